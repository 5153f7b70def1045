using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Criteria;

namespace ParIndex.Core.Tests.Analysis;

/// <summary>Small data sets of our own for simulations.</summary>
internal static class SimulationExamples
{
    public static readonly IReadOnlyList<Band> Bands = [new("A", 90), new("B", 80), new("C", 70)];

    /// <summary>Five units × four leaves, maxima 40, 30, 20, 10. An and Bảo tie exactly: 0.1 + 0.2 against 0.3.</summary>
    public static SimulationData Five(TiePolicy ties = TiePolicy.Competition, bool isWeighted = false)
    {
        IReadOnlyList<SimulatedLeaf> leaves = [new("1.1", 40), new("1.2", 30), new("2.1", 20), new("2.2", 10)];
        IReadOnlyList<decimal?[]> points =
        [
            [38m, 38m, 36m, 30m, 20m],
            [28.1m, 28.3m, 25m, 27m, 10m],
            [18.2m, 18m, 15m, 12m, 20m],
            [9m, 9m, 10m, 8.5m, 0m],
        ];
        return SimulationData.Of(["An", "Bảo", "Cường", "Dũng", "Em"], leaves, points, isWeighted ? Tree(leaves) : null, ties, Bands);
    }

    public static double[][] Table(SimulationData data, Func<int, int, double> valueOf) =>
        [.. Enumerable.Range(0, data.Leaves.Count).Select(leaf => Enumerable.Range(0, data.Units.Count).Select(unit => valueOf(leaf, unit)).ToArray())];

    public static double[][] Table(SimulationData data, double value) => Table(data, (_, _) => value);

    /// <summary>Every kind of source that moves points.</summary>
    public static IReadOnlyList<UncertaintySource> PointSources(SimulationData data) =>
    [
        new YearlyChange("change", Table(data, 0.01), Table(data, 0.05), 0.2),
        new ResampledChange("history", [[0.1, -0.05, 0], [0, 0.02, -0.3], [0, 0, 0], [0.5, 0, 0.1]], [true, false, true, true, true]),
        new SurveyError("survey", Table(data, (leaf, _) => leaf == 2 ? 0.8 : 0), 0.5),
        new AppraiserCut("cuts", Table(data, (leaf, unit) => leaf < 2 ? 0.1 + (0.1 * unit) : 0), Table(data, 0.2), Table(data, 0.1)),
    ];

    private static WeightTree Tree(IReadOnlyList<SimulatedLeaf> leaves) => WeightTree.Of(
        [new("2", null, 30), new("1", "", 70), .. leaves.Select(leaf => new NodeWeight(leaf.Code, leaf.Code[..1], leaf.Max))],
        [.. leaves.Select(leaf => leaf.Code)], out _)!;
}
