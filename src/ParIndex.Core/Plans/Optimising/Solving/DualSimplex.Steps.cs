using System.Numerics;
using System.Runtime.InteropServices;

namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>One step of the method: which variable leaves, which enters, the exchange.</summary>
internal sealed partial class DualSimplex
{
    private (int Row, bool Below) Worst()
    {
        var (found, below, worst) = (-1, false, Tolerance);
        for (var row = 0; row < rows; row++)
        {
            var over = values[row] - upper[basic[row]];
            if (-values[row] > worst) (found, below, worst) = (row, true, -values[row]);
            else if (over > worst) (found, below, worst) = (row, false, over);
        }

        return (found, below);
    }

    /// <summary>The nonbasic column to enter; those passed before it flip to their other bound. −1: none can.</summary>
    private int Entering(int row, bool below)
    {
        var line = Row(row);
        var costs = Row(rows);
        candidates.Clear();
        for (var j = 0; j < columns; j++)
        {
            var factor = below == atUpper[j] ? line[j] : -line[j];
            if (factor > LeastPivot && upper[nonbasic[j]] > 0) candidates.Add((Math.Abs(costs[j]) / factor, j));
        }

        if (candidates.Count == 0) return -1;
        candidates.Sort();
        var slope = below ? -values[row] : values[row] - upper[basic[row]];
        for (var i = 0; i < candidates.Count; i++)
        {
            var (ratio, j) = candidates[i];
            var gain = Math.Abs(line[j]) * upper[nonbasic[j]];
            if (gain < slope - Tolerance)
            {
                slope -= gain;
                if (i + 1 == candidates.Count) return -1;
                continue;
            }

            // Of equal ratios the largest pivot is the soundest.
            var best = i;
            for (var next = i + 1; next < candidates.Count && candidates[next].Ratio <= ratio + 1e-12; next++)
            {
                if (Math.Abs(line[candidates[next].Column]) > Math.Abs(line[candidates[best].Column])) best = next;
            }

            for (var passed = 0; passed < i; passed++) Flip(candidates[passed].Column);
            return candidates[best].Column;
        }

        return -1;
    }

    private void Flip(int column)
    {
        var size = upper[nonbasic[column]];
        Shift(column, atUpper[column] ? -size : size);
        atUpper[column] = !atUpper[column];
    }

    private void Exchange(int row, int column, double bound)
    {
        pivots++;
        var pivot = table[(row * stride) + column];
        var change = (values[row] - bound) / pivot;
        var entered = (atUpper[column] ? upper[nonbasic[column]] : 0) + change;
        Shift(column, change);
        values[row] = entered;
        atUpper[column] = bound > 0;
        (basic[row], nonbasic[column]) = (nonbasic[column], basic[row]);
        var line = Row(row);
        line[column] = 1;
        Scale(line, 1 / pivot);
        for (var other = 0; other <= rows; other++)
        {
            if (other == row) continue;
            var target = Row(other);
            var factor = target[column];
            if (factor == 0) continue;
            target[column] = 0;
            if (Math.Abs(factor) > 1e-13) Subtract(target, line, factor);
        }
    }

    private static void Scale(Span<double> line, double factor)
    {
        for (var j = 0; j < line.Length; j++) line[j] *= factor;
    }

    private static void Subtract(Span<double> target, Span<double> line, double factor)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(target);
        var from = MemoryMarshal.Cast<double, Vector<double>>(line);
        var times = new Vector<double>(factor);
        for (var i = 0; i < wide.Length; i++) wide[i] -= times * from[i];
        for (var j = wide.Length * Vector<double>.Count; j < target.Length; j++) target[j] -= factor * line[j];
    }
}
