using ParIndex.Core.Results;
using ParIndex.Documents;

namespace ParIndex.App.Results.Reading;

/// <summary>Finds the columns of a table without header from what stands in them: codes, a title, points that fall from maximum to score, percents, agencies.</summary>
internal static class HeaderlessColumns
{
    private const int MostRows = 400;

    private const int MostColumns = 40;

    private const int FewestCodes = 3;

    /// <summary>Columns of the rows; null when they hold no codes.</summary>
    public static ColumnMap? Infer(IReadOnlyList<TableRow> rows)
    {
        var columns = Collect(rows);
        var code = columns.FindIndex(column => column.Count(cell => CodeReader.Read(cell.Text) is not null && cell.Text.Length < 12) >= Math.Max(FewestCodes, column.Count * 2 / 3));
        if (code < 0)
        {
            return null;
        }

        var title = -1;
        for (var i = code + 1; i < columns.Count && title < 0; i++)
        {
            title = columns[i].Count * 3 >= columns[code].Count * 2 && Share(columns[i], IsText) > 0.8 ? i : -1;
        }

        return title < 0 ? null : ColumnMap.Settle([.. Kinds(columns, code, title)]);
    }

    private static IEnumerable<ReadColumn> Kinds(List<List<BodyCell>> columns, int code, int title)
    {
        var points = 0;
        var agencies = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.Count == 0)
            {
                continue;
            }

            var kind = i == code ? ColumnKind.Code
                : i == title ? ColumnKind.Title
                : Share(column, cell => cell.Content == CellContent.Percent) > 0.5 ? ColumnKind.Percent
                : Share(column, cell => cell.Content == CellContent.Number) > 0.6 ? (points++) switch { 0 => ColumnKind.Max, 1 => ColumnKind.Score, 2 => ColumnKind.Target, _ => ColumnKind.Other }
                : Share(column, cell => cell.Content == CellContent.Responsible) > 0.4 ? ColumnKind.Responsible
                : Share(column, cell => cell.Content is CellContent.Agency) > 0.6 ? (agencies++) switch { 0 => ColumnKind.Lead, 1 => ColumnKind.Coordinators, _ => ColumnKind.Other }
                : Share(column, cell => cell.Content == CellContent.Survey) > 0.5 ? ColumnKind.Note
                : Share(column, cell => cell.Content == CellContent.Time) > 0.5 ? ColumnKind.Time
                : points >= 2 ? ColumnKind.Cause : ColumnKind.Tasks;
            yield return new ReadColumn(kind, i + 1, i + 1, "", null);
        }
    }

    private static List<List<BodyCell>> Collect(IReadOnlyList<TableRow> rows)
    {
        var columns = new List<List<BodyCell>>();
        foreach (var cell in rows.Take(MostRows).SelectMany(row => row.Cells))
        {
            if (cell.Column is > 0 and <= MostColumns && BodyCell.From(cell, out _) is { } filled)
            {
                while (columns.Count < cell.Column)
                {
                    columns.Add([]);
                }

                columns[cell.Column - 1].Add(filled);
            }
        }

        return columns;
    }

    private static double Share(List<BodyCell> column, Func<BodyCell, bool> is_) => column.Count == 0 ? 0 : (double)column.Count(is_) / column.Count;

    private static bool IsText(BodyCell cell) => cell.Content is not CellContent.Number and not CellContent.Percent and not CellContent.Placeholder;
}
