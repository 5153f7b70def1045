using ParIndex.Core.Numbers;

namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>
/// Points of survey criteria from ballots: maximum × Σ(worth × ballots) / valid ballots, items weighted. Blank and "do not know" are in
/// no divisor. With group weights an item's share is Σ weight × share of the group / Σ weights of groups that answered; without, every
/// ballot counts alike.
/// </summary>
public static class BallotPoints
{
    /// <summary>Decimals kept, so that parts of points up to 10,000,000 add up exactly.</summary>
    private const int Digits = 20;

    /// <summary>Points of one criterion; null when none of its items has a valid ballot.</summary>
    /// <param name="rule">The criterion.</param>
    /// <param name="ballots">Ballots of its items, others are passed over; those of one item and group are added.</param>
    /// <param name="groupWeights">Weight by group, 0 or more, every group that answers among them; null: ballots are pooled.</param>
    /// <exception cref="ArgumentException">A ballot count is negative, or a group has no weight.</exception>
    public static CriterionScore? Of(CriterionRule rule, IEnumerable<Ballots> ballots, IReadOnlyDictionary<string, decimal>? groupWeights = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(ballots);
        var byItem = ballots.ToLookup(cell => cell.Item, StringComparer.Ordinal);
        var items = rule.Items.Select(item => (Rule: item, Groups: Groups(item, byItem[item.Item], groupWeights))).ToList();
        var answered = items.Where(item => item.Groups.Count > 0).ToList();
        if (answered.Count == 0)
        {
            return null;
        }

        var weights = answered.Sum(item => item.Rule.Weight);
        var shares = answered.Select(item => item.Groups.Sum(group => group.Part * group.Sums.Earned / group.Sums.Valid)).ToList();
        var points = Rounding.Round(rule.Max * answered.Zip(shares, (item, share) => item.Rule.Weight * share).Sum() / weights, Digits);
        points = Math.Clamp(points, 0, rule.Max);
        var maxima = ExactParts.Of([.. answered.Select(item => rule.Max * item.Rule.Weight / weights)], rule.Max, Digits);
        var cells = answered.SelectMany((item, i) => item.Groups.Select(group => (Item: i, Group: group, Lost: maxima[i] * group.Part * (1 - (group.Sums.Earned / group.Sums.Valid))))).ToList();
        var lost = ExactParts.Of([.. cells.Select(cell => cell.Lost)], rule.Max - points, Digits);
        var parts = cells.Zip(lost, (cell, part) => (cell.Item, Part: new GroupPart(
            cell.Group.Name, cell.Group.Sums.People, cell.Group.Part, cell.Group.Sums.Earned / cell.Group.Sums.Valid, part,
            Rounding.Round(maxima[cell.Item] * cell.Group.Part * cell.Group.Sums.Step / cell.Group.Sums.Valid, Digits)))).ToLookup(pair => pair.Item, pair => pair.Part);
        return new CriterionScore(
            rule.Criterion, rule.Max, points,
            [.. answered.Select((item, i) => new ItemScore(item.Rule.Item, maxima[i], shares[i], [.. parts[i]]))],
            [.. items.Where(item => item.Groups.Count == 0).Select(item => item.Rule.Item)]);
    }

    private static List<Group> Groups(ItemRule rule, IEnumerable<Ballots> cells, IReadOnlyDictionary<string, decimal>? weights)
    {
        var groups = cells
            .Where(cell => rule.Asks(cell.Group))
            .GroupBy(cell => cell.Group, StringComparer.Ordinal)
            .Select(group => (group.Key, Sums: group.Aggregate(default(BallotSums), (sums, cell) => sums + Checked(cell).Under(rule))))
            .Where(group => group.Sums.Valid > 0)
            .Select(group => (group.Key, group.Sums, Weight: WeightOf(group.Key, weights) ?? group.Sums.Valid))
            .Where(group => group.Weight > 0)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var sum = groups.Sum(group => group.Weight);
        return [.. groups.Select(group => new Group(group.Key, group.Sums, group.Weight / sum))];
    }

    private static decimal? WeightOf(string group, IReadOnlyDictionary<string, decimal>? weights) =>
        weights is null ? null
        : weights.TryGetValue(group, out var weight) && weight >= 0 ? weight
        : throw new ArgumentException($"Group {group} has no weight, or a negative one.", nameof(weights));

    private static Ballots Checked(Ballots cell) => cell.Counts.All(count => count is { Weight: >= 0, People: >= 0 })
        ? cell
        : throw new ArgumentException($"Negative ballots of {cell.Item}.", nameof(cell));

    private readonly record struct Group(string Name, BallotSums Sums, decimal Part);
}
