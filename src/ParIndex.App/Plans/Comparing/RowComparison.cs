using ParIndex.Core.Results;

namespace ParIndex.App.Plans.Comparing;

/// <summary>
/// Compares a row as kept with the row as read. What the official layout itself cannot carry there and back is no difference: a cell differs only
/// when it differs from the kept plan and from that plan printed and read again.
/// </summary>
internal sealed class RowComparison(int part, PlanRow? row, string code, OfficialRow kept, OfficialRow? printed, OfficialRow read, Func<ColumnKind, bool> isCompared)
{
    private static readonly ColumnKind[] Cells =
    [
        ColumnKind.Title, ColumnKind.Max, ColumnKind.Score, ColumnKind.Target, ColumnKind.Cause, ColumnKind.Lead, ColumnKind.Coordinators, ColumnKind.Monitor, ColumnKind.Time, ColumnKind.Note,
    ];

    /// <summary>The differences.</summary>
    /// <param name="tasks">Tasks of the row that are printed.</param>
    public IEnumerable<PlanDifference> Run(IReadOnlyList<TaskRow> tasks)
    {
        foreach (var kind in Cells.Where(isCompared))
        {
            var (was, becomes) = (Text(kept, kind), Text(read, kind));
            if (!Equal(kind, was, becomes) && (printed is null || !Equal(kind, Text(printed, kind), becomes)))
                yield return new PlanDifference(DifferenceKind.Cell, part, code, kept.Title, kind, was, becomes, read.Printed.GetValueOrDefault(kind)?.Source ?? read.Source, MayTake(kind));
        }

        if (isCompared(ColumnKind.Tasks) && (printed is null || !printed.Tasks.Select(ComparedTable.Key).SequenceEqual(read.Tasks.Select(ComparedTable.Key))))
        {
            foreach (var difference in Tasks(tasks))
                yield return difference;
        }
    }

    /// <summary>Points of the target, or its words; a document may have either.</summary>
    public static string Text(OfficialRow row, ColumnKind kind) => kind switch
    {
        ColumnKind.Title => row.Title,
        ColumnKind.Max => PlanDigits.Vi(row.Max),
        ColumnKind.Score => PlanDigits.Vi(row.Score),
        ColumnKind.Target => row.TargetPoints is { } points ? PlanDigits.Vi(points) : row.TargetText,
        ColumnKind.Cause => row.Cause,
        ColumnKind.Lead => string.Join("; ", row.Lead),
        ColumnKind.Coordinators => string.Join("; ", row.Coordinators),
        ColumnKind.Monitor => string.Join("; ", row.Monitor),
        ColumnKind.Time => row.Time,
        ColumnKind.Note => row.Note,
        _ => "",
    };

    /// <summary>The order of agencies says nothing.</summary>
    private static bool Equal(ColumnKind kind, string left, string right) => kind is ColumnKind.Lead or ColumnKind.Coordinators or ColumnKind.Monitor
        ? Names(left).SetEquals(Names(right))
        : ComparedTable.Same(left, right);

    private static HashSet<string> Names(string text) => [.. text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(ComparedTable.Key).Where(name => name.Length > 0)];

    private bool MayTake(ColumnKind kind) => row is not null && kind switch
    {
        ColumnKind.Target => row.IsLeaf,
        ColumnKind.Lead or ColumnKind.Coordinators or ColumnKind.Monitor or ColumnKind.Note => true,
        // Printed times may be the last days of tasks.
        ColumnKind.Time => ComparedTable.Same(kept.Time, row.Time),
        _ => false,
    };

    private IEnumerable<PlanDifference> Tasks(IReadOnlyList<TaskRow> tasks)
    {
        var left = tasks.Where(task => !task.IsTitle).ToList();
        var added = new List<string>();
        foreach (var text in read.Tasks)
        {
            if (left.Find(task => ComparedTable.Same(task.Text, text)) is { } same)
                left.Remove(same);
            else if (printed is null || !printed.Tasks.Any(one => ComparedTable.Same(one, text)))
                added.Add(text);
        }

        // A task that printed and read became several is no task taken away, as long as its pieces stand.
        left.RemoveAll(task => printed is not null && !printed.Tasks.Any(one => ComparedTable.Same(one, task.Text)) && printed.Tasks.Where(piece => Contains(task.Text, piece)).All(piece => read.Tasks.Any(one => ComparedTable.Same(one, piece))));
        foreach (var task in left)
        {
            var nearest = added.Select(text => (text, likeness: Likeness(task.Text, text))).OrderByDescending(pair => pair.likeness).FirstOrDefault();
            if (nearest.text is not null && (nearest.likeness >= 0.5 || (left.Count == 1 && added.Count == 1 && nearest.likeness >= 0.2)))
            {
                added.Remove(nearest.text);
                yield return new PlanDifference(DifferenceKind.TaskChanged, part, code, kept.Title, ColumnKind.Tasks, task.Text, nearest.text, Place, row is not null, task.Id);
            }
            else
            {
                yield return new PlanDifference(DifferenceKind.TaskRemoved, part, code, kept.Title, ColumnKind.Tasks, task.Text, "", Place, row is not null, task.Id);
            }
        }

        foreach (var text in added)
            yield return new PlanDifference(DifferenceKind.TaskAdded, part, code, kept.Title, ColumnKind.Tasks, "", text, Place, row is not null);
    }

    private Core.Text.SourcePlace Place => read.Printed.GetValueOrDefault(ColumnKind.Tasks)?.Source ?? read.Source;

    private static bool Contains(string whole, string piece) => ComparedTable.Key(whole).Contains(ComparedTable.Key(piece), StringComparison.Ordinal);

    /// <summary>Share of words two texts have in common, 0 to 1.</summary>
    private static double Likeness(string left, string right)
    {
        var a = Words(left);
        var b = Words(right);
        var common = a.Intersect(b, StringComparer.Ordinal).Count();
        return a.Count + b.Count == 0 ? 0 : 2.0 * common / (a.Count + b.Count);
    }

    private static HashSet<string> Words(string text) => [.. ComparedTable.Key(text).ToLowerInvariant().Split([' ', ',', '.', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
}
