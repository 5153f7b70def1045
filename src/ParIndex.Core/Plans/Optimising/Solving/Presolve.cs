namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>Makes a program smaller without losing its best choices: impossible and dominated columns go, rows nothing can break too.</summary>
internal static class Presolve
{
    /// <summary>What is left, and the former number of each column; null: nothing is feasible.</summary>
    public static (IntegerProgram Program, int[] Former)? Run(IntegerProgram program)
    {
        var domains = new Domains(program);
        var propagation = new Propagation(program);
        if (!propagation.Run(domains, null)) return null;
        if (program.Accepts is null) RemoveDominated(program, domains);
        var former = Enumerable.Range(0, program.Columns).Where(column => domains.Allowed[column]).ToArray();
        var now = new int[program.Columns];
        Array.Fill(now, -1);
        for (var i = 0; i < former.Length; i++) now[former[i]] = i;

        // A group that must take something keeps a row saying so, since a new program begins with "none" allowed everywhere.
        var rows = new List<IntegerRow>();
        foreach (var row in program.Rows)
        {
            var kept = Enumerable.Range(0, row.Columns.Length).Where(i => now[row.Columns[i]] >= 0).ToArray();
            var left = new IntegerRow([.. kept.Select(i => now[row.Columns[i]])], [.. kept.Select(i => row.Factors[i])], row.Limit);
            if (!IsIdle(program, domains, row)) rows.Add(left);
        }

        var forced = Enumerable.Range(0, program.Groups).Where(group => !domains.None[group]);
        rows.AddRange(forced.Select(group => program.Members[group].Where(column => now[column] >= 0).Select(column => now[column]).ToArray())
            .Select(members => new IntegerRow(members, [.. members.Select(_ => -1L)], -1)));
        Func<IReadOnlyList<int>, bool>? accepts = program.Accepts is { } last ? chosen => last([.. chosen.Select(column => former[column])]) : null;
        var groups = former.Select(column => program.GroupOf[column]).Distinct().Order().ToList();
        var groupNow = groups.Select((group, i) => (group, i)).ToDictionary(pair => pair.group, pair => pair.i);
        var reduced = new IntegerProgram(
            [.. former.Select(column => groupNow[program.GroupOf[column]])], groups.Count, [.. former.Select(column => program.Costs[column])],
            [.. rows.Select(Divided)], accepts);
        return (reduced, former);
    }

    /// <summary>No choice left can break the row.</summary>
    private static bool IsIdle(IntegerProgram program, Domains domains, IntegerRow row)
    {
        var most = 0L;
        for (var start = 0; start < row.Columns.Length;)
        {
            var (group, high) = (program.GroupOf[row.Columns[start]], 0L);
            for (; start < row.Columns.Length && program.GroupOf[row.Columns[start]] == group; start++)
            {
                if (domains.Allowed[row.Columns[start]]) high = Math.Max(high, row.Factors[start]);
            }

            most += high;
        }

        return most <= row.Limit;
    }

    /// <summary>Divided by what all factors share; the limit then cut to a whole number.</summary>
    private static IntegerRow Divided(IntegerRow row)
    {
        var shared = row.Factors.Aggregate(0L, WholeNumbers.Shared);
        if (shared <= 1) return row;
        return row with { Factors = [.. row.Factors.Select(factor => factor / shared)], Limit = WholeNumbers.Floor(row.Limit, shared) };
    }

    /// <summary>
    /// A column goes when another of its group, or none at all, costs no more and uses no more of any row. The program is then
    /// one whose best is as good, not one with all its choices.
    /// </summary>
    private static void RemoveDominated(IntegerProgram program, Domains domains)
    {
        foreach (var members in program.Members)
        {
            foreach (var column in members)
            {
                var beatenByNone = domains.None[program.GroupOf[column]] && program.Costs[column] >= 0 && program.Entries[column].All(entry => entry.Factor >= 0);
                if (beatenByNone || members.Any(other => other != column && domains.Allowed[other] && Beats(program, other, column))) domains.Remove(column);
            }
        }
    }

    private static bool Beats(IntegerProgram program, int better, int worse)
    {
        if (program.Costs[better] > program.Costs[worse]) return false;
        var (first, second) = (program.Entries[better], program.Entries[worse]);
        var (i, j, isEqual) = (0, 0, program.Costs[better] == program.Costs[worse]);
        while (i < first.Length || j < second.Length)
        {
            var row = Math.Min(i < first.Length ? first[i].Row : int.MaxValue, j < second.Length ? second[j].Row : int.MaxValue);
            var left = i < first.Length && first[i].Row == row ? first[i++].Factor : 0;
            var right = j < second.Length && second[j].Row == row ? second[j++].Factor : 0;
            if (left > right) return false;
            isEqual &= left == right;
        }

        return !isEqual || better < worse;
    }
}

/// <summary>Whole-number helpers.</summary>
internal static class WholeNumbers
{
    /// <summary>Greatest common divisor, not negative; of 0 and x it is |x|.</summary>
    public static long Shared(long a, long b)
    {
        (a, b) = (Math.Abs(a), Math.Abs(b));
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    /// <summary>Division rounded down; the divisor is above 0.</summary>
    public static long Floor(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
