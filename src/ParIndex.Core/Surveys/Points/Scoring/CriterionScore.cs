namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>Points of a survey criterion with the item × group parts of what was lost. All sums hold to the last digit.</summary>
/// <param name="Criterion">Code in the criteria set.</param>
/// <param name="Max">Maximum points.</param>
/// <param name="Points">Maximum × weighted mean share, to 20 decimals.</param>
/// <param name="Items">Items with valid ballots; their maxima sum to <paramref name="Max"/>, their points to <paramref name="Points"/>.</param>
/// <param name="Unanswered">Items without a valid ballot: left out, the others share their weight.</param>
public sealed record CriterionScore(string Criterion, decimal Max, decimal Points, IReadOnlyList<ItemScore> Items, IReadOnlyList<string> Unanswered)
{
    public decimal Lost => Max - Points;
}

/// <summary>One item of a criterion.</summary>
/// <param name="Item">Field of the questionnaire.</param>
/// <param name="Max">Its part of the criterion's maximum.</param>
/// <param name="Share">Share of full marks, 0 to 1.</param>
/// <param name="Groups">Groups with valid ballots.</param>
public sealed record ItemScore(string Item, decimal Max, decimal Share, IReadOnlyList<GroupPart> Groups)
{
    public decimal Lost => Groups.Sum(group => group.Lost);

    public decimal Points => Max - Lost;

    /// <summary>Points that one better option in every ballot would bring.</summary>
    public decimal Step => Groups.Sum(group => group.Step);

    public int People => Groups.Sum(group => group.People);
}

/// <summary>What one group takes from one item.</summary>
/// <param name="Group">Group; empty when nobody is told apart.</param>
/// <param name="People">People with a valid answer.</param>
/// <param name="Part">Its part in the item's mean, 0 to 1; the parts of an item sum to 1.</param>
/// <param name="Share">Share of full marks within the group, 0 to 1.</param>
/// <param name="Lost">Points lost: item's maximum × part × (1 − share).</param>
/// <param name="Step">Points that one better option in every ballot of the group would bring.</param>
public sealed record GroupPart(string Group, int People, decimal Part, decimal Share, decimal Lost, decimal Step);
