using ParIndex.App.Analysis.Published;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>Plots of what-if and simulations, built from the figures of a page.</summary>
internal static class AnalysisPlots
{
    private const int MostBars = 15;
    private const int MostIntervals = 40;

    /// <summary>How far each leaf alone could lift the index, widest first.</summary>
    /// <param name="texts">Language.</param>
    /// <param name="now">As things stand.</param>
    /// <param name="movers">Leaves that can gain, greatest first.</param>
    /// <param name="from">The result.</param>
    public static Plot Tornado(Texts texts, ScenarioResult now, IReadOnlyList<LeafSensitivity> movers, UnitCase from)
    {
        var shown = movers.Take(MostBars).ToList();
        return new Plot(PlotKind.Range, texts["Chỉ số nếu từng tiêu chí đạt tối đa"])
        {
            Note = from.IsRanked ? texts["Từ chỉ số hiện tại đến chỉ số khi riêng tiêu chí ấy đạt tối đa; trong ngoặc là thứ hạng khi đó"] : texts["Từ chỉ số hiện tại đến chỉ số khi riêng tiêu chí ấy đạt tối đa"],
            Labels = [.. shown.Select(leaf => from.IsRanked ? texts["{0} (hạng {1})", Shorten(leaf), leaf.BestRank] : Shorten(leaf))],
            FullLabels = [.. shown.Select(leaf => $"{leaf.Criterion.Code}. {leaf.Criterion.Title}")],
            LabelName = texts["Tiêu chí"],
            Source = from.Result.Source,
            Series =
            [
                new(texts["Hiện tại"], [.. shown.Select(_ => now.Percent)]),
                new(texts["Đạt tối đa"], [.. shown.Select(leaf => (decimal?)leaf.BestPercent)]),
            ],
        };
    }

    /// <summary>Intervals of ranks, best unit first; of many units those around the one that stands out.</summary>
    public static Plot Intervals(Texts texts, PathString root, SimulateModel page)
    {
        var units = page.Answer!.Units.Select((outcome, i) => (Outcome: outcome, page.Results.Units[i].UnitId, Number: i)).ToList();
        var first = page.Mine < 0 ? 0 : Math.Clamp(page.Mine - (MostIntervals / 2), 0, Math.Max(0, units.Count - MostIntervals));
        var shown = units.Skip(first).Take(MostIntervals).ToList();
        return new Plot(PlotKind.Range, shown.Count == units.Count ? texts["Khoảng hạng 90%"] : texts["Khoảng hạng 90%: {0} đơn vị từ hạng {1}", shown.Count, shown[0].Outcome.Rank])
        {
            Note = texts["Vạch đứng là hạng hiện tại"],
            Labels = [.. shown.Select(unit => unit.Outcome.Unit)],
            Links = [.. shown.Select(unit => (string?)$"{root}/don-vi/{UnitSlug.Of(unit.UnitId)}")],
            LabelName = texts["Đơn vị"],
            Highlight = page.Mine < 0 ? null : page.Mine - first,
            Min = 1,
            Digits = 0,
            Series =
            [
                new(texts["Hạng tốt nhất"], [.. shown.Select(unit => (decimal?)unit.Outcome.Quantiles[0].Rank)]),
                new(texts["Hạng kém nhất"], [.. shown.Select(unit => (decimal?)unit.Outcome.Quantiles[2].Rank)]),
                new(texts["Hạng hiện tại"], [.. shown.Select(unit => (decimal?)unit.Outcome.Rank)]),
            ],
        };
    }

    /// <summary>Ranks that nine tenths of the draws fall between: "3 – 7".</summary>
    public static string Ranks(UnitOutcome unit)
    {
        var (best, worst) = (Show.Points((decimal)unit.Quantiles[0].Rank, 0), Show.Points((decimal)unit.Quantiles[2].Rank, 0));
        return best == worst ? best : $"{best} – {worst}";
    }

    /// <summary>A least change, rounded away from zero to three digits so that what is shown suffices.</summary>
    public static string Needed(decimal? change) => change is { } least ? Show.Change((least < 0 ? -1 : 1) * decimal.Ceiling(Math.Abs(least) * 1000) / 1000, 3) : Show.None;

    private static string Shorten(LeafSensitivity leaf)
    {
        var title = leaf.Criterion.Title;
        return $"{leaf.Criterion.Code} " + (title.Length <= 60 ? title : title[..Math.Max(title.LastIndexOf(' ', 59), 30)] + " …");
    }
}
