namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>
/// Rows that follow from a row for whole choices only (mixed-integer rounding), so that the linear relaxation lies nearer to
/// them. Made and checked in whole numbers: they hold for every plan.
/// </summary>
internal static class RoundingCuts
{
    private const int MostRounds = 12;
    private const int MostCuts = 60;
    private const int CutsARound = 6;
    private const double LeastViolation = 1e-3;

    /// <summary>The program with rows that cut off the relaxation's first points.</summary>
    public static IntegerProgram Strengthen(IntegerProgram program)
    {
        var rows = program.Rows.ToList();
        var own = rows.Count;
        for (var round = 0; round < MostRounds && rows.Count < own + MostCuts; round++)
        {
            var strengthened = new IntegerProgram(program.GroupOf, program.Groups, program.Costs, rows, program.Accepts);
            var domains = new Domains(strengthened);
            if (!new Propagation(strengthened).Run(domains, null)) return strengthened;
            var linear = new DualSimplex(strengthened);
            if (linear.Solve(domains, double.PositiveInfinity, 20_000) != LinearOutcome.Optimal) break;
            var cuts = program.Rows.SelectMany(row => Of(program, row, linear.Point)).Where(cut => cut.Violation > LeastViolation)
                .OrderByDescending(cut => cut.Violation).DistinctBy(cut => string.Join(',', cut.Row.Factors) + '|' + string.Join(',', cut.Row.Columns)).Take(CutsARound).ToList();
            if (cuts.Count == 0) break;
            rows.AddRange(cuts.Select(cut => cut.Row));
        }

        return rows.Count == own ? program : new IntegerProgram(program.GroupOf, program.Groups, program.Costs, rows, program.Accepts);
    }

    /// <summary>
    /// Written from each group's choice nearest to the point, the row is Σ f·y ≤ b over the other choices y; divided by a
    /// factor and rounded it becomes a new row, and is written back over the columns.
    /// </summary>
    private static IEnumerable<(IntegerRow Row, double Violation)> Of(IntegerProgram program, IntegerRow row, double[] point)
    {
        var factors = new long[program.Columns];
        for (var i = 0; i < row.Columns.Length; i++) factors[row.Columns[i]] = row.Factors[i];
        var groups = row.Columns.Select(column => program.GroupOf[column]).Distinct().ToArray();
        var references = groups.Select(group => Nearest(program, group, point)).ToArray();
        var limit = row.Limit - references.Sum(column => column < 0 ? 0 : factors[column]);
        var divisors = row.Columns.Where(column => point[column] is > 1e-6 and < 1 - 1e-6)
            .SelectMany(column => new[] { Math.Abs(factors[column]), Math.Abs(factors[column] - Base(program.GroupOf[column])) }).Where(divisor => divisor > 1).Distinct().Take(24);
        foreach (var divisor in divisors)
        {
            var rest = Rest(limit, divisor);
            if (rest == 0) continue;
            if (Cut(divisor, rest) is { } cut) yield return cut;
        }

        long Base(int group) => references[Array.IndexOf(groups, group)] is >= 0 and var column ? factors[column] : 0;

        (IntegerRow, double)? Cut(long divisor, long rest)
        {
            // Σ f·y ≤ b with y whole gives Σ (⌊f/d⌋·(d−r) + max(0, f mod d − r))·y ≤ ⌊b/d⌋·(d−r), r = b mod d.
            long Rounded(long factor) => (WholeNumbers.Floor(factor, divisor) * (divisor - rest)) + Math.Max(0, Rest(factor, divisor) - rest);
            var right = WholeNumbers.Floor(limit, divisor) * (divisor - rest);
            var (columns, values) = (new List<int>(), new List<long>());
            var left = 0.0;
            for (var i = 0; i < groups.Length; i++)
            {
                var shift = references[i] < 0 ? 0 : factors[references[i]];

                // "None" is one minus the group's columns.
                var none = references[i] < 0 ? 0 : Rounded(-shift);
                right -= none;
                foreach (var column in program.Members[groups[i]])
                {
                    var value = (column == references[i] ? 0 : Rounded(factors[column] - shift)) - none;
                    if (value == 0) continue;
                    columns.Add(column);
                    values.Add(value);
                    left += value * point[column];
                }
            }

            if (values.Count == 0 || values.Sum(value => Math.Abs((decimal)value)) > IntegerProgram.Largest) return null;
            var length = Math.Sqrt(values.Sum(value => (double)value * value));
            var shared = values.Aggregate(0L, WholeNumbers.Shared);
            var cut = new IntegerRow([.. columns], [.. values.Select(value => value / shared)], WholeNumbers.Floor(right, shared));
            return (cut, (left - right) / length);
        }
    }

    /// <summary>The group's choice with the greatest value; −1: none.</summary>
    private static int Nearest(IntegerProgram program, int group, double[] point)
    {
        var (best, most) = (-1, 1 - program.Members[group].Sum(column => point[column]));
        foreach (var column in program.Members[group])
        {
            if (point[column] > most) (best, most) = (column, point[column]);
        }

        return best;
    }

    private static long Rest(long value, long divisor) => value - (WholeNumbers.Floor(value, divisor) * divisor);
}
