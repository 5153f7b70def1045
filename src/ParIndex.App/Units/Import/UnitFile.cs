using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Units.Import;

/// <summary>A row of a list of units.</summary>
/// <param name="Place">Where it stands: sheet and cell, or line.</param>
/// <param name="Id">Id it has or was given.</param>
/// <param name="Name">As typed.</param>
/// <param name="Events">Its founding, and its end where a last day is given; empty when something is wrong.</param>
/// <param name="Problems">What is wrong and how to mend it.</param>
public sealed record UnitFileRow(SourcePlace Place, string Id, string Name, IReadOnlyList<UnitEvent> Events, IReadOnlyList<Message> Problems);

/// <summary>A list of units as read and held against the register.</summary>
/// <param name="Rows">Every row that holds anything, in order.</param>
/// <param name="Problems">What stands against the file as a whole.</param>
/// <param name="Remarks">What was passed over.</param>
public sealed record UnitFileReading(IReadOnlyList<UnitFileRow> Rows, IReadOnlyList<Message> Problems, IReadOnlyList<Message> Remarks)
{
    /// <summary>Whether every row can be stored; a list is stored whole or not at all.</summary>
    public bool IsSound => Problems.Count == 0 && Rows.Count > 0 && Rows.All(row => row.Problems.Count == 0);

    public IReadOnlyList<UnitEvent> Events => [.. Rows.SelectMany(row => row.Events)];
}

/// <summary>Reads lists of units from XLSX or CSV: columns known by their headers, in any order; errors by row.</summary>
public static class UnitFile
{
    private const int HeaderWithin = 20;

    /// <summary>Most units of one list.</summary>
    public const int MostRows = 20_000;

    /// <summary>Reads a file against the register; never throws for a bad one.</summary>
    /// <param name="file">Content.</param>
    /// <param name="fileName">For messages and the suffix.</param>
    /// <param name="register">Units there are.</param>
    /// <param name="parent">Unit above where a row names none; null: such a row must name one, or be a root.</param>
    /// <param name="from">First day where a row gives none.</param>
    public static UnitFileReading Read(Stream file, string fileName, UnitRegister register, string? parent, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(register);
        try
        {
            var document = DocumentFile.Read(file, fileName);
            foreach (var table in document.Blocks.OfType<TableBlock>())
            {
                if (Header(table) is { } header)
                    return Read(table, header.Row, header.Columns, register, parent, from) with { Remarks = document.Remarks };
            }

            return Failed(new Message(
                "Không tìm thấy dòng tiêu đề: cần ít nhất cột “Tên đơn vị”. Tải tệp mẫu rồi điền.", "There is no header row: at least the column “Tên đơn vị” is needed. Download the form and fill it in."));
        }
        catch (DocumentException problem)
        {
            return Failed(problem.Problem);
        }
    }

    private static UnitFileReading Read(TableBlock table, TableRow header, Dictionary<int, UnitColumn> columns, UnitRegister register, string? parent, DateOnly from)
    {
        var rows = table.Rows.SkipWhile(row => row != header).Skip(1)
            .Select(row => UnitRow.Of(row, columns)).OfType<UnitRow>().ToList();
        if (rows.Count == 0)
            return Failed(new Message("Tệp không có dòng nào dưới tiêu đề.", "There is no row below the header."));

        if (rows.Count > MostRows)
        {
            return Failed(new Message(
                $"Tệp có {rows.Count} dòng; mỗi lần nhập nhiều nhất {MostRows}. Hãy chia nhỏ.", $"The file has {rows.Count} rows; at most {MostRows} are taken at once. Split it."));
        }

        var reader = new UnitRowReader(register, parent, from, rows);
        var read = rows.Select(reader.Read).ToList();
        return new UnitFileReading(WithRegister(read, register), [], []);
    }

    /// <summary>Holds all sound rows together against the register; each problem goes to the row of its unit.</summary>
    private static List<UnitFileRow> WithRegister(List<UnitFileRow> rows, UnitRegister register)
    {
        var problems = register.With(rows.SelectMany(row => row.Events)).Problems.ToLookup(problem => problem.UnitId, problem => problem.Message, StringComparer.Ordinal);
        return [.. rows.Select(row => problems[row.Id].Any() ? row with { Problems = [.. row.Problems, .. problems[row.Id].Distinct()] } : row)];
    }

    private static (TableRow Row, Dictionary<int, UnitColumn> Columns)? Header(TableBlock table)
    {
        foreach (var row in table.Rows.Take(HeaderWithin))
        {
            var columns = new Dictionary<int, UnitColumn>();
            foreach (var cell in row.Cells)
            {
                if (UnitColumns.Parse(cell.Text) is { } column && !columns.ContainsValue(column))
                    columns[cell.Column] = column;
            }

            if (columns.ContainsValue(UnitColumn.Name))
                return (row, columns);
        }

        return null;
    }

    private static UnitFileReading Failed(Message problem) => new([], [problem], []);
}
