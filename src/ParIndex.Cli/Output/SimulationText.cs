using System.Globalization;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Output;

/// <summary>A simulation as a table a person reads.</summary>
internal static class SimulationText
{
    private const int LeavesShown = 15;

    public static void Print(Terminal terminal, SimulationReport report)
    {
        if (report.Plan.Title.Length > 0) terminal.Line($"# {report.Plan.Title}");
        var recipe = report.Recipe;
        terminal.Line(terminal.Say(new(
            $"{recipe.Draws} lần mô phỏng, mầm {recipe.Seed}; dữ liệu {recipe.Digest[..12]}.", $"{recipe.Draws} draws, seed {recipe.Seed}; data {recipe.Digest[..12]}.")));
        foreach (var source in recipe.Sources)
        {
            terminal.Line($"- {source.Name}: {terminal.Say(source.Method)}");
        }

        terminal.Line();
        Units(terminal, report);
        foreach (var pair in report.Pairs)
        {
            terminal.Line(terminal.Say(new(
                $"{pair.Unit} xếp trên {pair.Other}: {Share(pair.Before, terminal)} (đồng hạng {Share(pair.Equal, terminal)})",
                $"{pair.Unit} before {pair.Other}: {Share(pair.Before, terminal)} (equal {Share(pair.Equal, terminal)})")));
        }

        if (report.Plan.Focus is { } focus)
        {
            Sources(terminal, report, report.Units[focus]);
            Leaves(terminal, report);
        }
    }

    private static void Units(Terminal terminal, SimulationReport report)
    {
        var questions = report.Plan.Questions;
        var hasBefore = questions.Before.Count > 0;
        var width = Math.Max(6, report.Units.Max(unit => unit.Unit.Length));
        terminal.Line(string.Concat(
            terminal.Say(new("hạng  ", "rank  ")), terminal.Say(new("đơn vị", "unit")).PadRight(width), terminal.Say(new("   chỉ số nhóm", "    index band")),
            terminal.Say(new("  hạng: ", "  rank: ")), string.Join(' ', questions.Quantiles.Select(p => Share(p, terminal).PadLeft(6))),
            string.Concat(questions.RankAtMost.Select(rank => $"≤ {rank}".PadLeft(8))), hasBefore ? terminal.Say(new("  hơn năm trước", "  above last year")) : ""));
        foreach (var unit in report.Units.OrderBy(unit => unit.Rank).ThenBy(unit => unit.Unit, Comparer<string>.Create(VietnameseText.Compare)))
        {
            terminal.Line(string.Concat(
                unit.Rank.ToString(CultureInfo.InvariantCulture).PadLeft(4), "  ", unit.Unit.PadRight(width), Figures.Fixed(unit.Percent, 2, terminal.Language).PadLeft(9), " ",
                (unit.Band ?? "–").PadRight(4), "        ", string.Join(' ', unit.Quantiles.Select(quantile => Rank(quantile.Rank, terminal).PadLeft(6))),
                string.Concat(unit.RankChances.Select(chance => Share(chance.Probability, terminal).PadLeft(8))),
                hasBefore ? "  " + (unit.AboveBefore is { } above ? Share(above, terminal) : "–") : ""));
        }

        terminal.Line();
    }

    private static void Sources(Terminal terminal, SimulationReport report, UnitOutcome unit)
    {
        terminal.Line();
        terminal.Line(terminal.Say(new($"## {unit.Unit}: khi chỉ có một nguồn", $"## {unit.Unit}: each source alone")));
        foreach (var bar in report.Tornado)
        {
            var share = bar.Share is { } part ? $" ({Share(part, terminal)})" : "";
            terminal.Line(terminal.Say(new(
                $"- {bar.Source ?? "Tất cả"}: chỉ số {Figure(bar.Low.Percent, terminal)}–{Figure(bar.High.Percent, terminal)}, hạng {Ranks(bar, terminal)}{share}",
                $"- {bar.Source ?? "All"}: index {Figure(bar.Low.Percent, terminal)}–{Figure(bar.High.Percent, terminal)}, rank {Ranks(bar, terminal)}{share}")));
        }

        foreach (var band in unit.Bands)
        {
            terminal.Line(terminal.Say(new($"- nhóm {band.Band ?? "–"}: {Share(band.Probability, terminal)}", $"- band {band.Band ?? "–"}: {Share(band.Probability, terminal)}")));
        }
    }

    private static void Leaves(Terminal terminal, SimulationReport report)
    {
        var moving = report.Sensitivity.Where(leaf => leaf.ToGain is not null).OrderBy(leaf => Math.Abs(leaf.ToGain!.Value)).ToList();
        terminal.Line();
        terminal.Line(terminal.Say(new(
            $"## Tiêu chí tự nó đưa lên được một hạng: {moving.Count} trên {report.Sensitivity.Count}", $"## Leaves that alone gain a rank: {moving.Count} of {report.Sensitivity.Count}")));
        foreach (var leaf in moving.Take(LeavesShown))
        {
            var gain = Figures.Exact(leaf.ToGain!.Value, terminal.Language);
            terminal.Line(terminal.Say(new(
                $"- {leaf.Criterion.Code} {leaf.Criterion.Title}: thêm {gain} điểm lên hạng {leaf.RankGained}; tối đa thì hạng {leaf.BestRank}",
                $"- {leaf.Criterion.Code} {leaf.Criterion.Title}: {gain} points more give rank {leaf.RankGained}; full points rank {leaf.BestRank}")));
        }
    }

    private static string Ranks(TornadoBar bar, Terminal terminal) => $"{Rank(bar.Low.Rank, terminal)}–{Rank(bar.High.Rank, terminal)}";

    private static string Rank(double rank, Terminal terminal) => Figures.Short((decimal)rank, 1, terminal.Language);

    private static string Figure(double value, Terminal terminal) => Figures.Fixed((decimal)value, 2, terminal.Language);

    private static string Share(double share, Terminal terminal) => Figures.Short((decimal)share * 100, 1, terminal.Language) + " %";
}
