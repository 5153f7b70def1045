using ParIndex.Documents.Writing;

namespace ParIndex.App.Accounts.People.Importing;

/// <summary>The list to fill in. In CSV every text that a spreadsheet program would run is guarded.</summary>
public static class PeopleTemplate
{
    private static readonly PeopleColumn[] Columns = Enum.GetValues<PeopleColumn>();

    /// <summary>Workbook with lists to choose roles and units from.</summary>
    public static void WriteWorkbook(Stream stream, IReadOnlyList<string> units, IReadOnlyList<string> fields)
    {
        var head = new CellStyle { Bold = true, Bordered = true, Shaded = true, Wrapped = true };
        var text = new CellStyle { NumberFormat = "@" };
        var blank = new SheetRow([.. Columns.Select(_ => SheetCell.Blank(text))]);
        WorkbookWriter.Write(stream,
        [
            new Sheet("Người dùng", Enumerable.Repeat(blank, 200).Prepend(new SheetRow([.. Columns.Select(column => SheetCell.Of(column.Header(), head))])))
            {
                ColumnWidths = [28, 20, 32, 24, 44, 26, 30],
                HeaderRows = 1,
                Choices = [.. Choices(units, fields)],
            },
        ]);
    }

    /// <summary>The header alone, with one line of example units to copy from.</summary>
    public static void WriteCsv(Stream stream)
    {
        using var writer = new CsvFileWriter(stream);
        writer.Row(Columns.Select(column => CsvCell.Of(column.Header())));
    }

    private static IEnumerable<SheetChoice> Choices(IReadOnlyList<string> units, IReadOnlyList<string> fields)
    {
        if (units.Count > 0)
            yield return new SheetChoice(Range(PeopleColumn.Unit), units);

        yield return new SheetChoice(Range(PeopleColumn.Role), [.. Roles.Assignable.Select(role => role.Name().Vietnamese)]);
        if (fields.Count > 0)
            yield return new SheetChoice(Range(PeopleColumn.Field), fields);
    }

    private static string Range(PeopleColumn column) => $"{(char)('A' + (int)column)}2:{(char)('A' + (int)column)}2000";
}
