using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>The CSV files of an export: the answers, and the codebook.</summary>
internal static class ExportTable
{
    private static readonly string[] CodebookColumns = ["column", "label", "kind", "value", "meaning", "missing", "note"];

    /// <summary>Answers, a row each; no answer is an empty cell. Numbers have every digit.</summary>
    public static void WriteData(Stream stream, AnonymousData export)
    {
        var (data, columns) = (export.Data, export.Columns);
        using var csv = new CsvFileWriter(stream);
        csv.Row(columns.Select(column => CsvCell.Of(column.Name)));
        var codes = columns.Where(column => column.Kind == ExportKind.Category).ToDictionary(column => column.Name, column => MicrodataRows.Codes(data, data.Code(column.Name)), StringComparer.Ordinal);
        var cells = new CsvCell[columns.Count];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            for (var row = 0; row < data.RowsOf(chunk); row++)
            {
                for (var place = 0; place < cells.Length; place++)
                {
                    cells[place] = columns[place].Kind switch
                    {
                        ExportKind.Mark => Mark(data.Scale(columns[place].Name).Chunk(chunk)[row]),
                        ExportKind.Number => Number(data.Number(columns[place].Name).Chunk(chunk)[row]),
                        _ => Category(data.Code(columns[place].Name), codes[columns[place].Name][data.FirstRow(chunk) + row]),
                    };
                }

                csv.Row(cells);
            }
        }
    }

    /// <summary>A row for each value, and for each column without values.</summary>
    public static void WriteCodebook(Stream stream, AnonymousData export)
    {
        using var csv = new CsvFileWriter(stream);
        csv.Row(CodebookColumns.Select(CsvCell.Of));
        foreach (var column in export.Columns)
        {
            foreach (var value in column.Values.DefaultIfEmpty(new ExportValue("", "")))
            {
                csv.Row(new[] { column.Name, column.Label, Word(column.Kind), value.Value, value.Label, value.IsMissing ? "x" : "", column.Note }.Select(CsvCell.Of));
            }
        }
    }

    public static string Word(ExportKind kind) => kind switch { ExportKind.Mark => "mức điểm", ExportKind.Category => "phân loại", _ => "số" };

    private static CsvCell Mark(byte mark) => mark == ScaleColumn.Missing ? CsvCell.Of("") : new(mark.ToString(CultureInfo.InvariantCulture), true);

    private static CsvCell Number(double value) => double.IsNaN(value) ? CsvCell.Of("") : new(PlainDouble.Text(value), true);

    private static CsvCell Category(CodeColumn column, int code) => CsvCell.Of(code == CodeColumn.Blank ? "" : column.Labels[code]);
}
