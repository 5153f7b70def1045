namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>
/// Least Σ cost over columns of which at most one per group is taken, under rows Σ factor ≤ limit. All whole numbers: what is
/// feasible is decided without rounding.
/// </summary>
internal sealed class IntegerProgram
{
    /// <summary>Sums of costs and of each row's factors stay below this, so that each is exact as a double as well.</summary>
    public const long Largest = 1L << 51;

    /// <param name="groupOf">Group of each column, from 0.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="costs">Of each column; may be negative.</param>
    /// <param name="rows">The side conditions.</param>
    /// <param name="accepts">
    /// Last word on a choice of columns that satisfies every row; null: the rows say everything. Rows whose decimals do not
    /// fit whole numbers are given a little too wide, and this closes the difference.
    /// </param>
    public IntegerProgram(int[] groupOf, int groups, long[] costs, IReadOnlyList<IntegerRow> rows, Func<IReadOnlyList<int>, bool>? accepts = null)
    {
        GroupOf = groupOf;
        Costs = costs;
        Rows = rows;
        Accepts = accepts;
        Members = new int[groups][];
        var lists = Enumerable.Range(0, groups).Select(_ => new List<int>()).ToArray();
        for (var column = 0; column < groupOf.Length; column++) lists[groupOf[column]].Add(column);
        for (var group = 0; group < groups; group++) Members[group] = [.. lists[group]];
        Entries = new (int, long)[groupOf.Length][];
        var entries = Enumerable.Range(0, groupOf.Length).Select(_ => new List<(int, long)>()).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < rows[row].Columns.Length; i++) entries[rows[row].Columns[i]].Add((row, rows[row].Factors[i]));
        }

        for (var column = 0; column < groupOf.Length; column++) Entries[column] = [.. entries[column]];
    }

    public int[] GroupOf { get; }

    public long[] Costs { get; }

    public IReadOnlyList<IntegerRow> Rows { get; }

    public Func<IReadOnlyList<int>, bool>? Accepts { get; }

    /// <summary>Columns of each group.</summary>
    public int[][] Members { get; }

    /// <summary>Rows and factors of each column.</summary>
    public (int Row, long Factor)[][] Entries { get; }

    public int Columns => GroupOf.Length;

    public int Groups => Members.Length;

    public long CostOf(IEnumerable<int> chosen) => chosen.Sum(column => Costs[column]);

    /// <summary>Whether a choice of at most one column per group satisfies every row and the last word.</summary>
    public bool Holds(IReadOnlyList<int> chosen)
    {
        var sums = new long[Rows.Count];
        foreach (var column in chosen)
        {
            foreach (var (row, factor) in Entries[column]) sums[row] += factor;
        }

        for (var row = 0; row < sums.Length; row++)
        {
            if (sums[row] > Rows[row].Limit) return false;
        }

        return Accepts is null || Accepts(chosen);
    }
}

/// <summary>Σ factor over the columns taken ≤ limit.</summary>
/// <param name="Columns">Distinct, in the order of their groups.</param>
/// <param name="Factors">Beside <paramref name="Columns"/>, none 0.</param>
/// <param name="Limit">Right-hand side.</param>
internal sealed record IntegerRow(int[] Columns, long[] Factors, long Limit);
