using System.Globalization;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Documents.Writing;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Pages.Portal.Files;

/// <summary>Tables as XLSX: the rows, and a sheet that says what each column means.</summary>
internal static class Workbook
{
    private static readonly CellStyle Head = new() { Bold = true, Shaded = true };
    private static readonly CellStyle Long = new() { Wrapped = true };

    public static IResult Of(OpenTable table, IEnumerable<object?[]> rows, string type, string name)
    {
        // A workbook is a zip: it is made in a file that goes away when it is sent.
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), "parindex-" + Guid.CreateVersion7().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            WorkbookWriter.Write(file, [Data(table, rows), Columns(table)]);
            file.Position = 0;
            return TypedResults.File(file, type, name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Sheet Data(OpenTable table, IEnumerable<object?[]> rows) => new(
        table.Name, rows.Select(row => new SheetRow([.. row.Select(Cell)])).Prepend(new SheetRow([.. table.Columns.Select(column => SheetCell.Of(column.Name, Head))])))
    {
        HeaderRows = 1,
        ColumnWidths = [.. table.Columns.Select(column => column.Kind == OpenKind.Text && column.Name is "unit" or "title" or "citation" or "cause" or "full_name" ? 36.0 : 12.0)],
    };

    private static Sheet Columns(OpenTable table) => new(
        "bang-ma",
        table.Columns.Select(column => new SheetRow([SheetCell.Of(column.Name), SheetCell.Of(ApiNames.Of(column.Kind)), SheetCell.Of(column.Meaning.Vietnamese, Long), SheetCell.Of(column.Meaning.English, Long)]))
            .Prepend(new SheetRow([SheetCell.Of("column", Head), SheetCell.Of("type", Head), SheetCell.Of("meaning_vi", Head), SheetCell.Of("meaning_en", Head)]))
            .Append(new SheetRow([SheetCell.Of("licence"), null, SheetCell.Of(DataPackage.LicenceUrl), null])))
    {
        HeaderRows = 1,
        ColumnWidths = [16, 10, 60, 60],
    };

    private static SheetCell? Cell(object? value) => value switch
    {
        null => null,
        decimal number => SheetCell.Of(ExactDecimal.Trim(number)),
        int number => SheetCell.Of((decimal)number),
        bool yes => SheetCell.Of(yes ? "true" : "false"),
        DateOnly day => SheetCell.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime day => SheetCell.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => SheetCell.Of(value.ToString()!),
    };
}
