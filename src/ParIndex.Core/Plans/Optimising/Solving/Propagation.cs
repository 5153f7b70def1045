namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>Removes choices no feasible plan can have, in whole numbers: what it rules out is ruled out for certain.</summary>
internal sealed class Propagation
{
    private readonly IntegerProgram program;
    private readonly Segment[][] segments;
    private readonly IntegerRow cost;
    private readonly Segment[] costSegments;
    private readonly long[] least;
    private readonly int[] mark;
    private int stamp;

    public Propagation(IntegerProgram program)
    {
        this.program = program;
        segments = [.. program.Rows.Select(Segments)];
        var priced = Enumerable.Range(0, program.Columns).Where(column => program.Costs[column] != 0).OrderBy(column => program.GroupOf[column]).ToArray();
        cost = new IntegerRow(priced, [.. priced.Select(column => program.Costs[column])], 0);
        costSegments = Segments(cost);
        least = new long[program.Groups];
        mark = new int[program.Columns];
    }

    /// <param name="domains">Narrowed.</param>
    /// <param name="mostCost">Plans that cost more do not matter; null: all do.</param>
    /// <returns>False: nothing feasible is left.</returns>
    public bool Run(Domains domains, long? mostCost)
    {
        for (var group = 0; group < program.Groups; group++)
        {
            if (domains.IsEmpty(group)) return false;
        }

        bool isChanged;
        do
        {
            isChanged = false;
            for (var row = 0; row < segments.Length; row++)
            {
                if (!Narrow(domains, program.Rows[row], segments[row], program.Rows[row].Limit, ref isChanged)) return false;
            }

            if (mostCost is { } limit && !Narrow(domains, cost, costSegments, limit, ref isChanged)) return false;
        }
        while (isChanged);
        return true;
    }

    private bool Narrow(Domains domains, IntegerRow row, Segment[] parts, long limit, ref bool isChanged)
    {
        var sum = 0L;
        for (var part = 0; part < parts.Length; part++)
        {
            var (group, start, end) = parts[part];
            var (low, inRow) = (long.MaxValue, 0);
            for (var i = start; i < end; i++)
            {
                if (!domains.Allowed[row.Columns[i]]) continue;
                inRow++;
                low = Math.Min(low, row.Factors[i]);
            }

            if (domains.None[group] || domains.Count[group] > inRow) low = Math.Min(low, 0);
            sum += least[part] = low;
        }

        var slack = limit - sum;
        if (slack < 0) return false;
        for (var part = 0; part < parts.Length; part++)
        {
            var (group, start, end) = parts[part];
            for (var i = start; i < end; i++)
            {
                if (!domains.Allowed[row.Columns[i]] || row.Factors[i] - least[part] <= slack) continue;
                isChanged = true;
                if (!domains.Remove(row.Columns[i])) return false;
            }

            if (-least[part] > slack && !RemoveZeros(domains, row, parts[part], ref isChanged)) return false;
        }

        return true;
    }

    /// <summary>A column of this row must be taken: neither none nor a column outside the row.</summary>
    private bool RemoveZeros(Domains domains, IntegerRow row, Segment part, ref bool isChanged)
    {
        if (domains.None[part.Group])
        {
            isChanged = true;
            if (!domains.RemoveNone(part.Group)) return false;
        }

        if (part.End - part.Start == program.Members[part.Group].Length) return true;
        stamp++;
        for (var i = part.Start; i < part.End; i++) mark[row.Columns[i]] = stamp;
        foreach (var column in program.Members[part.Group])
        {
            if (mark[column] == stamp || !domains.Allowed[column]) continue;
            isChanged = true;
            if (!domains.Remove(column)) return false;
        }

        return true;
    }

    private Segment[] Segments(IntegerRow row)
    {
        var found = new List<Segment>();
        for (var start = 0; start < row.Columns.Length;)
        {
            var end = start + 1;
            while (end < row.Columns.Length && program.GroupOf[row.Columns[end]] == program.GroupOf[row.Columns[start]]) end++;
            found.Add(new Segment(program.GroupOf[row.Columns[start]], start, end));
            start = end;
        }

        return [.. found];
    }

    /// <summary>The columns of one group within a row.</summary>
    private readonly record struct Segment(int Group, int Start, int End);
}
