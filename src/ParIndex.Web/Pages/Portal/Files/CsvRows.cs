using System.Globalization;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Documents.Writing;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Pages.Portal.Files;

/// <summary>Tables as CSV. Texts a spreadsheet program would take for formulas are guarded by the writer.</summary>
internal static class CsvRows
{
    private const int RowsAtOnce = 500;
    private static readonly string[] CodebookColumns = ["table", "column", "type", "meaning_vi", "meaning_en"];

    public static async Task WriteAsync(OpenTable table, IAsyncEnumerable<object?[]> rows, Stream body, CancellationToken cancel)
    {
        // The writer is synchronous, the answer is not: rows go through a buffer, a few hundred at a time.
        using var buffer = new MemoryStream();
        var writer = new CsvFileWriter(buffer);
        try
        {
            writer.Row(table.Columns.Select(column => CsvCell.Of(column.Name)));
            var waiting = 0;
            await foreach (var row in rows.WithCancellation(cancel))
            {
                writer.Row(row.Select(Cell));
                if (++waiting < RowsAtOnce)
                    continue;

                writer.Dispose();
                await SendAsync(buffer, body, cancel);
                writer = new CsvFileWriter(buffer, byteOrderMark: false);
                waiting = 0;
            }
        }
        finally
        {
            writer.Dispose();
        }

        await SendAsync(buffer, body, cancel);
    }

    /// <summary>What every column of every table means.</summary>
    public static byte[] Codebook(IReadOnlyList<OpenTable> tables)
    {
        using var buffer = new MemoryStream();
        using (var writer = new CsvFileWriter(buffer))
        {
            writer.Row(CodebookColumns.Select(CsvCell.Of));
            foreach (var table in tables)
            {
                foreach (var column in table.Columns)
                    writer.Row(new[] { table.Name, column.Name, ApiNames.Of(column.Kind), column.Meaning.Vietnamese, column.Meaning.English }.Select(CsvCell.Of));
            }
        }

        return buffer.ToArray();
    }

    private static CsvCell Cell(object? value) => value switch
    {
        null => CsvCell.Of(""),
        decimal number => CsvCell.Of(ExactDecimal.Trim(number)),
        int number => CsvCell.Of(number),
        bool yes => CsvCell.Of(yes ? "true" : "false"),
        DateOnly day => CsvCell.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime day => CsvCell.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => CsvCell.Of(value.ToString()!),
    };

    private static async Task SendAsync(MemoryStream buffer, Stream body, CancellationToken cancel)
    {
        await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancel);
        buffer.SetLength(0);
    }
}
