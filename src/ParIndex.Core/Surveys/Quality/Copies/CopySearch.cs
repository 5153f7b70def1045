namespace ParIndex.Core.Surveys.Quality.Copies;

/// <summary>What a search for copies found.</summary>
/// <param name="Flags">Pairs, by their later answer.</param>
/// <param name="Comparisons">Comparisons made.</param>
/// <param name="IsComplete">False: the search stopped at the most pairs or comparisons, and copies may be left.</param>
public sealed record CopyResult(IReadOnlyList<NearCopyFlag> Flags, long Comparisons, bool IsComplete);

/// <summary>
/// Finds answers nearly equal to another. Those of one interviewer, or of one area when there is none, are compared with each other.
/// Within a large group only those are compared that agree in a part of the questions: when at most d answers differ, two of d + 2 parts
/// are without difference, so that no pair is missed.
/// </summary>
public static class CopySearch
{
    /// <summary>Largest group in which everybody is compared with everybody.</summary>
    private const int SmallGroup = 4096;

    /// <summary>Pairs nearly equal.</summary>
    public static CopyResult Find(QualityData data, CopyRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.LeastMatch is not (> 0 and <= 1)) throw new ArgumentException("The least match is above 0, to 1.", nameof(rule));
        var common = data.Marks.CommonMarks();
        var state = new CopyState(data, rule);
        foreach (var group in Groups(data))
        {
            // Only people with enough unusual marks can be told: the content crowd leaves the search here.
            var planes = MarkPlanes.Of(data.Marks, group, common);
            int[] rows = [.. Enumerable.Range(0, group.Count).Where(person => planes.Unusual(person) >= rule.LeastUnusual).Select(person => group[person])];
            if (rows.Length < 2)
            {
                continue;
            }

            planes = rows.Length == group.Count ? planes : MarkPlanes.Of(data.Marks, rows, common);
            if (rows.Length <= SmallGroup)
            {
                for (var person = 0; person < rows.Length - 1 && state.IsGoing; person++)
                {
                    state.Add(rows.Length - 1 - person);
                    planes.Compare(person, person + 1, state.MostDifferent, other => state.Judge(planes, rows, person, other));
                }
            }
            else
            {
                new PartTables(data.Marks, rows, state.MostDifferent).Pairs((person, other) => state.Next(planes, rows, person, other));
            }
        }

        return state.Result();
    }

    private static IEnumerable<IReadOnlyList<int>> Groups(QualityData data) => Enumerable.Range(0, data.Rows)
        .GroupBy(row => data.Interviewer is { } interviewers && interviewers.Codes[row] >= 0
            ? (0, interviewers.Codes[row])
            : (1, RowLabels.CodeOf(data.Area, row)))
        .OrderBy(group => group.Key)
        .Select(group => group.ToArray());
}

/// <summary>A search under way.</summary>
internal sealed class CopyState(QualityData data, CopyRule rule)
{
    private readonly Dictionary<(int, int), NearCopyFlag> found = [];
    private long comparisons;
    private bool isComplete = true;

    /// <summary>Most differences of a pair that can still be told.</summary>
    public int MostDifferent { get; } = (int)Math.Floor(((1 - rule.LeastMatch) * data.Marks.Items.Count) + 1e-9);

    public bool IsGoing => isComplete;

    public void Add(long more)
    {
        comparisons += more;
        isComplete &= comparisons < rule.MostComparisons;
    }

    /// <summary>Compares one pair; false: stop.</summary>
    public bool Next(MarkPlanes planes, int[] rows, int person, int other)
    {
        Add(1);
        Judge(planes, rows, person, other);
        return isComplete;
    }

    public void Judge(MarkPlanes planes, int[] rows, int person, int other)
    {
        var (different, compared, unusual) = planes.Pair(person, other);
        if (compared < rule.LeastItems || unusual < rule.LeastUnusual || different > ((1 - rule.LeastMatch) * compared) + 1e-9)
        {
            return;
        }

        var (first, second) = (Math.Min(rows[person], rows[other]), Math.Max(rows[person], rows[other]));
        found.TryAdd((first, second), new NearCopyFlag(
            second, first, compared - different, compared, unusual,
            RowLabels.CodeOf(data.Interviewer, first) is >= 0 and var interviewer && interviewer == RowLabels.CodeOf(data.Interviewer, second)));
        isComplete &= found.Count < rule.MostPairs;
    }

    public CopyResult Result() => new(
        [.. found.Values.OrderBy(flag => flag.Row).ThenBy(flag => flag.First)], comparisons, isComplete);
}
