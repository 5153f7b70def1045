using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>One table with its tree put together once.</summary>
internal sealed class TableView
{
    private readonly Dictionary<string, OfficialRow> _byCode = new(StringComparer.Ordinal);

    private readonly ILookup<string, OfficialRow> _children;

    private readonly HashSet<ColumnKind> _columns;

    public TableView(OfficialTable table)
    {
        Table = table;
        Rows = table.Rows.Where(row => row.Code != TotalCode).ToList();
        Total = table.Rows.LastOrDefault(row => row.Code == TotalCode);
        foreach (var row in Rows)
        {
            _byCode.TryAdd(row.Code, row);
        }

        // A row that names itself as its parent is a top row: trees here never loop.
        _children = Rows.Where(row => row.Parent != row.Code).ToLookup(row => row.Parent, StringComparer.Ordinal);
        _columns = table.Columns.Select(column => column.Kind).Concat(table.Rows.SelectMany(FilledColumns)).ToHashSet();
    }

    public const string TotalCode = "TOTAL";

    public OfficialTable Table { get; }

    /// <summary>Rows without the total, in printed order.</summary>
    public IReadOnlyList<OfficialRow> Rows { get; }

    public OfficialRow? Total { get; }

    public IEnumerable<OfficialRow> Tops => _children[""];

    public IEnumerable<OfficialRow> Leaves => Rows.Where(IsLeaf);

    public bool IsLeaf(OfficialRow row) => row.Code != TotalCode && !_children.Contains(row.Code);

    /// <summary>Children of a row; the top rows for the total.</summary>
    public IEnumerable<OfficialRow> ChildrenOf(OfficialRow row) => row.Code == TotalCode ? Tops : _children[row.Code];

    public OfficialRow? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Whether the table has such a column, by its header or by a filled cell.</summary>
    public bool Has(ColumnKind kind) => _columns.Contains(kind);

    public bool HasFigures(PointColumn column) => Rows.Any(row => column.Of(row) is not null);

    /// <summary>The row and everything under it, each once: repeated codes share their children, and damaged tables can form a ring.</summary>
    public IEnumerable<OfficialRow> Subtree(OfficialRow row)
    {
        var seen = new HashSet<OfficialRow>(ReferenceEqualityComparer.Instance) { row };
        var open = new Stack<OfficialRow>([row]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in ChildrenOf(next).Where(seen.Add).Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The row's ancestors, nearest first.</summary>
    public IEnumerable<OfficialRow> Ancestors(OfficialRow row)
    {
        for (var depth = 0; depth < MostLevels && row.Parent.Length > 0 && Find(row.Parent) is { } parent; depth++)
        {
            yield return row = parent;
        }
    }

    /// <summary>Place of a cell; of the row when the cell's own is unknown.</summary>
    public static SourcePlace PlaceOf(OfficialRow row, ColumnKind kind) => row.Printed.GetValueOrDefault(kind)?.Source ?? row.Source;

    public const int MostLevels = 12;

    private static IEnumerable<ColumnKind> FilledColumns(OfficialRow row)
    {
        (ColumnKind Kind, bool Filled)[] cells =
        [
            (ColumnKind.Max, row.Max is not null),
            (ColumnKind.Score, row.Score is not null),
            (ColumnKind.Percent, row.Percent is not null),
            (ColumnKind.Target, row.TargetPoints is not null || row.TargetText.Length > 0),
            (ColumnKind.Tasks, row.Tasks.Count > 0),
            (ColumnKind.Lead, row.Lead.Count > 0),
            (ColumnKind.Cause, row.Cause.Length > 0),
        ];
        return cells.Where(cell => cell.Filled).Select(cell => cell.Kind);
    }
}
