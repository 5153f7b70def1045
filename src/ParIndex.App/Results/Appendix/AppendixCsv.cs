using ParIndex.Core.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Results.Appendix;

/// <summary>The appendix as CSV: one header, decimal points, merged cells repeated; tables one after another.</summary>
internal static class AppendixCsv
{
    public static void Write(OfficialDocument document, Stream stream)
    {
        using var csv = new CsvFileWriter(stream);
        foreach (var table in document.Tables)
        {
            var columns = AppendixColumn.Of(table);
            csv.Row(columns.Select(column => CsvCell.Of(column.Header)));
            foreach (var row in table.Rows)
            {
                csv.Row(columns.Select(column => column.Number(row) is { } number
                    ? CsvCell.Of(number, column.Kind == ColumnKind.Percent)
                    : CsvCell.Of(string.Join('\n', column.Lines(row)))));
            }
        }
    }
}
