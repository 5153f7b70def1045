using ParIndex.Core.Scoring;

namespace ParIndex.Core.Reports;

/// <summary>Points of a part of the index: the whole, a field, what surveys decide …</summary>
/// <param name="Points">Points reached, every digit.</param>
/// <param name="Max">Applicable maximum.</param>
public sealed record PartPoints(decimal Points, decimal Max)
{
    /// <summary>Points over maximum × 100; 0 where the part has no maximum.</summary>
    public decimal Percent => Percentages.Of(Points, Max) ?? 0;

    /// <summary>Maximum − points.</summary>
    public decimal Lost => Max - Points;

    internal static PartPoints Sum(IEnumerable<(decimal Points, decimal Max)> leaves)
    {
        var (points, max) = (0m, 0m);
        foreach (var leaf in leaves)
            (points, max) = (points + leaf.Points, max + leaf.Max);

        return new PartPoints(points, max);
    }
}

/// <summary>A field with what it reached.</summary>
/// <param name="Code">Printed code: "3".</param>
/// <param name="Title">As in a sentence: "Cải cách thủ tục hành chính".</param>
/// <param name="Criteria">Criteria under it (level 2).</param>
/// <param name="SubCriteria">Sub-criteria under it (level 3 and below).</param>
/// <param name="Result">Points and maximum.</param>
public sealed record FieldResult(string Code, string Title, int Criteria, int SubCriteria, PartPoints Result)
{
    /// <summary>What of it surveys decide; a maximum of 0: nothing.</summary>
    public PartPoints Survey { get; init; } = new(0, 0);

    /// <summary>Leaves that lost points.</summary>
    public int LostLeaves { get; init; }

    /// <summary>The same field the year before; null when not known.</summary>
    public PartPoints? Before { get; init; }

    /// <summary>Percentage points won (above 0) or lost against the year before; null when not known. Maxima may have changed, so points are not compared.</summary>
    public decimal? Change => Before is null ? null : Result.Percent - Before.Percent;

    /// <summary>Its group by percent; null below the last.</summary>
    public string? Group { get; init; }
}

/// <summary>How the criteria set is built.</summary>
/// <param name="Fields">Nodes of level 1.</param>
/// <param name="Criteria">Nodes of level 2.</param>
/// <param name="SubCriteria">Nodes of level 3 and below.</param>
/// <param name="Leaves">Nodes that carry points of their own.</param>
public sealed record SetStructure(int Fields, int Criteria, int SubCriteria, int Leaves);

/// <summary>A rank among so many.</summary>
public sealed record RankPlace(int Rank, int Of);
