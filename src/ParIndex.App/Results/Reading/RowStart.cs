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

        var first = cells[0];
        var kind = map.KindAt(first.Column);
        if (kind is ColumnKind.Max or ColumnKind.Score or ColumnKind.Percent)
        {
            return null;
        }

        var inPlace = kind == ColumnKind.Code || !map.Has(ColumnKind.Code);
        if (CodeReader.Read(first.Text) is { } code && (kind == ColumnKind.Code ? StandsInCodeColumn(code, cells) : StandsBeforeTitle(code, inPlace, cells)))
        {
            return new RowStart(code, first.Text, false, [.. cells.Skip(1)], first.Source);
        }

        var mayGlue = inPlace || kind == ColumnKind.Title;
        if (mayGlue && first.Content is not CellContent.Number && CodeReader.ReadGlued(first.Text) is { } glued
            && (kind == ColumnKind.Code || !map.Has(ColumnKind.Code) || glued.Code.Depth > 1))
        {
            var title = UnderTitle(first with { Text = glued.Tail, Content = CellContents.Of(glued.Tail) }, map);
            return new RowStart(glued.Code, first.Text[..^glued.Tail.Length].Trim(), false, [title, .. cells.Skip(1)], first.Source);
        }

        return null;
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
        for (var i = 0; i < Math.Min(2, cells.Count); i++)
        {
            var text = cells[i].Text;
            if (text.Length > 60 || (i == 1 && CodeReader.Read(cells[0].Text) is { Depth: > 1 }))
            {
                continue;
            }

            var folded = VietnameseText.Fold(text).TrimEnd(':', '.', ' ');
            var total = Array.Exists(TotalWords, word => folded == word || folded.StartsWith(word + " (", StringComparison.Ordinal) || folded.StartsWith(word + " i", StringComparison.Ordinal))
                || (CodeReader.IsCapitals(text) && folded.StartsWith("tong ", StringComparison.Ordinal));
            if (total && cells.Any(cell => cell.Content == CellContent.Number))
            {
                return new RowStart(null, "", true, [UnderTitle(cells[i], map), .. cells.Skip(i + 1)], cells[0].Source);
            }
        }

        return null;
    }
}
