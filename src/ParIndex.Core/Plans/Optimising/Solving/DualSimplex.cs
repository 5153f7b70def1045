namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>How a linear program ended.</summary>
internal enum LinearOutcome
{
    Optimal,
    /// <summary>No point satisfies the rows; <see cref="DualSimplex.Ray"/> says why.</summary>
    Infeasible,
    /// <summary>Costs more than asked for.</summary>
    TooDear,
    /// <summary>Too many steps; prices are good for a bound, the point is not optimal.</summary>
    Stopped,
}

/// <summary>
/// The linear relaxation of an <see cref="IntegerProgram"/> by the bounded dual simplex method with bound flipping, on a dense
/// exchanged tableau. Any basis stays dual feasible whatever is allowed, so each solve goes on from the basis of the last.
/// Nothing here is trusted: its prices and rays only feed <see cref="SafeBound"/>.
/// </summary>
internal sealed partial class DualSimplex
{
    private const double Tolerance = 1e-9;
    private const double LeastPivot = 1e-8;
    private const int PivotsBeforeReset = 4_000;

    private readonly IntegerProgram program;
    private readonly int rows;
    private readonly int columns;
    private readonly int stride;
    private readonly double[] scales;
    private readonly double costScale;

    // Row-major: per row the nonbasic columns, then the right-hand side; the last row holds reduced costs.
    private readonly double[] table;
    private readonly int[] basic;
    private readonly int[] nonbasic;
    private readonly bool[] atUpper;
    private readonly double[] upper;
    private readonly double[] values;
    private readonly List<(double Ratio, int Column)> candidates = [];
    private int pivots;

    public DualSimplex(IntegerProgram program)
    {
        this.program = program;
        rows = program.Rows.Count + program.Groups;
        columns = program.Columns;
        stride = columns + 1;
        table = new double[(rows + 1) * stride];
        basic = new int[rows];
        nonbasic = new int[columns];
        atUpper = new bool[columns];
        upper = new double[columns + rows];
        values = new double[rows];
        scales = [.. program.Rows.Select(row => row.Factors.Length == 0 ? 1.0 : row.Factors.Max(factor => Math.Abs((double)factor)))];
        costScale = Math.Max(1, program.Costs.Select(cost => Math.Abs((double)cost)).DefaultIfEmpty(1).Max());
        Prices = new double[program.Rows.Count];
        Ray = new double[program.Rows.Count];
        Point = new double[columns];
        Reset();
    }

    /// <summary>Value of each column, 0 to 1, after an optimal end.</summary>
    public double[] Point { get; }

    /// <summary>Price of each row of the program, in its units.</summary>
    public double[] Prices { get; }

    /// <summary>Weights of rows that together cannot be satisfied, after an infeasible end.</summary>
    public double[] Ray { get; }

    /// <summary>Cost by the present prices, in the program's units; not a proof.</summary>
    public double Objective => DualObjective() * costScale;

    public LinearOutcome Solve(Domains domains, double mostCost, int mostSteps)
    {
        if (pivots > PivotsBeforeReset) Reset();
        SetBounds(domains);
        Place();
        for (var step = 0; step < mostSteps; step++)
        {
            if (DualObjective() > mostCost / costScale) return End(LinearOutcome.TooDear);
            var (row, below) = Worst();
            if (row < 0) return End(LinearOutcome.Optimal);
            var entering = Entering(row, below);
            if (entering < 0)
            {
                ReadRay(row, below);
                return End(LinearOutcome.Infeasible);
            }

            Exchange(row, entering, below ? 0 : upper[basic[row]]);
        }

        return End(LinearOutcome.Stopped);
    }

    private Span<double> Row(int row) => table.AsSpan(row * stride, stride);

    private void Reset()
    {
        pivots = 0;
        Array.Clear(table);
        for (var column = 0; column < columns; column++)
        {
            nonbasic[column] = column;
            foreach (var (row, factor) in program.Entries[column]) table[(row * stride) + column] = factor / scales[row];
            table[((program.Rows.Count + program.GroupOf[column]) * stride) + column] = 1;

            // A trace of unevenness keeps equal costs from stalling the method; bounds are taken with the true costs.
            table[(rows * stride) + column] = (program.Costs[column] / costScale) + (1e-10 * ((column * 7919 % 101) + 1));
        }

        for (var row = 0; row < rows; row++)
        {
            basic[row] = columns + row;
            table[(row * stride) + columns] = row < program.Rows.Count ? program.Rows[row].Limit / scales[row] : 1;
        }
    }

    private void SetBounds(Domains domains)
    {
        for (var column = 0; column < columns; column++) upper[column] = domains.Allowed[column] ? 1 : 0;
        for (var row = 0; row < program.Rows.Count; row++) upper[columns + row] = double.PositiveInfinity;
        for (var group = 0; group < program.Groups; group++) upper[columns + program.Rows.Count + group] = domains.None[group] ? 1 : 0;
    }

    /// <summary>Puts nonbasic variables at the bound their reduced cost asks for and computes the basic ones.</summary>
    private void Place()
    {
        var costs = Row(rows);
        for (var j = 0; j < columns; j++)
        {
            atUpper[j] = costs[j] < 0 && double.IsFinite(upper[nonbasic[j]]);
            if (costs[j] < 0 && !atUpper[j]) costs[j] = 0;
        }

        for (var row = 0; row < rows; row++) values[row] = table[(row * stride) + columns];
        for (var j = 0; j < columns; j++)
        {
            if (atUpper[j] && upper[nonbasic[j]] > 0) Shift(j, upper[nonbasic[j]]);
        }
    }

    private void Shift(int column, double change)
    {
        for (int row = 0, at = column; row < rows; row++, at += stride) values[row] -= table[at] * change;
    }

    private double DualObjective()
    {
        var costs = Row(rows);
        var sum = -costs[columns];
        for (var j = 0; j < columns; j++)
        {
            if (atUpper[j]) sum += costs[j] * upper[nonbasic[j]];
        }

        return sum;
    }

    private void ReadRay(int row, bool below)
    {
        Array.Clear(Ray);
        var sign = below ? 1 : -1;
        if (basic[row] >= columns && basic[row] - columns < Ray.Length) Ray[basic[row] - columns] = sign / scales[basic[row] - columns];
        for (var j = 0; j < columns; j++)
        {
            var slack = nonbasic[j] - columns;
            if (slack >= 0 && slack < Ray.Length) Ray[slack] = Math.Max(0, sign * table[(row * stride) + j]) / scales[slack];
        }
    }

    private LinearOutcome End(LinearOutcome outcome)
    {
        Array.Clear(Prices);
        Array.Clear(Point);
        for (var j = 0; j < columns; j++)
        {
            var slack = nonbasic[j] - columns;
            if (slack >= 0 && slack < Prices.Length) Prices[slack] = Math.Max(0, table[(rows * stride) + j]) * costScale / scales[slack];
            if (slack < 0 && atUpper[j]) Point[nonbasic[j]] = upper[nonbasic[j]];
        }

        for (var row = 0; row < rows; row++)
        {
            if (basic[row] < columns) Point[basic[row]] = values[row];
        }

        return outcome;
    }
}
