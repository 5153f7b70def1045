using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Scenarios;

/// <summary>How a leaf moves the rank of its unit, all else as it stands.</summary>
/// <param name="Criterion">The leaf.</param>
/// <param name="Points">Points now.</param>
/// <param name="ToGain">Least change in points that gains a rank (below 0 for a penalty); null: this leaf alone cannot.</param>
/// <param name="RankGained">Rank after it; null with <paramref name="ToGain"/>.</param>
/// <param name="ToLose">Least change in points that loses a rank, below 0 but for a penalty; null: this leaf alone cannot.</param>
/// <param name="RankLost">Rank after it; null with <paramref name="ToLose"/>.</param>
/// <param name="BestPercent">Index with full points at this leaf (none for a penalty).</param>
/// <param name="BestRank">Rank with it.</param>
/// <param name="BestBand">Band with it.</param>
public sealed record LeafSensitivity(
    Criterion Criterion, decimal Points, decimal? ToGain, int? RankGained, decimal? ToLose, int? RankLost, decimal BestPercent, int BestRank, string? BestBand);

/// <summary>
/// Which leaves move the rank. Each candidate is scored as a result is scored, with the set's roundings and caps; all leaves are searched
/// at once, halving a grid of millionths of a point, so a change told always suffices and is at most a millionth too large.
/// </summary>
public static class RankSensitivity
{
    /// <summary>Grid of the search, in points.</summary>
    public const decimal Grain = 0.000_001m;

    /// <summary>Leaves in the order of the set; leaves that do not apply are left out.</summary>
    /// <param name="set">The set; its rules are not needed.</param>
    /// <param name="score">The unit's result.</param>
    /// <param name="standing">The other units.</param>
    public static IReadOnlyList<LeafSensitivity> Of(CriteriaSet set, UnitScore score, Standing standing)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(standing);
        var search = new LeafSearch(set, score);
        var rank = standing.RankOf(score.Percent ?? 0);
        var gain = search.Least(isBetter: true, percent => standing.RankOf(percent) < rank);
        var lose = search.Least(isBetter: false, percent => standing.RankOf(percent) > rank);
        var best = search.Percents(search.Limits(isBetter: true));
        var gained = search.Percents([.. search.Leaves.Select((leaf, i) => leaf.Points + (gain[i] ?? 0))]);
        var lost = search.Percents([.. search.Leaves.Select((leaf, i) => leaf.Points + (lose[i] ?? 0))]);
        return [.. search.Leaves.Select((leaf, i) => new LeafSensitivity(
            leaf.Criterion, leaf.Points,
            gain[i], gain[i] is null ? null : standing.RankOf(gained[i]),
            lose[i], lose[i] is null ? null : standing.RankOf(lost[i]),
            best[i], standing.RankOf(best[i]), Ranking.BandOf(best[i], set.Bands)))];
    }
}
