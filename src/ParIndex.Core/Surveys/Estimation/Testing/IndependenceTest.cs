using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Intervals;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>Whether two columns of categories hang together in the population: does satisfaction differ by age?</summary>
public static class IndependenceTest
{
    /// <summary>Pearson's statistic with the second-order correction of Rao and Scott (1984), on F.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="rows">First column; blank is left out.</param>
    /// <param name="columns">Second column; blank is left out.</param>
    /// <param name="domain">Which domain.</param>
    /// <param name="rule">Degrees of freedom of the denominator.</param>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static TestResult RaoScott(DomainCells cells, CodeColumn rows, CodeColumn columns, int domain = 0, DegreesRule rule = DegreesRule.Design)
    {
        var corrected = Corrected(cells, rows, columns, domain, out var table);
        if (corrected is not { } found)
        {
            return new TestResult(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var f = found.Pearson / found.Trace;
        var above = found.Trace * found.Trace / found.SquareTrace;
        var below = above * rule.DegreesOf(table.Shares[0, 0]);
        return new TestResult(f, above, below, Distributions.FisherAbove(f, above, below));
    }

    /// <summary>The same with the first-order correction alone, on chi-square: rather too many findings in small samples.</summary>
    /// <returns>Pearson's chi-square of weights scaled to the number of answers; the chance is that of the corrected one.</returns>
    /// <inheritdoc cref="RaoScott"/>
    public static TestResult RaoScottChiSquare(DomainCells cells, CodeColumn rows, CodeColumn columns, int domain = 0)
    {
        if (Corrected(cells, rows, columns, domain, out var table) is not { } found)
        {
            return new TestResult(double.NaN, double.NaN, double.PositiveInfinity, double.NaN);
        }

        var p = Distributions.ChiSquareAbove(found.Pearson * found.Dimensions / found.Trace, found.Dimensions);
        return new TestResult(found.Pearson * table.Shares[0, 0].Answers, found.Dimensions, double.PositiveInfinity, p);
    }

    /// <summary>Adjusted Wald test of the totals against those of independence.</summary>
    /// <inheritdoc cref="RaoScott"/>
    public static TestResult Wald(DomainCells cells, CodeColumn rows, CodeColumn columns, int domain = 0)
    {
        var table = TwoWayTable.Of(Checked(cells, rows, columns), domain, rows, columns);
        var totals = table.Totals;
        var rowTotals = Enumerable.Range(0, table.Rows).Select(row => Sum(Enumerable.Range(0, table.Columns).Select(column => totals[row, column]))).ToArray();
        var columnTotals = Enumerable.Range(0, table.Columns).Select(column => Sum(Enumerable.Range(0, table.Rows).Select(row => totals[row, column]))).ToArray();
        var whole = Sum(rowTotals);
        var off = new List<SampleFigure>();
        for (var row = 1; row < table.Rows; row++)
        {
            for (var column = 1; column < table.Columns; column++)
            {
                off.Add(totals[row, column] - (rowTotals[row] * columnTotals[column] / whole));
            }
        }

        return off.Count == 0 ? new TestResult(double.NaN, 0, double.NaN, double.NaN) : WaldTest.AllZero(off);
    }

    /// <summary>Pearson's statistic per person, and traces of the generalised design effects Δ = (C'D⁻¹C)⁻¹ C'D⁻¹VD⁻¹C over contrasts C of the interaction.</summary>
    private static (double Pearson, double Trace, double SquareTrace, int Dimensions)? Corrected(
        DomainCells cells, CodeColumn rows, CodeColumn columns, int domain, out TwoWayTable table)
    {
        table = TwoWayTable.Of(Checked(cells, rows, columns), domain, rows, columns);
        var (r, c, shares) = (table.Rows - 1, table.Columns - 1, table.Shares);
        if (r < 1 || c < 1)
        {
            return null;
        }

        double Inverse(int row, int column) => shares[row, column].Value is var p && p > 0 ? 1 / p : 0;
        var contrasts = new SampleFigure[r * c];
        var simple = new double[r * c, r * c];
        for (var one = 0; one < contrasts.Length; one++)
        {
            var (i, j) = Math.DivRem(one, c);
            contrasts[one] = (Inverse(i, j) * shares[i, j]) - (Inverse(i, c) * shares[i, c]) - (Inverse(r, j) * shares[r, j]) + (Inverse(r, c) * shares[r, c]);
            for (var other = 0; other < contrasts.Length; other++)
            {
                var (k, l) = Math.DivRem(other, c);
                simple[one, other] = Inverse(r, c) + (i == k ? Inverse(i, c) : 0) + (j == l ? Inverse(r, j) : 0) + (one == other ? Inverse(i, j) : 0);
            }
        }

        var effects = WaldTest.Covariances(contrasts);
        if (!LinearSystem.InPlace(simple, effects))
        {
            return null;
        }

        var (trace, squareTrace) = (0.0, 0.0);
        for (var one = 0; one < contrasts.Length; one++)
        {
            trace += effects[one, one];
            for (var other = 0; other < contrasts.Length; other++)
            {
                squareTrace += effects[one, other] * effects[other, one];
            }
        }

        return (Pearson(table), trace, squareTrace, contrasts.Length);
    }

    private static double Pearson(TwoWayTable table)
    {
        var sum = 0.0;
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Columns; column++)
            {
                var (at, across) = (row, column);
                var expected = Enumerable.Range(0, table.Columns).Sum(other => table.Shares[at, other].Value) * Enumerable.Range(0, table.Rows).Sum(other => table.Shares[other, across].Value);
                var off = table.Shares[row, column].Value - expected;
                sum += expected > 0 ? off * off / expected : 0;
            }
        }

        return sum;
    }

    private static SampleFigure Sum(IEnumerable<SampleFigure> figures) => figures.Aggregate((sum, figure) => sum + figure);

    private static DomainCells Checked(DomainCells cells, CodeColumn rows, CodeColumn columns)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        return cells;
    }
}
