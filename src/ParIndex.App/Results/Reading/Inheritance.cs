using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>
/// Fills cells that are blank because a cell above was merged over them. A file that keeps its merges says so itself. An export shows only
/// a blank: then a monitor reaches from the parent to its children; where nearly every leaf names a lead, a leaf without one shares that of
/// the sibling above; where only rows that lost points name cause and lead, a row that lost points and names neither shares its parent's.
/// </summary>
internal sealed class Inheritance
{
    private const string Cause = "cause";
    private const string Lead = "lead";
    private const string Coordinators = "coordinators";
    private const string Tasks = "tasks";
    private const string Note = "note";
    private const string Monitor = "monitor";

    private static readonly string[] FieldOrder = ["target", Tasks, Cause, Lead, Coordinators, Monitor, "time", Note];

    private readonly List<OfficialRow> _rows;

    private readonly Dictionary<string, int> _indexOfCode = new(StringComparer.Ordinal);

    private readonly HashSet<string> _parents;

    private Inheritance(List<OfficialRow> rows)
    {
        _rows = rows;
        _parents = rows.Select(row => row.Parent).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            _indexOfCode.TryAdd(rows[i].Code, i);
        }
    }

    /// <summary>Fills the rows in place.</summary>
    public static void Apply(List<OfficialRow> rows, IReadOnlyList<RowDraft> drafts)
    {
        var inheritance = new Inheritance(rows);
        var merged = drafts.SelectMany(draft => draft.Merged.Keys).ToHashSet();
        inheritance.FromMergedCells(drafts);
        inheritance.MonitorFromParent(merged.Contains(ColumnKind.Monitor));
        if (!merged.Overlaps([ColumnKind.Lead, ColumnKind.Coordinators, ColumnKind.Responsible]))
        {
            if (inheritance.MostLeavesNameLead())
            {
                inheritance.FromSibling();
            }
            else
            {
                inheritance.FromParentThatLost();
            }
        }
    }

    private void FromMergedCells(IReadOnlyList<RowDraft> drafts)
    {
        var indexOfDraft = new Dictionary<RowDraft, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < drafts.Count; i++)
        {
            indexOfDraft[drafts[i]] = i;
            foreach (var (kind, origin) in drafts[i].Merged.OrderBy(pair => pair.Key))
            {
                if (indexOfDraft.TryGetValue(origin, out var from))
                {
                    Take(i, _rows[from], FieldsOf(kind));
                }
            }
        }
    }

    private void MonitorFromParent(bool hasMerges)
    {
        for (var i = 0; i < _rows.Count && !hasMerges; i++)
        {
            if (_rows[i].Level > 1 && _rows[i].Monitor.Count == 0 && !SaysNone(_rows[i], ColumnKind.Monitor) && Parent(i) is { } parent)
            {
                Take(i, parent, [Monitor]);
            }
        }
    }

    private bool MostLeavesNameLead()
    {
        var leaves = _rows.Where(IsLeaf).ToArray();
        return leaves.Count(row => row.Lead.Count > 0) * 5 >= leaves.Length * 4;
    }

    private void FromSibling()
    {
        for (var i = 1; i < _rows.Count; i++)
        {
            var (row, above) = (_rows[i], _rows[i - 1]);
            if (!IsLeaf(row) || row.Level < 2 || row.Parent != above.Parent || row.Lead.Count > 0 || row.Coordinators.Count > 0 || above.Lead.Count == 0
                || SaysNone(row, ColumnKind.Lead))
            {
                continue;
            }

            // Without tasks of its own the row shares the whole block, with them only who does it.
            Take(i, above, row.Tasks.Count == 0 ? [Tasks, Lead, Coordinators, Note] : [Lead, Coordinators]);
        }
    }

    private void FromParentThatLost()
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            var lost = row.Max is { } max && row.Score is { } score && score < max;
            if (!lost || row.Level < 2 || row.Cause.Length > 0 || row.Lead.Count > 0 || row.Coordinators.Count > 0
                || SaysNone(row, ColumnKind.Lead) || SaysNone(row, ColumnKind.Cause))
            {
                continue;
            }

            var origin = Parent(i) is { } parent && (parent.Lead.Count > 0 || parent.Cause.Length > 0) ? parent : SurveySiblingAbove(i);
            if (origin is not null)
            {
                Take(i, origin, [Cause, Lead, Coordinators]);
            }
        }
    }

    /// <summary>One merged cell may cover several surveyed criteria: "Tác động của cải cách đến …" one after the other.</summary>
    private OfficialRow? SurveySiblingAbove(int index)
    {
        if (!SurveyMarks.IsImpact(_rows[index].Title))
        {
            return null;
        }

        var i = index - 1;
        while (i >= 0 && _rows[i].Level > _rows[index].Level)
        {
            i--;
        }

        return i >= 0 && _rows[i].Parent == _rows[index].Parent && SurveyMarks.IsImpact(_rows[i].Title) && _rows[i].Lead.Count > 0 ? _rows[i] : null;
    }

    /// <summary>A dash in the row's own cell: nobody, not "as above".</summary>
    private static bool SaysNone(OfficialRow row, ColumnKind kind) => row.Printed.ContainsKey(kind);

    private bool IsLeaf(OfficialRow row) => row.Level > 0 && row.Code.Length > 0 && !_parents.Contains(row.Code);

    private OfficialRow? Parent(int index) =>
        _rows[index].Parent.Length > 0 && _indexOfCode.TryGetValue(_rows[index].Parent, out var parent) && parent < index ? _rows[parent] : null;

    private void Take(int index, OfficialRow from, IReadOnlyList<string> fields)
    {
        var row = _rows[index];
        var taken = new List<string>(row.Inherited);
        foreach (var field in fields)
        {
            var filled = (field switch
            {
                Cause when row.Cause.Length == 0 && from.Cause.Length > 0 => row with { Cause = from.Cause },
                Lead when row.Lead.Count == 0 && from.Lead.Count > 0 => row with { Lead = from.Lead },
                Coordinators when row.Coordinators.Count == 0 && from.Coordinators.Count > 0 => row with { Coordinators = from.Coordinators },
                Tasks when row.Tasks.Count == 0 && from.Tasks.Count > 0 => row with { Tasks = from.Tasks },
                Monitor when row.Monitor.Count == 0 && from.Monitor.Count > 0 => row with { Monitor = from.Monitor },
                Note when row.Note.Length == 0 && from.Note.Length > 0 => row with { Note = from.Note },
                "target" when row.TargetText.Length == 0 && row.TargetPoints is null && (from.TargetText.Length > 0 || from.TargetPoints is not null) =>
                    row with { TargetText = from.TargetText, TargetPoints = from.TargetPoints },
                "time" when row.Time.Length == 0 && from.Time.Length > 0 => row with { Time = from.Time },
                _ => null,
            });
            if (filled is not null)
            {
                row = filled;
                taken.Add(field);
            }
        }

        // Always in one order, whichever cell was taken over first.
        _rows[index] = row with { Inherited = [.. taken.OrderBy(field => Array.IndexOf(FieldOrder, field))] };
    }

    private static string[] FieldsOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Responsible => [Lead, Coordinators],
        ColumnKind.Lead => [Lead],
        ColumnKind.Coordinators => [Coordinators],
        ColumnKind.Cause => [Cause],
        ColumnKind.Tasks => [Tasks],
        ColumnKind.Monitor => [Monitor],
        ColumnKind.Note => [Note],
        ColumnKind.Target => ["target"],
        ColumnKind.Time => ["time"],
        _ => [],
    };
}
