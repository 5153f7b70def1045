using System.Numerics;
using System.Runtime.InteropServices;
using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>What one thread needs to draw; made once for many draws, which allocate nothing.</summary>
internal sealed class DrawSpace
{
    private readonly DrawKernel kernel;
    private readonly double[] still;
    private readonly double[] maxima;
    private readonly double[] points;
    private readonly double[] shares;
    private readonly double[] weightScratch;
    private readonly double[][] shared;
    private readonly ulong[] keys;
    private readonly NoiseSpace space;
    private readonly RankDraw ranking;

    public DrawSpace(DrawKernel kernel)
    {
        this.kernel = kernel;
        still = new double[kernel.Length];
        maxima = new double[kernel.Length];
        points = new double[kernel.Length];
        shares = [.. kernel.Shares];
        weightScratch = new double[kernel.Weights?.ScratchLength ?? 0];
        shared = [.. kernel.Noises.Select(_ => new double[kernel.Length])];
        space = new NoiseSpace(kernel.Length);
        keys = new ulong[kernel.Noises.Length];
        ranking = new RankDraw(kernel.Data.Units.Count, kernel.Data.Ties);
        Percents = new double[kernel.Length];
        Ranks = new int[kernel.Data.Units.Count];
        AddUp(kernel.Points, kernel.StillLeaves, still);
        Add(kernel.Outside, 1, still);
        AddUp(kernel.Max, kernel.AllLeaves, maxima);
    }

    /// <summary>Index of each unit in the last draw, 0 to 100.</summary>
    public double[] Percents { get; }

    /// <summary>Rank of each unit in the last draw.</summary>
    public int[] Ranks { get; }

    public void Draw(ulong seed, int draw)
    {
        if (kernel.HasMovingWeights)
        {
            DrawWeights(seed, draw);
        }

        still.CopyTo(Percents.AsSpan());
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = CounterRandom.Key(seed, kernel.Noises[i].Stream, draw);
            kernel.Noises[i].Begin(keys[i], shared[i], space);
        }

        foreach (var leaf in kernel.NoisyLeaves)
        {
            kernel.Points.Of(leaf).CopyTo(points);
            for (var i = 0; i < keys.Length; i++)
            {
                if (kernel.Noises[i].Touches(leaf))
                {
                    kernel.Noises[i].Apply(points, kernel.Max.Of(leaf), leaf, keys[i], shared[i], space);
                }
            }

            Add(points, shares[leaf], Percents);
        }

        ToPercents();
        ranking.Rank(Percents, Ranks);
    }

    private void DrawWeights(ulong seed, int draw)
    {
        kernel.Weights!.Draw(seed, draw, shares, weightScratch);
        for (var leaf = 0; leaf < shares.Length; leaf++)
        {
            shares[leaf] = kernel.ShareOf(leaf, shares[leaf]);
        }

        AddUp(kernel.Points, kernel.StillLeaves, still);
        if (kernel.HasGaps)
        {
            AddUp(kernel.Max, kernel.AllLeaves, maxima);
        }
    }

    /// <summary>Points over the applicable maximum, both already weighted; a unit to which nothing applies has 0.</summary>
    private void ToPercents()
    {
        var sums = Vectors(Percents);
        var most = Vectors(maxima);
        for (var i = 0; i < sums.Length; i++)
        {
            var isNone = Vector.Equals(most[i], Vector<double>.Zero);
            sums[i] = Vector.ConditionalSelect(isNone, Vector<double>.Zero, sums[i] / most[i] * 100);
        }
    }

    private void AddUp(ColumnTable table, int[] leaves, double[] into)
    {
        var all = MemoryMarshal.Cast<double, Vector<double>>(table.All);
        var sums = Vectors(into);
        var length = kernel.Length / Vector<double>.Count;
        for (var i = 0; i < length; i += 4)
        {
            var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            foreach (var leaf in leaves)
            {
                var share = new Vector<double>(shares[leaf]);
                var column = all.Slice((leaf * length) + i, 4);
                a += column[0] * share;
                b += column[1] * share;
                c += column[2] * share;
                d += column[3] * share;
            }

            (sums[i], sums[i + 1], sums[i + 2], sums[i + 3]) = (a, b, c, d);
        }
    }

    private static void Add(double[] column, double share, double[] into)
    {
        var from = Vectors(column);
        var to = Vectors(into);
        var factor = new Vector<double>(share);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * factor;
        }
    }

    private static Span<Vector<double>> Vectors(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);
}
