namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>
/// Pairs of people of one village whose names are alike without tone marks or one letter apart. Names meet in a table of all their spellings
/// with one letter left out, so the work grows with the number of names, not with its square.
/// </summary>
internal sealed class NearNames(Func<int, int, bool> mayBeSame)
{
    /// <summary>Pairs listed: more nobody looks through.</summary>
    private const int Most = 10_000;

    /// <summary>Comparisons made: a second or two. Only villages of thousands, or none named, come to that.</summary>
    private const int Budget = 30_000_000;

    /// <summary>People of one name (or near) each person is held against.</summary>
    private const int Window = 20;

    private readonly HashSet<long> seen = [];
    private int compared;

    public List<(int Row, int Other)> Pairs { get; } = [];

    /// <summary>The search stopped early: enough pairs were found or comparisons made.</summary>
    public bool IsFull => Pairs.Count >= Most || compared >= Budget;

    /// <param name="rows">Rows of one village, in an order that does not depend on the file.</param>
    /// <param name="names">Folded names by row.</param>
    public void Find(IReadOnlyList<int> rows, IReadOnlyList<string> names)
    {
        var groups = rows.Where(row => names[row].Length > 0).GroupBy(row => names[row], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var spellings = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, people) in groups)
        {
            Compare(people, people);
            for (var left = -1; left < name.Length; left++)
            {
                var key = left < 0 ? name : name.Remove(left, 1);
                if (!spellings.TryGetValue(key, out var known))
                    spellings[key] = [name];
                else if (known[^1] != name)
                    Meet(known, name, groups);
            }
        }
    }

    /// <summary>Whether one letter put in, left out, changed, or swapped with the next makes one of the other.</summary>
    public static bool IsOneApart(string one, string other)
    {
        var start = one.AsSpan().CommonPrefixLength(other);
        var left = one.AsSpan(start);
        var right = other.AsSpan(start);
        return left.Length == right.Length
            ? left.Length > 0 && (left[1..].SequenceEqual(right[1..]) || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])))
            : left.Length == right.Length + 1 ? left[1..].SequenceEqual(right) : right.Length == left.Length + 1 && right[1..].SequenceEqual(left);
    }

    private void Meet(List<string> known, string name, Dictionary<string, int[]> groups)
    {
        foreach (var other in known.TakeLast(Window).Where(other => IsOneApart(other, name)))
            Compare(groups[name], groups[other]);

        known.Add(name);
    }

    private void Compare(int[] some, int[] others)
    {
        for (var i = 0; i < some.Length; i++)
        {
            var from = ReferenceEquals(some, others) ? i + 1 : 0;
            for (var j = from; j < Math.Min(others.Length, from + Window) && !IsFull; j++)
            {
                compared++;
                var (row, other) = (Math.Max(some[i], others[j]), Math.Min(some[i], others[j]));
                if (mayBeSame(row, other) && seen.Add(((long)row << 32) | (uint)other))
                    Pairs.Add((row, other));
            }
        }
    }
}
