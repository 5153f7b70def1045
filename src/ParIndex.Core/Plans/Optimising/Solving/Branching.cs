namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>
/// Chooses the column to branch on: by how much the cost rose per unit whenever it was tried before, and by trying the
/// most promising ones while little is known of them.
/// </summary>
internal sealed class Branching(IntegerProgram program, DualSimplex linear)
{
    private const int TrustedAfter = 4;
    private const int MostTrials = 8;
    private const int TrialSteps = 40;
    private const double Whole = 1e-6;

    private readonly double[] risesDown = new double[program.Columns];
    private readonly double[] risesUp = new double[program.Columns];
    private readonly int[] trials = new int[program.Columns];
    private readonly Domains trial = new(program);
    private readonly double[] point = new double[program.Columns];

    /// <summary>A fractional column; −1: there is none. The linear program's point is as before afterwards.</summary>
    public int Choose(Domains domains, double mostCost)
    {
        linear.Point.CopyTo(point, 0);
        var start = linear.Objective;
        var open = Enumerable.Range(0, program.Columns)
            .Where(column => point[column] is > Whole and < 1 - Whole && domains.Allowed[column] && !domains.IsDecided(program.GroupOf[column])).ToList();
        if (open.Count == 0) return -1;
        var ranked = open.OrderByDescending(Score).ThenBy(column => column).ToList();
        var (best, bestScore) = (ranked[0], Score(ranked[0]));
        foreach (var column in ranked.Where(column => trials[column] < TrustedAfter).Take(MostTrials))
        {
            Try(domains, column, start, mostCost);
            if (Score(column) <= bestScore && column != best) continue;
            (best, bestScore) = (column, Score(column));
        }

        point.CopyTo(linear.Point, 0);
        return best;
    }

    private double Score(int column)
    {
        var (down, up) = trials[column] == 0 ? (1.0, 1.0) : (risesDown[column] / trials[column], risesUp[column] / trials[column]);
        return Math.Max(down * point[column], 1e-6) * Math.Max(up * (1 - point[column]), 1e-6);
    }

    private void Try(Domains domains, int column, double start, double mostCost)
    {
        trial.CopyFrom(domains);
        var down = trial.Remove(column) ? Rise(start, mostCost) : mostCost - start;
        trial.CopyFrom(domains);
        var up = trial.Take(column) ? Rise(start, mostCost) : mostCost - start;
        trials[column]++;
        risesDown[column] += Cut(down) / point[column];
        risesUp[column] += Cut(up) / (1 - point[column]);
    }

    private double Rise(double start, double mostCost)
    {
        var outcome = linear.Solve(trial, mostCost, TrialSteps);
        return outcome == LinearOutcome.Infeasible ? mostCost - start : Math.Max(0, linear.Objective - start);
    }

    private static double Cut(double rise) => Math.Min(rise, 1e15);
}
