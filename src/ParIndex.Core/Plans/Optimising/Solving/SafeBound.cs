namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>
/// The Lagrangian bound: for any prices λ ≥ 0 of the rows no plan costs less than −λ·limit + Σ over groups of the least
/// (cost + λ·factors). It holds for whatever prices it is given, so errors of the linear program cannot spoil it; its own
/// rounding is bounded and taken off.
/// </summary>
internal sealed class SafeBound
{
    private const double Epsilon = 2.3e-16;

    // Beyond any sum of costs.
    private const double Far = 9e15;

    private readonly IntegerProgram program;
    private readonly double[] reduced;
    private readonly double[] lowest;

    public SafeBound(IntegerProgram program)
    {
        this.program = program;
        reduced = new double[program.Columns];
        lowest = new double[program.Groups];
    }

    /// <summary>The bound last computed, rounding already taken off; infinite when a group has no choice.</summary>
    public double Value { get; private set; }

    /// <summary>Least whole cost of any plan left.</summary>
    public long Least => Value > Far ? long.MaxValue : (long)Math.Ceiling(Math.Max(Value, -Far));

    /// <param name="prices">One per row; negative ones count as 0.</param>
    /// <param name="domains">What may be chosen.</param>
    /// <param name="withCosts">False: costs count as 0, and a bound above 0 proves that nothing feasible is left.</param>
    public double Compute(double[] prices, Domains domains, bool withCosts = true)
    {
        var (sum, size, longest) = (0.0, 0.0, 0);
        for (var row = 0; row < prices.Length; row++)
        {
            if (!(prices[row] > 0)) continue;
            var product = prices[row] * program.Rows[row].Limit;
            sum -= product;
            size += Math.Abs(product);
        }

        for (var group = 0; group < program.Groups; group++)
        {
            var (low, largest) = (domains.None[group] ? 0.0 : double.PositiveInfinity, 0.0);
            foreach (var column in program.Members[group])
            {
                if (!domains.Allowed[column]) continue;
                var value = withCosts ? (double)program.Costs[column] : 0;
                var magnitude = Math.Abs(value);
                foreach (var (row, factor) in program.Entries[column])
                {
                    if (!(prices[row] > 0)) continue;
                    var product = prices[row] * factor;
                    value += product;
                    magnitude += Math.Abs(product);
                }

                reduced[column] = value;
                low = Math.Min(low, value);
                largest = Math.Max(largest, magnitude);
                longest = Math.Max(longest, program.Entries[column].Length);
            }

            lowest[group] = low;
            sum += low;
            size += largest;
        }

        // Every operation errs by at most half a unit in the last place of a partial sum no larger than size.
        var error = Epsilon * size * (longest + prices.Length + program.Groups + 8);
        return Value = double.IsFinite(sum) ? sum - error : double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    /// <summary>Removes choices that lift the bound to <paramref name="tooMuch"/> or beyond. Call after <see cref="Compute"/>.</summary>
    /// <returns>Whether something was removed; null: nothing is left.</returns>
    public bool? Fix(Domains domains, long tooMuch)
    {
        if (!double.IsFinite(Value)) return Value > 0 ? null : false;
        var isChanged = false;
        for (var group = 0; group < program.Groups; group++)
        {
            if (domains.IsDecided(group)) continue;
            var rest = Value - lowest[group] - (Math.Abs(Value) * 4 * Epsilon);
            foreach (var column in program.Members[group])
            {
                if (!domains.Allowed[column] || rest + reduced[column] <= tooMuch - 1 + Margin(column)) continue;
                isChanged = true;
                if (!domains.Remove(column)) return null;
            }

            if (!domains.None[group] || rest <= tooMuch - 1 + (Math.Abs(lowest[group]) * 4 * Epsilon)) continue;
            isChanged = true;
            if (!domains.RemoveNone(group)) return null;
        }

        return isChanged;
    }

    private double Margin(int column) => (Math.Abs(reduced[column]) + Math.Abs(lowest[program.GroupOf[column]])) * 4 * Epsilon;
}
