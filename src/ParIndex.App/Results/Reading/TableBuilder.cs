using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>One official table while it is read, over any number of printed tables and pages.</summary>
internal sealed class TableBuilder(ColumnMap map, string caption)
{
    public RowAssembler Assembler { get; } = new(map);

    public ColumnMap Map => Assembler.Map;

    public bool HasTotal => Assembler.Rows.Count > 0 && Assembler.Rows[^1].IsTotal;

    /// <summary>First code read, to tell a table that goes on from one that begins anew.</summary>
    public string FirstCode => Assembler.Rows.Find(row => row.Code is not null)?.Code?.Text ?? "";

    /// <summary>Finishes the table.</summary>
    public OfficialTable Build()
    {
        var drafts = Assembler.Rows;
        var notes = Assembler.Notes;
        FragmentReturn.Apply(drafts, notes);
        var rows = Hierarchy.Assign([.. drafts.Select(draft => RowFields.Build(draft, notes))], drafts, notes);
        PercentScale.Apply(rows);
        Inheritance.Apply(rows, drafts);
        SurveyMarks.Apply(rows);
        return new OfficialTable
        {
            Caption = caption,
            Columns = [.. Map.Columns.Select(column => new OfficialColumn(column.Kind, column.Header, column.Year))],
            Rows = rows,
            Notes = notes,
        };
    }

    /// <summary>The cells as leftovers, when what was read is no table of criteria after all.</summary>
    public IEnumerable<SourcedText> Leftovers() => Assembler.Leftovers;
}
