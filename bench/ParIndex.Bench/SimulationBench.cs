using System.Globalization;
using ParIndex.App.Analysis;
using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.Bench;

/// <summary>10,000 draws of 63 units × 100 leaves: all sources at once, and weight noise alone against base R's matrices.</summary>
internal static class SimulationBench
{
    private const int Units = 63;
    private const int Leaves = 100;
    private const int Draws = 10_000;

    public static void Run()
    {
        Console.WriteLine($"Simulation: {Units} units × {Leaves} leaves × {Draws:N0} draws");
        var sources = Simulation.Of(Data(weights: false), Sources());
        var full = Measure.Seconds(() => sources.Run(1, Draws, AllCores.Run).Units(new(), AllCores.Run));
        Measure.Row("survey error, cuts, yearly change; all summaries", full, $"{(double)Units * Leaves * Draws / full,14:N0} cells/s");
        var oneCore = Measure.Seconds(() => sources.Run(1, Draws).Units(new()), runs: 3);
        Measure.Row("the same on one core", oneCore, $"{(double)Units * Leaves * Draws / oneCore,14:N0} cells/s");

        var weights = Simulation.Of(Data(weights: true), [new WeightNoise("weights", 0.2)]);
        var noise = Measure.Seconds(() => weights.Run(1, Draws, AllCores.Run).Units(new(), AllCores.Run));
        Measure.Row("weight noise at three levels; all summaries", noise, $"{Draws / noise,14:N0} draws/s");
        noise = Measure.Seconds(() => weights.Run(1, Draws).Units(new()));
        Measure.Row("the same on one core", noise, $"{Draws / noise,14:N0} draws/s");
        Console.WriteLine("  (bench/simulation/run sets the weight noise beside base R on one file)");
    }

    /// <summary>One specification, several times: the best seconds on the last line, the intervals in a file.</summary>
    public static void RunFile(string spec, int draws, string target)
    {
        var plan = SimulationSpecFile.Read(spec).Plan ?? throw new InvalidOperationException("The specification cannot be used.");
        IReadOnlyList<UnitOutcome> units = [];
        var best = double.MaxValue;
        for (var i = 0; i < 7; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            units = plan.Simulation.Run(plan.Seed, draws, AllCores.Run).Units(plan.Questions, AllCores.Run);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        File.WriteAllLines(target, units
            .Select(unit => string.Create(CultureInfo.InvariantCulture, $"{unit.Unit},{unit.Rank},{unit.MedianRank},{unit.Quantiles[0].Rank},{unit.Quantiles[2].Rank},{unit.Percent}"))
            .Prepend("unit,rank,med,q5,q95,score"));
        Console.WriteLine(best.ToString("F4", CultureInfo.InvariantCulture));
    }

    private static SimulationData Data(bool weights)
    {
        var random = 2463534242u;
        var leaves = Enumerable.Range(1, Leaves).Select(leaf => new SimulatedLeaf(string.Create(CultureInfo.InvariantCulture, $"I{leaf}"), weights ? 100 : 1)).ToList();
        var points = leaves.Select(leaf => Enumerable.Range(0, Units).Select(_ => (decimal?)(leaf.Max * (Next() % 4001 + 6000) / 10_000m)).ToArray()).ToList();
        var nodes = leaves.Select((leaf, i) => new NodeWeight(leaf.Code, $"C{i * 38 / Leaves}", Next() % 16 + 5))
            .Concat(Enumerable.Range(0, 38).Select(group => new NodeWeight($"C{group}", $"A{group * 8 / 38}", Next() % 40 + 20)))
            .Concat(Enumerable.Range(0, 8).Select(area => new NodeWeight($"A{area}", null, Next() % 100 + 50))).ToList();
        var tree = weights ? WeightTree.Of(nodes, [.. leaves.Select(leaf => leaf.Code)], out _) : null;
        return SimulationData.Of([.. Enumerable.Range(1, Units).Select(unit => string.Create(CultureInfo.InvariantCulture, $"U{unit:00}"))], leaves, points, tree);

        uint Next()
        {
            random ^= random << 13;
            random ^= random >> 17;
            return random ^= random << 5;
        }
    }

    /// <summary>Every leaf changes from year to year; 30 come from surveys, the other 70 may be cut.</summary>
    private static List<UncertaintySource> Sources() =>
    [
        new YearlyChange("change", Table(_ => 0.005), Table(_ => 0.06)),
        new SurveyError("survey", Table(leaf => leaf < 30 ? 0.02 : 0), 0.3),
        new AppraiserCut("cuts", Table(leaf => leaf < 30 ? 0 : 0.15), Table(_ => 0.3), Table(_ => 0.15)),
    ];

    private static double[][] Table(Func<int, double> ofLeaf) =>
        UncertaintySource.ByLeaf([.. Enumerable.Range(0, Leaves).Select(ofLeaf)], Units);
}
