namespace ParIndex.Core.Rounds;

/// <summary>A verdict as far as its severity goes.</summary>
/// <param name="Appraiser">Who gave it.</param>
/// <param name="Code">The leaf.</param>
/// <param name="Claimed">Points the unit gave itself.</param>
/// <param name="Given">Points of the verdict.</param>
/// <param name="Max">Most points of the leaf, above 0.</param>
/// <param name="At">When.</param>
public readonly record struct SeverityPoint(Guid Appraiser, string Code, decimal Claimed, decimal Given, decimal Max, DateTime At);

/// <summary>How severe one appraiser is beside the others, and whether that changes in the course of the round.</summary>
/// <param name="Count">Verdicts.</param>
/// <param name="Taken">Mean share of the most points that was taken away, in percent; negative: given.</param>
/// <param name="Beside">The same less what all appraisers took away on the same leaves; above 0: more severe than they.</param>
/// <param name="Trend"><see cref="Beside"/> of the later half of the verdicts less that of the earlier half; null with fewer than four.</param>
public sealed record AppraiserDrift(Guid Appraiser, int Count, decimal Taken, decimal Beside, decimal? Trend)
{
    private const int FewestForTrend = 4;

    /// <summary>One row for each appraiser, the most severe first.</summary>
    public static IReadOnlyList<AppraiserDrift> Of(IEnumerable<SeverityPoint> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        var all = verdicts.Select(verdict => (verdict.Appraiser, verdict.Code, verdict.At, Taken: 100m * (verdict.Claimed - verdict.Given) / verdict.Max)).ToList();
        // Leaves differ in how often something is cut: who happens to judge the hard ones is not severe for that.
        var usual = all.GroupBy(one => one.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Average(one => one.Taken), StringComparer.Ordinal);
        return [.. all.GroupBy(one => one.Appraiser).Select(group =>
        {
            var own = group.OrderBy(one => one.At).Select(one => one.Taken - usual[one.Code]).ToList();
            var half = own.Count / 2;
            return new AppraiserDrift(group.Key, own.Count, group.Average(one => one.Taken), own.Average(), own.Count < FewestForTrend ? null : own.TakeLast(half).Average() - own.Take(half).Average());
        }).OrderByDescending(one => one.Beside).ThenBy(one => one.Appraiser)];
    }
}
