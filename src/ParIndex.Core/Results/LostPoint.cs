using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Results;

/// <summary>Points lost at one leaf (điểm bị trừ): how many, why, by whom, and what would win them back.</summary>
public sealed record LostPoint
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>Code of the field (top node).</summary>
    public required string Field { get; init; }

    /// <summary>Applicable maximum.</summary>
    public required decimal Max { get; init; }

    public required decimal Points { get; init; }

    /// <summary>Max − points, above 0.</summary>
    public decimal Lost => Max - Points;

    /// <summary>The rule step that cost the points; null when the rule is not known.</summary>
    public RuleStep? Step { get; init; }

    public CauseCategory Category { get; init; }

    /// <summary>Cause as stated; empty when none.</summary>
    public string Cause { get; init; } = "";

    public IReadOnlyList<string> Lead { get; init; } = [];

    public IReadOnlyList<string> Coordinators { get; init; } = [];

    public SourceKind Source { get; init; }

    /// <summary>Whether the same criterion lost points the year before; null when that year is not known.</summary>
    public bool? Recurs { get; init; }

    /// <summary>Least changes that win points back, from the rule's inverse; empty when the rule or figures are not known.</summary>
    public IReadOnlyList<RuleImprovement> WinBack { get; init; } = [];

    /// <summary>Belongs to the queue "chưa nêu": no cause or no lead stated.</summary>
    public bool IsUnexplained => Category == CauseCategory.Unstated || Lead.Count == 0;
}

/// <summary>Lost points of a group.</summary>
/// <param name="Name">Field code, agency, cause key or source kind.</param>
/// <param name="Lost">Points lost.</param>
/// <param name="Leaves">How many leaves.</param>
public sealed record LostTotal(string Name, decimal Lost, int Leaves);
