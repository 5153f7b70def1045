using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>A column of a frame before anything is known of it.</summary>
/// <param name="Name">As the header writes it, cleaned.</param>
/// <param name="Examples">Some of its texts.</param>
public sealed record HeadColumn(string Name, IReadOnlyList<string> Examples);

/// <summary>Reads the names of a frame's columns with some of their texts, to ask what each is for.</summary>
internal static class FrameHead
{
    private const int MostColumns = 200;
    private const int RowsSeen = 50;
    private const int MostExamples = 2;
    private const int LongestExample = 60;
    private const int LongestName = 200;

    private static readonly Message NoRows = new("không có dòng nào dưới dòng tên cột.", "there is no line below the header.");
    private static readonly Message TooWide = new($"có hơn {MostColumns} cột: bỏ bớt cột không dùng.", $"there are more than {MostColumns} columns: remove those not used.");

    /// <summary>Columns in the order of the file, each name once.</summary>
    /// <exception cref="DocumentException">No frame: no table, no rows, too many columns, another encoding.</exception>
    public static IReadOnlyList<HeadColumn> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FrameFile.IsText(path) ? ReadText(path) : ReadTable(DocumentFile.Read(path, FrameFile.Limits));
    }

    private static List<HeadColumn> ReadText(string path)
    {
        using var records = CsvRecords.OpenAll(path);
        var rows = new List<string[]>();
        while (rows.Count < RowsSeen && records.Header.Count <= MostColumns && records.Read())
            rows.Add([.. Enumerable.Range(0, records.Header.Count).Select(column => CsvGuard.Remove(records.Text(column)))]);

        return Columns(records.File, records.Header, rows);
    }

    /// <summary>The row of names is the one among the first that names most parts of a frame; titles above name none.</summary>
    private static List<HeadColumn> ReadTable(DocumentContent content)
    {
        var table = content.Blocks.OfType<TableBlock>().MaxBy(each => each.Rows.Count) ?? throw new DocumentException(content.FileName, null, NoRows);
        if (table.Rows.Count == 0)
            throw new DocumentException(content.FileName, null, NoRows);

        var (header, at) = table.Rows.Take(FrameFile.HeaderRows).Select((row, i) => (Row: row, At: i)).MaxBy(each => Names(each.Row));
        var names = header.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).ToList();
        return Columns(content.FileName, [.. names.Select(cell => VietnameseText.Clean(cell.Text))],
        [
            .. table.Rows.Skip(at + 1).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text))).Take(RowsSeen)
                .Select(row => names.Select(name => VietnameseText.Clean(row.Cells.FirstOrDefault(cell => cell.Column == name.Column)?.Text ?? "")).ToArray()),
        ]);
    }

    private static int Names(TableRow row)
    {
        var filled = row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).Select(cell => new HeadColumn(VietnameseText.Clean(cell.Text), [])).ToList();
        return (ColumnGuess.Of(filled).Parts.Count(part => part.Value != ColumnPart.Ignored) * MostColumns) + Math.Min(filled.Count, MostColumns - 1);
    }

    private static List<HeadColumn> Columns(string file, IReadOnlyList<string> header, List<string[]> rows)
    {
        if (header.Count > MostColumns)
            throw new DocumentException(file, null, TooWide);

        if (rows.Count == 0)
            throw new DocumentException(file, null, NoRows);

        return [.. header.Select((name, i) => (Name: name, Column: i)).Where(column => column.Name.Length is > 0 and <= LongestName).DistinctBy(column => column.Name, StringComparer.Ordinal)
            .Select(column => new HeadColumn(column.Name, [.. rows.Select(row => row[column.Column]).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Take(MostExamples)
                .Select(text => text.Length > LongestExample ? text[..LongestExample] + "…" : text)]))];
    }
}
