namespace ParIndex.Core.Surveys.Points.Losing;

/// <summary>
/// Which figures of a table with sums to hide. The table is seen with its sums as one more row and column, signs turned, so that every
/// line adds up to 0; a hidden figure is safe when some other table within the bounds has all shown figures and not this one, that is
/// when it lies on a circle of hidden figures that can go up and down in turn (for tables of two dimensions this is exact).
/// </summary>
internal sealed class CellGuard
{
    private readonly int rows;
    private readonly int groups;
    private readonly int least;
    private readonly int[,] people;
    private readonly bool[,] small;
    private readonly bool[,] hidden;
    private readonly List<GuardedMeasure> measures;
    private readonly HashSet<(int Measure, int Row, int Group)> safe = [];

    private CellGuard(LostTable table, int least)
    {
        (rows, groups, this.least) = (table.Rows.Count, table.Groups.Count, least);
        people = new int[rows + 1, groups + 1];
        small = new bool[rows + 1, groups + 1];
        hidden = new bool[rows + 1, groups + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var group = 0; group < groups; group++)
            {
                people[row, group] = table[row, group]?.People ?? 0;
                people[row, groups] += people[row, group];
                people[rows, group] = Math.Max(people[rows, group], people[row, group]);
            }

            people[rows, groups] = Math.Max(people[rows, groups], people[row, groups]);
        }

        measures =
        [
            GuardedMeasure.Of(rows, groups, (row, group) => (double)(table[row, group]?.Lost ?? 0), (row, group) => (double)table.Cap(row, group)),
            GuardedMeasure.Of(rows, groups, (row, group) => (double)(table[row, group]?.Step ?? 0), (row, group) => (double)table.Cap(row, group)),
        ];
    }

    public static CellGuard Of(LostTable table, int least)
    {
        var guard = new CellGuard(table, least);
        guard.HideSmall();
        while (guard.HideMore())
        {
            // Every round hides at least one figure more, so that it ends.
        }

        return guard;
    }

    public bool IsHidden(int row, int group) => hidden[row, group];

    public bool IsSmall(int row, int group) => small[row, group];

    public int People(int row, int group) => people[row, group];

    private void HideSmall()
    {
        for (var row = 0; row <= rows; row++)
        {
            for (var group = 0; group <= groups; group++)
            {
                small[row, group] = hidden[row, group] = people[row, group] > 0 && people[row, group] < least && !IsAll(row, group);
            }
        }
    }

    /// <summary>Hiding more never makes a safe figure unsafe, so that each is looked at until it is safe and no longer.</summary>
    private bool HideMore()
    {
        var isMore = false;
        for (var row = 0; row <= rows; row++)
        {
            for (var group = 0; group <= groups; group++)
            {
                for (var measure = 0; measure < measures.Count && hidden[row, group]; measure++)
                {
                    isMore |= Cover(measure, row, group);
                }
            }
        }

        return isMore || Enumerable.Range(0, rows).Any(FillRow) || Enumerable.Range(0, groups).Any(FillGroup);
    }

    /// <summary>Hides what brings an unsafe figure onto a circle; false when it is safe or nothing can.</summary>
    private bool Cover(int number, int row, int group)
    {
        var measure = measures[number];
        if (safe.Contains((number, row, group)) || measure.IsSafe(hidden, row, group))
        {
            safe.Add((number, row, group));
            return false;
        }

        var path = measure.Path(hidden, row, group, (r, g) => IsAll(r, g) || people[r, g] == 0 ? null : r == rows || g == groups ? 1e6 + people[r, g] : 1 + people[r, g]);
        foreach (var (r, g) in path)
        {
            hidden[r, g] = true;
        }

        return path.Count > 0;
    }

    /// <summary>What is hidden of an item is known together when its sum is shown: it must not be a small group either.</summary>
    private bool FillRow(int row)
    {
        var own = Enumerable.Range(0, groups).Where(group => hidden[row, group]).ToList();
        if (own.Count == 0 || hidden[row, groups] || own.Sum(group => people[row, group]) >= Math.Max(least, own.Count + 1)) return false;
        return Hide(Enumerable.Range(0, groups).Select(group => (row, group)));
    }

    /// <summary>The same of a group; its people are the same from item to item, so they do not add up.</summary>
    private bool FillGroup(int group)
    {
        var own = Enumerable.Range(0, rows).Where(row => hidden[row, group]).ToList();
        if (own.Count == 0 || hidden[rows, group] || own.Max(row => people[row, group]) >= least) return false;
        return Hide(Enumerable.Range(0, rows).Select(row => (row, group)));
    }

    private bool Hide(IEnumerable<(int Row, int Group)> some)
    {
        var shown = some.Where(place => !hidden[place.Row, place.Group] && people[place.Row, place.Group] > 0).OrderBy(place => people[place.Row, place.Group]).ToList();
        if (shown.Count > 0)
        {
            hidden[shown[0].Row, shown[0].Group] = true;
        }

        return shown.Count > 0;
    }

    /// <summary>The sum of all is never hidden.</summary>
    private bool IsAll(int row, int group) => row == rows && group == groups;
}
