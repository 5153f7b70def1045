using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Points;

/// <summary>The drill-down as CSV: a line for each item and group and for their sums; hidden figures are blank with the reason beside.</summary>
public static class LostViewFile
{
    private static readonly string[] Columns = ["criterion", "item", "group", "people", "share", "lost", "step", "hidden"];

    /// <summary>Writes what may be shown.</summary>
    public static void Write(Stream stream, LostView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        using var csv = new CsvFileWriter(stream);
        csv.Row(Columns.Select(CsvCell.Of));
        for (var row = 0; row < view.Rows.Count; row++)
        {
            for (var group = 0; group < view.Groups.Count; group++)
            {
                Line(view.Rows[row].Criterion, view.Rows[row].Item, view.Groups[group], view[row, group]);
            }

            Line(view.Rows[row].Criterion, view.Rows[row].Item, "", view.RowSum(row));
        }

        for (var group = 0; group < view.Groups.Count; group++)
        {
            Line("", "", view.Groups[group], view.GroupSum(group));
        }

        csv.Row([CsvCell.Of(""), CsvCell.Of(""), CsvCell.Of(""), CsvCell.Of(""), CsvCell.Of(""), CsvCell.Of(view.Lost), CsvCell.Of(""), CsvCell.Of("")]);

        void Line(string criterion, string item, string group, LostCell cell) => csv.Row(
        [
            CsvCell.Of(criterion), CsvCell.Of(item), CsvCell.Of(group), Number(cell.People), Number(cell.Share), Number(cell.Lost), Number(cell.Step),
            CsvCell.Of(cell.Note?.Vietnamese ?? ""),
        ]);
    }

    private static CsvCell Number(decimal? number) => number is { } known ? CsvCell.Of(known) : CsvCell.Of("");
}
