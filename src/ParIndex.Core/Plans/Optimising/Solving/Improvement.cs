namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>Finds good plans quickly; proves nothing.</summary>
internal sealed class Improvement(IntegerProgram program, Propagation propagation)
{
    private const int MostRounds = 12;
    private const int MostColumnsForPairs = 1_500;

    private readonly Domains trial = new(program);
    private readonly Domains before = new(program);

    /// <summary>Rounds a point of the linear program group by group, the surest first, following what each choice implies.</summary>
    /// <returns>A choice that satisfies all; null: none found.</returns>
    public List<int>? Round(Domains domains, double[] point, long? mostCost)
    {
        trial.CopyFrom(domains);
        var order = Enumerable.Range(0, program.Groups)
            .Select(group => (group, sureness: Math.Max(1 - program.Members[group].Sum(column => point[column]), program.Members[group].Max(column => point[column]))))
            .OrderByDescending(pair => pair.sureness).ThenBy(pair => pair.group).Select(pair => pair.group);
        foreach (var group in order)
        {
            while (!trial.IsDecided(group))
            {
                var best = program.Members[group].Where(column => trial.Allowed[column]).Append(-1).Where(column => column >= 0 || trial.None[group])
                    .MaxBy(column => column >= 0 ? point[column] : 1 - program.Members[group].Sum(member => point[member]));
                before.CopyFrom(trial);
                if ((best < 0 ? trial.TakeNone(group) : trial.Take(best)) && propagation.Run(trial, mostCost)) continue;
                trial.CopyFrom(before);
                if (!(best < 0 ? trial.RemoveNone(group) : trial.Remove(best)) || !propagation.Run(trial, mostCost)) return null;
            }
        }

        var chosen = trial.Taken();
        return program.Holds(chosen) ? Polish(chosen) : null;
    }

    /// <summary>Changes one group, or two at once, while that makes the plan cheaper.</summary>
    public List<int> Polish(List<int> chosen)
    {
        var choice = new int[program.Groups];
        Array.Fill(choice, -1);
        foreach (var column in chosen) choice[program.GroupOf[column]] = column;
        var slack = new long[program.Rows.Count];
        for (var row = 0; row < slack.Length; row++) slack[row] = program.Rows[row].Limit;
        foreach (var column in chosen) Add(slack, column, -1);
        for (var round = 0; round < MostRounds && Step(choice, slack); round++)
        {
        }

        List<int> polished = [.. choice.Where(column => column >= 0)];
        return program.CostOf(polished) < program.CostOf(chosen) && program.Holds(polished) ? polished : chosen;
    }

    private bool Step(int[] choice, long[] slack)
    {
        var isBetter = false;
        for (var group = 0; group < choice.Length; group++)
        {
            foreach (var other in program.Members[group].Append(-1))
            {
                var now = choice[group];
                if (other == now) continue;
                Exchange(slack, now, other);
                choice[group] = other;
                var gain = Cost(now) - Cost(other);
                if ((gain > 0 && slack.All(left => left >= 0)) || Second(choice, slack, group, gain))
                {
                    isBetter = true;
                    continue;
                }

                Exchange(slack, other, now);
                choice[group] = now;
            }
        }

        return isBetter;
    }

    /// <summary>A change of a later group that mends what the first broke and keeps the whole cheaper.</summary>
    private bool Second(int[] choice, long[] slack, int first, long gain)
    {
        if (program.Columns > MostColumnsForPairs) return false;
        for (var group = first + 1; group < choice.Length; group++)
        {
            foreach (var other in program.Members[group].Append(-1))
            {
                var now = choice[group];
                if (other == now || gain + Cost(now) - Cost(other) <= 0) continue;
                Exchange(slack, now, other);
                if (Array.TrueForAll(slack, left => left >= 0))
                {
                    choice[group] = other;
                    return true;
                }

                Exchange(slack, other, now);
            }
        }

        return false;
    }

    private long Cost(int column) => column < 0 ? 0 : program.Costs[column];

    private void Exchange(long[] slack, int from, int to)
    {
        if (from >= 0) Add(slack, from, 1);
        if (to >= 0) Add(slack, to, -1);
    }

    private void Add(long[] slack, int column, int sign)
    {
        foreach (var (row, factor) in program.Entries[column]) slack[row] += sign * factor;
    }
}
