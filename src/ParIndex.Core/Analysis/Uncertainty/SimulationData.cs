using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>A leaf of the index in a simulation.</summary>
/// <param name="Code">Code, unique.</param>
/// <param name="Max">Maximum points, above 0.</param>
/// <param name="Title">For people; empty when unknown.</param>
public sealed record SimulatedLeaf(string Code, decimal Max, string Title = "");

/// <summary>
/// Results of units × leaves to be simulated. Nominal results are computed here and stay decimal, as everywhere. Draws are
/// <c>double</c>: a draw is a random number with a standard error of its own, the sixteenth digit of which means nothing, and nothing
/// drawn is ever published as somebody's points.
/// </summary>
public sealed class SimulationData
{
    /// <summary>Most units × leaves.</summary>
    public const int MostCells = 4_000_000;

    private SimulationData(IReadOnlyList<string> units, IReadOnlyList<SimulatedLeaf> leaves, IReadOnlyList<decimal?[]> points) =>
        (Units, Leaves, Points) = (units, leaves, points);

    public IReadOnlyList<string> Units { get; }

    public IReadOnlyList<SimulatedLeaf> Leaves { get; }

    /// <summary>Points by leaf, then unit; null: does not apply, and leaves the maximum of the unit.</summary>
    public IReadOnlyList<decimal?[]> Points { get; }

    /// <summary>Weights of a composite index; null: the index is the plain sum of points over the applicable maximum.</summary>
    public WeightTree? Weights { get; private init; }

    public TiePolicy Ties { get; private init; }

    /// <summary>Bands by percent; empty when there are none.</summary>
    public IReadOnlyList<Band> Bands { get; private init; } = [];

    /// <summary>Points by unit that no source moves and no maximum counts: bonus less penalty; empty when there are none.</summary>
    public IReadOnlyList<decimal> Outside { get; private init; } = [];

    /// <summary>Points by unit without any uncertainty; in a composite index those of the index, 0 to 100.</summary>
    public decimal[] NominalPoints { get; private init; } = [];

    /// <summary>Index by unit, 0 to 100.</summary>
    public decimal[] NominalPercents { get; private init; } = [];

    public int[] NominalRanks { get; private init; } = [];

    /// <summary>Checks and ranks results.</summary>
    /// <param name="units">Names, unique.</param>
    /// <param name="leaves">Codes are unique.</param>
    /// <param name="points">By leaf, then unit, within [0, max].</param>
    /// <param name="weights">Weights of every leaf; null: plain sums.</param>
    /// <param name="ties">Rule for equal results.</param>
    /// <param name="bands">Bands of the set.</param>
    /// <param name="totals">Scored totals where the set rounds inside, so that nominal results are the published ones; null: sums of leaves.</param>
    /// <param name="outside">Bonus less penalty by unit, in plain sums; null: none.</param>
    /// <exception cref="ArgumentException">Lengths differ, or points lie outside [0, max].</exception>
    public static SimulationData Of(
        IReadOnlyList<string> units, IReadOnlyList<SimulatedLeaf> leaves, IReadOnlyList<decimal?[]> points,
        WeightTree? weights = null, TiePolicy ties = TiePolicy.Competition, IReadOnlyList<Band>? bands = null, IReadOnlyList<ResultRow>? totals = null,
        IReadOnlyList<decimal>? outside = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(points);
        Check(units, leaves, points, weights, totals);
        if (outside is not null && (weights is not null || outside.Count != units.Count)) throw new ArgumentException("One for each unit, in plain sums.", nameof(outside));
        var nominal = new decimal[units.Count];
        var percents = new decimal[units.Count];
        for (var unit = 0; unit < nominal.Length; unit++)
        {
            var (sum, max) = totals is null ? Sum(leaves, points, weights, unit, outside?[unit] ?? 0) : (totals[unit].Points, totals[unit].Max);
            percents[unit] = Percentages.Of(sum, max) ?? 0;
            nominal[unit] = weights is null ? sum : percents[unit];
        }

        return new SimulationData(units, leaves, points)
        {
            Weights = weights, Ties = ties, Bands = bands ?? [], Outside = outside ?? [],
            NominalPoints = nominal, NominalPercents = percents, NominalRanks = Ranking.Rank(percents, ties),
        };
    }

    private static (decimal Points, decimal Max) Sum(IReadOnlyList<SimulatedLeaf> leaves, IReadOnlyList<decimal?[]> points, WeightTree? weights, int unit, decimal outside)
    {
        var (sum, max) = (outside, 0m);
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            if (points[leaf][unit] is { } value)
            {
                var weight = weights?.LeafWeights[leaf];
                sum += weight is null ? value : weight.Value * value / leaves[leaf].Max;
                max += weight ?? leaves[leaf].Max;
            }
        }

        return (sum, max);
    }

    private static void Check(
        IReadOnlyList<string> units, IReadOnlyList<SimulatedLeaf> leaves, IReadOnlyList<decimal?[]> points, WeightTree? weights, IReadOnlyList<ResultRow>? totals)
    {
        if (units.Count == 0 || leaves.Count == 0 || (long)units.Count * leaves.Count > MostCells)
        {
            throw new ArgumentException($"One unit and one leaf at least, {MostCells} cells at most.", nameof(points));
        }

        if (points.Count != leaves.Count || points.Any(column => column.Length != units.Count)
            || (weights is not null && weights.LeafWeights.Count != leaves.Count) || (totals is not null && totals.Count != units.Count))
        {
            throw new ArgumentException("A column a leaf, a cell a unit, a weight a leaf.", nameof(points));
        }

        if (units.Distinct(StringComparer.Ordinal).Count() < units.Count || leaves.DistinctBy(leaf => leaf.Code, StringComparer.Ordinal).Count() < leaves.Count)
        {
            throw new ArgumentException("A unit or leaf is repeated.", nameof(units));
        }

        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            if (leaves[leaf].Max <= 0 || points[leaf].Any(value => value < 0 || value > leaves[leaf].Max))
            {
                throw new ArgumentException($"Points of {leaves[leaf].Code} lie outside 0 to its maximum.", nameof(points));
            }
        }
    }
}
