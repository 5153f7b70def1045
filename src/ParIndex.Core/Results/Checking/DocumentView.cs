using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>The document as the checks look at it: tables with parents and children, prose, and who it is about.</summary>
internal sealed class DocumentView
{
    private readonly Lazy<string> _ownUnit;

    private readonly Lazy<IReadOnlyList<Statement>> _statements;

    private readonly Lazy<IReadOnlyList<WordedText>> _words;

    public DocumentView(OfficialDocument document)
    {
        Document = document;
        Tables = document.Tables.Select(table => new TableView(table)).ToList();
        Scored = Tables.Where(table => table.HasFigures(PointColumn.Score)).MaxBy(table => table.Rows.Count);
        _ownUnit = new Lazy<string>(() => UnitNames.MostNamed(document));
        _statements = new Lazy<IReadOnlyList<Statement>>(() => Scored is null ? [] : StatementReader.Read(this, Scored));
        _words = new Lazy<IReadOnlyList<WordedText>>(() => Texts().Select(text => new WordedText(text.Source, text.Code, text.Field, text.Text, Vocabulary.Split(text.Text))).ToList());
    }

    public OfficialDocument Document { get; }

    public IReadOnlyList<TableView> Tables { get; }

    /// <summary>The table of results that prose speaks about: the largest one with points; null when there is none.</summary>
    public TableView? Scored { get; }

    /// <summary>Name of the unit the document is about; empty when it names none.</summary>
    public string OwnUnit => _ownUnit.Value;

    /// <summary>Points that prose states, tied to what they are points of.</summary>
    public IReadOnlyList<Statement> Statements => _statements.Value;

    /// <summary>The words of all texts, once <see cref="Words"/> was asked for.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>Every text with its words.</summary>
    public IReadOnlyList<WordedText> Words => _words.Value;

    /// <summary>Every text of the document with its place: prose, and the worded cells of tables.</summary>
    public IEnumerable<(SourcePlace Source, string Code, string Field, string Text)> Texts()
    {
        foreach (var text in Document.Prose)
        {
            yield return (text.Source, "", "prose", text.Text);
        }

        foreach (var row in Tables.SelectMany(table => table.Table.Rows))
        {
            foreach (var (kind, field, text) in WordedCells(row).Where(cell => cell.Text.Length > 0 && !row.Inherited.Contains(cell.Field)))
            {
                yield return (row.Printed.GetValueOrDefault(kind)?.Source ?? row.Source, row.Code, field, text);
            }
        }
    }

    private static IEnumerable<(ColumnKind Kind, string Field, string Text)> WordedCells(OfficialRow row) =>
    [
        (ColumnKind.Title, "title", row.Title),
        (ColumnKind.Target, "target", row.TargetText),
        (ColumnKind.Tasks, "tasks", string.Join(" | ", row.Tasks)),
        (ColumnKind.Lead, "lead", string.Join(" | ", row.Lead)),
        (ColumnKind.Coordinators, "coordinators", string.Join(" | ", row.Coordinators)),
        (ColumnKind.Monitor, "monitor", string.Join(" | ", row.Monitor)),
        (ColumnKind.Cause, "cause", row.Cause),
        (ColumnKind.Note, "note", row.Note),
    ];
}
