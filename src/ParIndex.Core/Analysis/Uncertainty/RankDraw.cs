using System.Numerics;
using System.Runtime.InteropServices;
using ParIndex.Core.Criteria;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>
/// Ranks of one draw, as <see cref="Scoring.Ranking"/> ranks decimals. Indexes equal to a billionth of a percent are equal: sums of
/// doubles differ in the last digits where sums of decimals do not.
/// </summary>
/// <param name="units">How many units; the rest of the columns is padding.</param>
/// <param name="ties">Rule for equal results.</param>
internal sealed class RankDraw(int units, TiePolicy ties)
{
    private const double KeysPerPercent = 1e9;

    /// <summary>Up to here counting who is ahead beats sorting.</summary>
    private const int CountingUnits = 400;

    private readonly double[] keys = new double[ColumnTable.Padded(units)];
    private readonly double[] sorted = new double[units];
    private readonly int[] order = new int[units];

    /// <summary>Ranks by index, 1 for the greatest.</summary>
    public void Rank(ReadOnlySpan<double> percents, Span<int> ranks)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(percents);
        var to = MemoryMarshal.Cast<double, Vector<double>>(keys.AsSpan());
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Vector.Floor((from[i] * KeysPerPercent) + new Vector<double>(0.5));
        }

        keys.AsSpan(units).Fill(double.NegativeInfinity);
        if (ties == TiePolicy.Competition && units <= CountingUnits)
        {
            Count(to, ranks);
        }
        else
        {
            Sort(ranks);
        }
    }

    private void Count(ReadOnlySpan<Vector<double>> vectors, Span<int> ranks)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var own = new Vector<double>(keys[unit]);
            var (ahead, alsoAhead) = (Vector<long>.Zero, Vector<long>.Zero);
            for (var i = 0; i < vectors.Length; i += 2)
            {
                ahead += Vector.GreaterThan(vectors[i], own);
                alsoAhead += Vector.GreaterThan(vectors[i + 1], own);
            }

            ranks[unit] = 1 - (int)Vector.Sum(ahead + alsoAhead);
        }
    }

    private void Sort(Span<int> ranks)
    {
        for (var unit = 0; unit < units; unit++)
        {
            sorted[unit] = -keys[unit];
            order[unit] = unit;
        }

        Array.Sort(sorted, order);
        for (var place = 0; place < units; place++)
        {
            var isTie = place > 0 && sorted[place] == sorted[place - 1];
            var last = place > 0 ? ranks[order[place - 1]] : 0;
            ranks[order[place]] = isTie ? last : ties == TiePolicy.Competition ? place + 1 : last + 1;
        }
    }
}
