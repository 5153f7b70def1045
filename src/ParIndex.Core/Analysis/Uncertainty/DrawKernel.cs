using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>Data and sources made ready for drawing; read by all threads, changed by none.</summary>
internal sealed class DrawKernel
{
    public DrawKernel(SimulationData data, IReadOnlyList<UncertaintySource> sources)
    {
        Data = data;
        var (leaves, units) = (data.Leaves.Count, data.Units.Count);
        Points = ColumnTable.Of(leaves, units, (leaf, unit) => (double)(data.Points[leaf][unit] ?? 0));
        Max = ColumnTable.Of(leaves, units, (leaf, unit) => data.Points[leaf][unit] is null ? 0 : (double)data.Leaves[leaf].Max);
        Noises = [.. sources.Where(source => source is not WeightNoise).Select(NoiseOf)];
        if (data.Weights is { } tree)
        {
            Weights = new WeightDraw(tree, sources.OfType<WeightNoise>());
        }

        Shares = [.. Enumerable.Range(0, leaves).Select(leaf => ShareOf(leaf, data.Weights is null ? 1 : (double)data.Weights.LeafWeights[leaf]))];
        NoisyLeaves = [.. Enumerable.Range(0, leaves).Where(leaf => Array.Exists(Noises, noise => noise.Touches(leaf)))];
        StillLeaves = [.. Enumerable.Range(0, leaves).Except(NoisyLeaves)];
        Outside = new double[Points.Length];
        for (var unit = 0; unit < data.Outside.Count; unit++)
        {
            Outside[unit] = (double)data.Outside[unit];
        }

        AllLeaves = [.. Enumerable.Range(0, leaves)];
        HasGaps = data.Points.Any(column => column.Any(value => value is null));
        Length = Points.Length;
    }

    public SimulationData Data { get; }

    /// <summary>Length of columns over units.</summary>
    public int Length { get; }

    public ColumnTable Points { get; }

    /// <summary>Maximum of each cell; 0 where the leaf does not apply.</summary>
    public ColumnTable Max { get; }

    public CellNoise[] Noises { get; }

    /// <summary>Leaves some source moves, and the others.</summary>
    public int[] NoisyLeaves { get; }

    public int[] StillLeaves { get; }

    public int[] AllLeaves { get; }

    /// <summary>Bonus less penalty by unit, in plain sums.</summary>
    public double[] Outside { get; }

    /// <summary>Weights of a composite index; null: plain sums.</summary>
    public WeightDraw? Weights { get; }

    /// <summary>Whether the shares of leaves change from draw to draw.</summary>
    public bool HasMovingWeights => Weights is { IsStill: false };

    /// <summary>What one point of a leaf adds: 1 in plain sums, share / maximum in a composite index.</summary>
    public double[] Shares { get; }

    /// <summary>Whether some leaf does not apply to some unit.</summary>
    public bool HasGaps { get; }

    /// <summary>What one point of a leaf adds when the leaf has this share of the index.</summary>
    public double ShareOf(int leaf, double share) => Weights is null ? 1 : share / (double)Data.Leaves[leaf].Max;

    private CellNoise NoiseOf(UncertaintySource source)
    {
        var stream = CounterRandom.Stream(source.Name);
        return source switch
        {
            SurveyError error => new NormalNoise(stream, Table((_, _) => 0), Table((leaf, unit) => error.StandardErrors[leaf][unit]), error.Correlation),
            JointError error => new JointNoise(stream, [.. error.Loadings.Select(factor => Table((leaf, unit) => factor[leaf][unit]))]),
            YearlyChange change => new NormalNoise(
                stream, Table((leaf, unit) => change.Means[leaf][unit] * MaxOf(leaf)), Table((leaf, unit) => change.Spreads[leaf][unit] * MaxOf(leaf)), change.Correlation),
            AppraiserCut cut => new CutNoise(
                stream, Table((leaf, unit) => cut.Chances[leaf][unit]), Table((leaf, unit) => cut.Means[leaf][unit]), Table((leaf, unit) => cut.Spreads[leaf][unit])),
            ResampledChange change => new ResampleNoise(stream, [.. change.Changes], change.Affected),
            _ => throw new ArgumentException($"Unknown source {source.GetType().Name}.", nameof(source)),
        };
    }

    private double MaxOf(int leaf) => (double)Data.Leaves[leaf].Max;

    /// <summary>A cell that does not apply moves nowhere.</summary>
    private ColumnTable Table(Func<int, int, double> valueOf) => ColumnTable.Of(
        Data.Leaves.Count, Data.Units.Count, (leaf, unit) => Data.Points[leaf][unit] is null ? 0 : valueOf(leaf, unit));
}
