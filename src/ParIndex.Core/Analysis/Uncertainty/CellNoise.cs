using System.Numerics;
using System.Runtime.InteropServices;
using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>A source that moves points, made ready for drawing: parameters as columns over units, padded to whole vectors.</summary>
/// <param name="stream">Its stream of random numbers.</param>
internal abstract class CellNoise(ulong stream)
{
    /// <summary>Row 0 belongs to numbers a unit has in common for all leaves; leaves begin at row 1.</summary>
    protected const int UnitRow = 0;

    public ulong Stream { get; } = stream;

    /// <summary>False: this leaf stays as it is for every unit.</summary>
    public abstract bool Touches(int leaf);

    /// <summary>Draws what leaves of a unit share.</summary>
    /// <param name="key">Key of the draw.</param>
    /// <param name="shared">A number for each unit, kept until the draw is over.</param>
    /// <param name="space">Work space.</param>
    public virtual void Begin(ulong key, Span<double> shared, NoiseSpace space)
    {
    }

    /// <summary>Moves the points of a leaf and clips them to [0, max].</summary>
    public abstract void Apply(Span<double> points, ReadOnlySpan<double> max, int leaf, ulong key, ReadOnlySpan<double> shared, NoiseSpace space);

    protected static Vector<double> Clip(Vector<double> points, Vector<double> max) =>
        Vector.Min(Vector.Max(points, Vector<double>.Zero), max);

    protected static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    protected static Span<Vector<double>> Vectors(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    protected static double Clip(double points, double max) => Math.Min(Math.Max(points, 0), max);

    protected static int RowOf(int leaf) => leaf + 1;
}

/// <summary>points + mean + spread × Z: survey errors and yearly changes.</summary>
internal sealed class NormalNoise(ulong stream, ColumnTable means, ColumnTable spreads, double correlation) : CellNoise(stream)
{
    private readonly double own = Math.Sqrt(1 - correlation);
    private readonly double common = Math.Sqrt(correlation);

    public override bool Touches(int leaf) => means.IsAny(leaf) || spreads.IsAny(leaf);

    public override void Begin(ulong key, Span<double> shared, NoiseSpace space)
    {
        if (correlation > 0)
        {
            CounterRandom.Uniforms(key, UnitRow, shared);
            NormalQuantile.InPlace(shared, space.Normals);
        }
    }

    public override void Apply(Span<double> points, ReadOnlySpan<double> max, int leaf, ulong key, ReadOnlySpan<double> shared, NoiseSpace space)
    {
        CounterRandom.Uniforms(key, RowOf(leaf), space.Drawn);
        NormalQuantile.InPlace(space.Drawn, space.Normals);
        var x = Vectors(points);
        var limit = Vectors(max);
        var mean = Vectors(means.Of(leaf));
        var spread = Vectors(spreads.Of(leaf));
        var unit = Vectors(shared);
        var z = Vectors(space.Drawn);
        for (var i = 0; i < x.Length; i++)
        {
            var normal = correlation > 0 ? (z[i] * own) + (unit[i] * common) : z[i];
            x[i] = Clip(x[i] + (mean[i] + (spread[i] * normal)), limit[i]);
        }
    }
}

/// <summary>With a chance, max × clipped normal is taken away. One uniform decides and, over its chance, is uniform again for the size.</summary>
internal sealed class CutNoise(ulong stream, ColumnTable chances, ColumnTable means, ColumnTable spreads) : CellNoise(stream)
{
    public override bool Touches(int leaf) => chances.IsAny(leaf);

    public override void Apply(Span<double> points, ReadOnlySpan<double> max, int leaf, ulong key, ReadOnlySpan<double> shared, NoiseSpace space)
    {
        var chance = chances.Of(leaf);
        CounterRandom.Uniforms(key, RowOf(leaf), space.Drawn);
        var count = 0;
        for (var unit = 0; unit < chance.Length; unit++)
        {
            // Written always, kept when cut, without a jump to guess. Drawn is read before it is written over.
            var uniform = space.Drawn[unit];
            space.Places[count] = unit;
            space.Drawn[count] = uniform;
            count += uniform < chance[unit] ? 1 : 0;
        }

        for (var i = 0; i < count; i++)
        {
            space.Drawn[i] /= chance[space.Places[i]];
        }

        NormalQuantile.InPlace(space.Drawn.AsSpan(0, WholeVectors(count)), space.Normals);
        var mean = means.Of(leaf);
        var spread = spreads.Of(leaf);
        for (var i = 0; i < count; i++)
        {
            var unit = space.Places[i];
            points[unit] = Clip(points[unit] - (max[unit] * Clip(mean[unit] + (spread[unit] * space.Drawn[i]), 1)), max[unit]);
        }
    }

    private static int WholeVectors(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
}

/// <summary>The changes of one past unit and year, drawn for each unit.</summary>
/// <param name="changes">In points: by leaf, then past unit and year.</param>
/// <param name="affected">By unit.</param>
internal sealed class ResampleNoise(ulong stream, double[][] changes, IReadOnlyList<bool> affected) : CellNoise(stream)
{
    public override bool Touches(int leaf) => Array.Exists(changes[leaf], change => change != 0);

    public override void Begin(ulong key, Span<double> shared, NoiseSpace space)
    {
        CounterRandom.Uniforms(key, UnitRow, shared);
        for (var unit = 0; unit < shared.Length; unit++)
        {
            shared[unit] = Math.Floor(shared[unit] * changes[0].Length);
        }
    }

    public override void Apply(Span<double> points, ReadOnlySpan<double> max, int leaf, ulong key, ReadOnlySpan<double> shared, NoiseSpace space)
    {
        var column = changes[leaf];
        for (var unit = 0; unit < affected.Count; unit++)
        {
            if (affected[unit])
            {
                points[unit] = Clip(points[unit] + (column[(int)shared[unit]] * max[unit]), max[unit]);
            }
        }
    }
}

/// <summary>Where one thread draws a leaf.</summary>
/// <param name="length">Length of columns over units.</param>
internal sealed class NoiseSpace(int length)
{
    public double[] Drawn { get; } = new double[length];

    public int[] Places { get; } = new int[length];

    public NormalSpace Normals { get; } = new(length);
}
