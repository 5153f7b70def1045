using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>How a printed row begins a row of the table: with a code, or as the total.</summary>
/// <param name="Code">Code; null for the total and for rows whose code is missing.</param>
/// <param name="Printed">Code as printed.</param>
/// <param name="IsTotal">Whether it is the total row.</param>
/// <param name="Rest">Cells left to place; a title glued to the code is one of them.</param>
/// <param name="Source">Place of the code.</param>
internal sealed record RowStart(ReadCode? Code, string Printed, bool IsTotal, IReadOnlyList<BodyCell> Rest, SourcePlace Source)
{
    private static readonly string[] TotalWords = ["tong diem", "tong cong", "tong so", "tong so diem", "tong", "cong", "tong chung", "diem tong", "tong (100"];

    /// <summary>Reads the beginning of a row; null when it has neither code nor total.</summary>
    public static RowStart? Find(IReadOnlyList<BodyCell> cells, ColumnMap map)
    {
        if (Total(cells, map) is { } total)
        {
            return total;
        }

        var at = CodeCell(cells, map);
        var cell = cells[at];
        var kind = map.KindAt(cell.Column);
        if (kind is ColumnKind.Max or ColumnKind.Score or ColumnKind.Percent)
        {
            return null;
        }

        var inPlace = kind == ColumnKind.Code || !map.Has(ColumnKind.Code);
        if (CodeReader.Read(cell.Text) is { } code && (kind == ColumnKind.Code ? StandsInCodeColumn(code, cells) : StandsBeforeTitle(code, inPlace, cells)))
        {
            return new RowStart(code, cell.Text, false, [.. cells.Where((_, i) => i != at)], cell.Source);
        }

        var mayGlue = inPlace || kind == ColumnKind.Title;
        if (mayGlue && cell.Content is not CellContent.Number && CodeReader.ReadGlued(cell.Text) is { } glued && (inPlace || glued.Code.Depth > 1))
        {
            var title = UnderTitle(cell with { Text = glued.Tail, Content = CellContents.Of(glued.Tail) }, map);
            var rest = cells.Select((other, i) => i == at ? title : other).OrderBy(other => other.Column).ToArray();
            return new RowStart(glued.Code, cell.Text[..^glued.Tail.Length].Trim(), false, rest, cell.Source);
        }

        return null;
    }

    /// <summary>The cell that would hold the code: that of the code column, else the first, or the title where codes are glued to titles.</summary>
    private static int CodeCell(IReadOnlyList<BodyCell> cells, ColumnMap map)
    {
        var wanted = map.Has(ColumnKind.Code) ? ColumnKind.Code : ColumnKind.Title;
        for (var i = 0; i < cells.Count; i++)
        {
            if (map.KindAt(cells[i].Column) == wanted && (wanted == ColumnKind.Code || CodeReader.Read(cells[0].Text) is null))
            {
                return i;
            }
        }

        return 0;
    }

    private static BodyCell UnderTitle(BodyCell cell, ColumnMap map) =>
        map.KindAt(cell.Column) == ColumnKind.Title ? cell
        : cell with { Column = map.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Title)?.First ?? cell.Column };

    /// <summary>A lone whole number is a page number, not a code.</summary>
    private static bool StandsInCodeColumn(ReadCode code, IReadOnlyList<BodyCell> cells) => cells.Count > 1 || code.Depth > 1;

    private static bool StandsBeforeTitle(ReadCode code, bool inPlace, IReadOnlyList<BodyCell> cells) =>
        cells.Count > 1 && (inPlace || code.Depth > 1) && cells[1].Content is not CellContent.Number and not CellContent.Percent;

    private static RowStart? Total(IReadOnlyList<BodyCell> cells, ColumnMap map)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var text = cells[i].Text;
            if ((i > 1 && map.KindAt(cells[i].Column) != ColumnKind.Title) || text.Length > 60 || (i > 0 && CodeReader.Read(cells[0].Text) is { Depth: > 1 }))
            {
                continue;
            }

            var folded = VietnameseText.Fold(text).TrimEnd(':', '.', ' ');
            var total = Array.Exists(TotalWords, word => folded == word || folded.StartsWith(word + " (", StringComparison.Ordinal) || folded.StartsWith(word + " i", StringComparison.Ordinal))
                || ((i == 0 || CodeReader.Read(cells[0].Text) is null) && CodeReader.IsCapitals(text) && folded.StartsWith("tong ", StringComparison.Ordinal));
            if (total && cells.Any(cell => cell.Content == CellContent.Number))
            {
                return new RowStart(null, "", true, [.. cells.Select((cell, n) => n == i ? UnderTitle(cell, map) : cell).OrderBy(cell => cell.Column)], cells[0].Source);
            }
        }

        return null;
    }
}
