using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>Whether a cell starts, continues or is outside of a merge.</summary>
internal enum DocxMerge
{
    None,
    Start,
    Continue,
}

/// <summary>A row while the table is read.</summary>
internal sealed class DocxRow
{
    public List<DocxCell> Cells { get; } = [];

    public int GridBefore { get; set; }

    public bool IsHeader { get; set; }

    public bool IsDeleted { get; set; }
}

/// <summary>A cell while the table is read.</summary>
internal sealed class DocxCell
{
    public required int Column { get; init; }

    public int Span { get; set; } = 1;

    public int Rows { get; set; } = 1;

    public DocxMerge Vertical { get; set; }

    public DocxMerge Horizontal { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Index of the last row the cell reaches so far.</summary>
    public int LastRow { get; set; }
}

/// <summary>Joins the cells of vertical merges and makes the final rows.</summary>
internal sealed class DocxMerges(ReadSession session, int table)
{
    public IReadOnlyList<TableRow> Apply(List<DocxRow> rows)
    {
        var starts = JoinDown(rows);
        var result = new TableRow[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = starts[i].Select(cell => new TableCell(
                SourcePlace.InTable(table, i + 1, cell.Column), cell.Column, cell.Text, cell.Span, cell.Rows)).ToArray();
            result[i] = new TableRow(SourcePlace.InTable(table, i + 1, cells is [var first, ..] ? first.Column : 1), cells, rows[i].IsHeader);
        }

        return result;
    }

    /// <summary>The cells that begin in each row; each knows then how many rows it covers.</summary>
    private List<DocxCell>[] JoinDown(List<DocxRow> rows)
    {
        var open = new Dictionary<int, DocxCell>(); // by grid column
        var starts = new List<DocxCell>[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            starts[i] = [];
            foreach (var cell in rows[i].Cells)
            {
                cell.LastRow = i;
                if (cell.Vertical == DocxMerge.Continue && open.TryGetValue(cell.Column, out var above) && above.LastRow == i - 1)
                {
                    above.LastRow = i;
                    above.Rows++;
                    RemarkHidden(cell, i);
                    continue;
                }

                // A continuation with nothing above it is shown by Word as a cell of its own.
                starts[i].Add(cell);
                open.Remove(cell.Column);
                if (cell.Vertical != DocxMerge.None)
                {
                    open[cell.Column] = cell;
                }
            }
        }

        return starts;
    }

    private void RemarkHidden(DocxCell cell, int row)
    {
        if (!string.IsNullOrWhiteSpace(cell.Text))
        {
            session.Remark(Problems.HiddenByMerge(SourcePlace.InTable(table, row + 1, cell.Column)));
        }
    }
}
