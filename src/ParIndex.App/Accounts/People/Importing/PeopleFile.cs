using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Accounts.People.Importing;

/// <summary>A row as typed.</summary>
/// <param name="Number">Row in the file, from 1.</param>
/// <param name="Cells">Text of each column there is; no entry: the column is missing or the cell empty.</param>
public sealed record PeopleRow(int Number, IReadOnlyDictionary<PeopleColumn, string> Cells)
{
    public string this[PeopleColumn column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>Reads lists of people from XLSX or CSV; every file is hostile.</summary>
public static class PeopleFile
{
    /// <summary>People in one file.</summary>
    public const int Most = 2000;

    private const int LongestCell = 300;

    private static readonly Message NoHeader = new(
        "Không tìm thấy hàng tiêu đề. Hàng đầu cần có ít nhất cột “Họ và tên”; hãy dùng tệp mẫu.", "No header row was found. It needs at least the column “Họ và tên” (name); use the template.");

    private static readonly Message TooMany = new($"Tệp có hơn {Most} dòng. Hãy chia thành nhiều tệp.", $"The file has more than {Most} rows. Split it.");

    /// <summary>Rows below the header.</summary>
    /// <exception cref="DocumentException">The file cannot be used; why and what to do.</exception>
    public static IReadOnlyList<PeopleRow> Read(Stream stream, string fileName)
    {
        foreach (var table in DocumentFile.Read(stream, fileName).Blocks.OfType<TableBlock>())
        {
            for (var at = 0; at < table.Rows.Count; at++)
            {
                var columns = new Dictionary<int, PeopleColumn>();
                foreach (var cell in table.Rows[at].Cells)
                {
                    if (PeopleColumns.Find(cell.Text) is { } column && !columns.ContainsValue(column))
                        columns.Add(cell.Column, column);
                }

                if (columns.ContainsValue(PeopleColumn.Name))
                    return Rows(table, at + 1, columns, fileName);
            }
        }

        throw new DocumentException(fileName, null, NoHeader);
    }

    private static List<PeopleRow> Rows(TableBlock table, int first, Dictionary<int, PeopleColumn> columns, string fileName)
    {
        var rows = new List<PeopleRow>();
        for (var at = first; at < table.Rows.Count; at++)
        {
            var cells = table.Rows[at].Cells.Where(cell => columns.ContainsKey(cell.Column))
                .Select(cell => (Column: columns[cell.Column], Text: Short(VietnameseText.Clean(cell.Text)))).Where(cell => cell.Text.Length > 0)
                .ToDictionary(cell => cell.Column, cell => cell.Text);
            if (cells.Count > 0)
                rows.Add(new PeopleRow(at + 1, cells));

            if (rows.Count > Most)
                throw new DocumentException(fileName, null, TooMany);
        }

        return rows;
    }

    private static string Short(string text) => text.Length > LongestCell ? text[..LongestCell] : text;
}
