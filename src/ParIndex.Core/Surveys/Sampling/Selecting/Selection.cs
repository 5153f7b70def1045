namespace ParIndex.Core.Surveys.Sampling.Selecting;

/// <summary>Chooses n units of a cell.</summary>
internal static class Selection
{
    /// <summary>Chosen units, by their place in the cell.</summary>
    public static List<Choice> Of(SelectionMethod method, CellUnits cell, int n, UnitKeys keys)
    {
        var all = cell.Codes.Count;
        if (n == 0)
            return [];

        if (n >= all)
            return [.. Enumerable.Range(0, all).Select(unit => new Choice(unit, 1, false))];

        IEnumerable<Choice> chosen = method switch
        {
            SelectionMethod.Simple => ByKey(cell, keys).Take(n).Select(unit => new Choice(unit, (double)n / all, false)),
            SelectionMethod.Systematic => Systematic(cell, n, keys),
            SelectionMethod.PpsSystematic => PpsSystematic(cell, n, keys),
            SelectionMethod.PpsBrewer => Brewer(cell, n, keys),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A census takes every unit."),
        };
        return [.. chosen.OrderBy(choice => choice.Unit)];
    }

    /// <summary>Units by random key, ties by place.</summary>
    public static int[] ByKey(CellUnits cell, UnitKeys keys)
    {
        var random = new ulong[cell.Codes.Count];
        var units = new int[random.Length];
        for (var i = 0; i < random.Length; i++)
        {
            random[i] = keys.Of(cell.Codes[i]);
            units[i] = i;
        }

        Array.Sort(random, units);
        for (var i = 1; i < random.Length; i++)
        {
            if (random[i] == random[i - 1])
                return [.. Enumerable.Range(0, random.Length).OrderBy(unit => keys.Of(cell.Codes[unit])).ThenBy(unit => unit)];
        }

        return units;
    }

    /// <summary>
    /// Units r/n, (r + N)/n, … cut down, for a whole r drawn from 0 … N − 1: each unit answers for exactly n of the N starts.
    /// </summary>
    private static IEnumerable<Choice> Systematic(CellUnits cell, int n, UnitKeys keys)
    {
        var all = cell.Codes.Count;
        var line = Line(cell, keys);
        var start = (long)(keys.Uniform(cell.Code, 0) * all);
        for (var k = 0; k < n; k++)
            yield return new Choice(line[(int)((start + ((long)k * all)) / n)], (double)n / all, false);
    }

    private static List<Choice> PpsSystematic(CellUnits cell, int n, UnitKeys keys)
    {
        var (chosen, rest, left) = Certainties(cell, n);
        if (left == 0)
            return chosen;

        var total = rest.Sum(unit => cell.Sizes[unit]);
        var open = rest.ToHashSet();
        var start = (decimal)keys.Uniform(cell.Code, 0);
        var reached = 0m;
        var step = 0;
        foreach (var unit in Line(cell, keys).Where(open.Contains))
        {
            reached += cell.Sizes[unit];
            if (step < left && (start + step) * total < reached * left)
            {
                chosen.Add(new Choice(unit, (double)(cell.Sizes[unit] * left / total), false));
                step++;
            }
        }

        return chosen;
    }

    private static List<Choice> Brewer(CellUnits cell, int n, UnitKeys keys)
    {
        var (chosen, rest, left) = Certainties(cell, n);
        if (left == 0)
            return chosen;

        var total = rest.Sum(unit => cell.Sizes[unit]);
        var probabilities = rest.Select(unit => (double)(cell.Sizes[unit] * left / total)).ToArray();
        var taken = new bool[rest.Count];
        for (var step = 0; step < left; step++)
        {
            var weights = BrewerDraw.Weights(probabilities, taken, left, step);
            var point = keys.Uniform(cell.Code, step) * weights.Sum();
            var unit = Array.FindIndex(weights, weight => (point -= weight) < 0);

            // The machine's rounding may leave the point at the very end.
            unit = unit >= 0 ? unit : Array.FindLastIndex(weights, weight => weight > 0);
            taken[unit] = true;
            chosen.Add(new Choice(rest[unit], probabilities[unit], false));
        }

        return chosen;
    }

    /// <summary>Units as large as the step are taken out until none is left; the others share what remains.</summary>
    private static (List<Choice> Certain, List<int> Others, int Left) Certainties(CellUnits cell, int n)
    {
        var certain = new List<Choice>();
        var rest = Enumerable.Range(0, cell.Codes.Count).ToList();
        var total = rest.Sum(unit => cell.Sizes[unit]);
        while (n > certain.Count)
        {
            var left = n - certain.Count;
            var sum = total;
            var large = rest.Where(unit => cell.Sizes[unit] * left >= sum).ToList();
            if (large.Count == 0)
                break;

            certain.AddRange(large.Select(unit => new Choice(unit, 1, true)));
            rest = [.. rest.Except(large)];
            total = rest.Sum(unit => cell.Sizes[unit]);
        }

        return (certain, rest, n - certain.Count);
    }

    /// <summary>Units along the order columns, what is level there and everything without columns at random.</summary>
    private static int[] Line(CellUnits cell, UnitKeys keys)
    {
        var byKey = ByKey(cell, keys);
        if (cell.Order.Count == 0)
            return byKey;

        var line = byKey.OrderBy(unit => cell.Order[0][unit]);
        foreach (var ranks in cell.Order.Skip(1))
            line = line.ThenBy(unit => ranks[unit]);

        return [.. line];
    }
}
