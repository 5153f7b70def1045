using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Reports;

/// <summary>
/// The yearly analysis of a unit's index, computed from results alone: structure of the set, result by part and field, groups, lost points with cause and
/// responsible agency, and what next year's plan proposes. Texts of the report print these values; nothing is stated twice.
/// </summary>
public sealed record AnalysisReport
{
    /// <summary>Whose result it is, in full: "tỉnh Đắk Nông".</summary>
    public required string Unit { get; init; }

    public required int Year { get; init; }

    public required SetStructure Structure { get; init; }

    /// <summary>The index: the sum of the fields.</summary>
    public required PartPoints Total { get; init; }

    /// <summary>What is appraised or taken from statistics, in unrounded leaf points.</summary>
    public required PartPoints Appraised { get; init; }

    /// <summary>What surveys decide, in unrounded leaf points; a maximum of 0: nothing.</summary>
    public required PartPoints Survey { get; init; }

    /// <summary>The survey of leaders, managers and People's Council delegates, part of <see cref="Survey"/>.</summary>
    public required PartPoints Leaders { get; init; }

    /// <summary>The satisfaction index of citizens (SIPAS), part of <see cref="Survey"/>.</summary>
    public required PartPoints Sipas { get; init; }

    /// <summary>In the order of the set.</summary>
    public required IReadOnlyList<FieldResult> Fields { get; init; }

    /// <summary>Group of the total; null below the last.</summary>
    public string? Group { get; init; }

    /// <summary>Fields by group, codes best first.</summary>
    public required IReadOnlyList<AchievementGroup> FieldGroups { get; init; }

    /// <summary>Rank among the units of the ranking; null when not known.</summary>
    public RankPlace? Rank { get; init; }

    /// <summary>Rank of the year before; null when not known.</summary>
    public RankPlace? RankBefore { get; init; }

    /// <summary>The total of the year before; null when not known.</summary>
    public PartPoints? Before { get; init; }

    /// <summary>Points won (above 0) or lost against the year before; null when that year is not known or had another maximum.</summary>
    public decimal? Change => Before?.Max == Total.Max ? Total.Points - Before.Points : null;

    /// <summary>Results of all units; null when not known.</summary>
    public RankedResults? Peers { get; init; }

    /// <summary>Units by group, best first; empty when <see cref="Peers"/> is not known.</summary>
    public IReadOnlyList<AchievementGroup> UnitGroups { get; init; } = [];

    /// <summary>Leaves at their maximum.</summary>
    public required int FullLeaves { get; init; }

    /// <summary>Leaves that lost every point.</summary>
    public required int ZeroLeaves { get; init; }

    /// <summary>Codes of leaves without points: the result is not complete while there are any.</summary>
    public required IReadOnlyList<string> Unscored { get; init; }

    /// <summary>Lost points with cause and agencies.</summary>
    public required LostPointLedger Ledger { get; init; }

    /// <summary>Next year's draft: a target, task and lead for each leaf.</summary>
    public required ImprovementPlan Plan { get; init; }

    /// <summary>The result with sums and percents computed anew from its leaves; printed as an appendix.</summary>
    public required OfficialTable Table { get; init; }

    /// <summary>Fields with the highest percent, best first: two, or fewer where the set has few. Where all are alike, none.</summary>
    public IReadOnlyList<FieldResult> Best => [.. Ordered.Take(Told).Where(part => part.Result.Percent > Ordered[^1].Result.Percent)];

    /// <summary>Fields with the lowest percent, worst first; none of them is among <see cref="Best"/>.</summary>
    public IReadOnlyList<FieldResult> Worst => [.. Ordered.Reverse().Take(Told).Where(part => part.Result.Percent < Ordered[0].Result.Percent)];

    private IReadOnlyList<FieldResult> Ordered => [.. Fields.OrderByDescending(part => part.Result.Percent)];

    private int Told => Math.Min(2, Fields.Count / 2);

    /// <summary>The report of a result.</summary>
    /// <param name="source">What it is made from.</param>
    public static AnalysisReport Of(ReportSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new ReportBuilder(source).Build();
    }
}
