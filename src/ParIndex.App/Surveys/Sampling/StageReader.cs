using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Sizes;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>One stage of a design.</summary>
internal sealed class StageReader(FormReport report, Func<string, string> column)
{
    public static readonly WordList<SelectionMethod> Methods = new(
        (SelectionMethod.All, "all", "Toàn bộ"),
        (SelectionMethod.Simple, "simple", "Ngẫu nhiên đơn giản"),
        (SelectionMethod.Systematic, "systematic", "Hệ thống"),
        (SelectionMethod.PpsSystematic, "pps_systematic", "Hệ thống, xác suất tỷ lệ với quy mô"),
        (SelectionMethod.PpsBrewer, "pps_brewer", "Xác suất tỷ lệ với quy mô (Brewer)"));

    public static readonly WordList<AllocationRule> Allocations = new(
        (AllocationRule.Proportional, "proportional", "Tỷ lệ thuận"),
        (AllocationRule.Equal, "equal", "Chia đều"),
        (AllocationRule.Neyman, "neyman", "Neyman"));

    private static readonly string[] Counts = ["n", "take", "rate", "precision"];

    public StageDesign Read(MapReader part)
    {
        var method = part.Word("select", Methods);
        if (method is null && !part.Has("select"))
            part.TellMissing("select");

        var (n, take, rate) = (part.Integer("n"), part.Integer("take"), part.Number("rate"));
        var precision = part.Part("precision", Precise, new SetPlaces());
        var allocation = part.Word("allocation", Allocations);
        var deviations = Deviations(part);
        if (allocation == AllocationRule.Neyman && deviations.Count == 0)
            report.Error("sampling-neyman", part.PlaceOf("allocation"), "Phân bổ Neyman cần deviations (độ lệch chuẩn) hoặc shares (tỷ lệ) của từng tầng.", "Neyman allocation needs deviations or shares of each stratum.");

        return new StageDesign
        {
            Unit = part.Text("unit") is { } unit ? column(unit) : null,
            Strata = [.. part.Texts("strata").Select(column)],
            Method = method ?? SelectionMethod.Simple,
            Count = Count(part, method, n, take, rate, precision),
            Allocation = allocation ?? AllocationRule.Proportional,
            Deviations = deviations,
            Minimum = part.Integer("minimum") ?? 1,
            MinimumBy = [.. part.Texts("minimum_by").Select(column)],
            Order = [.. part.Texts("order").Select(column)],
            Measure = part.Text("measure") is { } measure ? column(measure) : null,
            Replacements = part.Integer("replacements") ?? 0,
        };
    }

    private StageCount Count(MapReader part, SelectionMethod? method, int? n, int? take, decimal? rate, Precision? precision)
    {
        var given = Counts.Where(part.Has).ToList();
        if (method == SelectionMethod.All ? given.Count > 0 : given.Count != 1)
        {
            report.Error(
                "sampling-count", part.Place,
                method == SelectionMethod.All ? $"Chọn toàn bộ (all) thì không ghi {string.Join(", ", given)}." : "Mỗi giai đoạn ghi đúng một trong n, take, rate, precision.",
                method == SelectionMethod.All ? $"A census (all) takes no {string.Join(", ", given)}." : "Each stage takes exactly one of n, take, rate, precision.");
        }

        return n is { } total ? new StageCount.Total(total)
            : take is { } each ? new StageCount.Take(each)
            : rate is { } share ? new StageCount.Rate((double)share)
            : precision is not null ? new StageCount.Computed(precision)
            : new StageCount.Census();
    }

    /// <summary>Design effect as such, or from the take of a cluster and the correlation within.</summary>
    private Precision Precise(MapReader part)
    {
        var margin = (double)part.RequiredNumber("margin");
        var effect = (double?)part.Number("design_effect");
        var correlation = (double?)part.Number("icc");
        var take = (double?)part.Number("cluster_take");
        if (correlation is null != take is null || (effect is not null && correlation is not null) || correlation is < 0 or > 1)
        {
            report.Error(
                "sampling-effect", part.Place, "Hệ số thiết kế: ghi design_effect, hoặc cả icc (0 đến 1) và cluster_take.",
                "Design effect: give design_effect, or both icc (0 to 1) and cluster_take.");
        }

        var usual = new Precision { Margin = margin };
        return usual with
        {
            Confidence = (double?)part.Number("confidence") ?? usual.Confidence,
            Share = (double?)part.Number("share") ?? usual.Share,
            DesignEffect = correlation is { } icc && take is { } each ? SampleSize.ClusterEffect(each, icc) : effect ?? usual.DesignEffect,
            Response = (double?)part.Number("response") ?? usual.Response,
        };
    }

    /// <summary>Standard deviations by stratum; a share p stands for √(p(1 − p)).</summary>
    private Dictionary<string, double> Deviations(MapReader part)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, isShare) in new[] { ("deviations", false), ("shares", true) })
        {
            foreach (var (stratum, text) in part.Pairs(name))
            {
                if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || (isShare && value > 1) || !found.TryAdd(stratum, isShare ? Math.Sqrt(value * (1 - value)) : value))
                {
                    report.Error(
                        "sampling-deviation", part.PlaceOf(name), $"{name}, tầng “{stratum}”: ghi một số{(isShare ? " từ 0 đến 1" : " từ 0")}, mỗi tầng một lần.",
                        $"{name}, stratum “{stratum}”: write a number {(isShare ? "from 0 to 1" : "from 0")}, once for each stratum.");
                }
            }
        }

        return found;
    }
}
