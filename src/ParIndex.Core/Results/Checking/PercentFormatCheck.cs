using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>Cells of a percent column that hold a number, written unlike the others: without the sign, or with words around it.</summary>
internal static class PercentFormatCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) => document.Tables.SelectMany(Check);

    private static IEnumerable<Finding> Check(TableView table)
    {
        var cells = table.Table.Rows
            .Where(row => row.Percent is not null && row.Printed.ContainsKey(ColumnKind.Percent))
            .Select(row => (Row: row, Text: row.Printed[ColumnKind.Percent].Text.Trim()))
            .Where(cell => cell.Text.Length > 0)
            .ToList();
        var signed = cells.Count(cell => cell.Text.Contains('%', StringComparison.Ordinal));
        foreach (var (row, text) in cells)
        {
            if (!PrintedNumber.TryParse(text, out var number))
            {
                var wanted = Wanted(row);
                yield return Make(
                    row, text, wanted,
                    $"Ô tỷ lệ ghi \"{Report.Quote(text)}\": chỉ ghi số và dấu %, là {wanted}.",
                    $"The percent cell says \"{Report.Quote(text)}\": write only the number and the sign, {wanted}.");
            }
            else if (!number.IsPercent && signed * 2 > cells.Count)
            {
                yield return Make(
                    row, text, Wanted(row),
                    $"Tỷ lệ {text} thiếu dấu % như các dòng khác. Ghi {Wanted(row)}.",
                    $"The percent {text} lacks the sign that other rows have. Write {Wanted(row)}.");
            }
        }
    }

    private static string Wanted(OfficialRow row) => $"{Figures.Vi(row.Percent!.Value)}%";

    private static Finding Make(OfficialRow row, string text, string expected, string vietnamese, string english) =>
        Report.Cell(FindingKinds.PercentFormat, FindingSeverity.Info, row, ColumnKind.Percent, "percent", text, expected, vietnamese, english);
}
