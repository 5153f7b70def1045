using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Rows of answers one after the other: a CSV of any size is streamed; of a workbook the first sheet with cells is taken.</summary>
public sealed class ImportSource : IDisposable
{
    private readonly CsvRecords? csv;
    private readonly IReadOnlyList<TableRow> rows = [];
    private readonly Dictionary<int, TableCell> cells = [];
    private readonly int[] columns = [];
    private int row;

    private ImportSource(string file, CsvRecords csv, long expected)
    {
        (File, this.csv, Expected) = (file, csv, expected);
        Header = csv.Header;
    }

    private ImportSource(string file, TableBlock table)
    {
        File = file;
        var top = table.Rows[0].Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).ToList();
        Header = [.. top.Select(cell => VietnameseText.Clean(cell.Text))];
        columns = [.. top.Select(cell => cell.Column)];
        rows = [.. table.Rows.Skip(1).Where(each => each.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text)))];
        Expected = rows.Count;
    }

    /// <summary>Name of the file without folder.</summary>
    public string File { get; }

    /// <summary>Names of the columns, cleaned.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>About so many rows, for progress: line ends within quotes count too.</summary>
    public long Expected { get; }

    /// <summary>Cells the row has more or fewer than the header; 0: as many.</summary>
    public int Surplus => csv is null ? 0 : csv.Cells - Header.Count;

    /// <summary>Opens a file.</summary>
    /// <exception cref="DocumentException">Missing, damaged, not UTF-8, over a limit, no rows.</exception>
    public static ImportSource Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Path.GetFileName(path);
        if (IsText(path))
            return new ImportSource(file, CsvRecords.OpenAll(path), Math.Max(0, Lines(path) - 1));

        var table = DocumentFile.Read(path).Blocks.OfType<TableBlock>().FirstOrDefault(each => each.Rows.Count > 0)
            ?? throw new DocumentException(file, null, new("tệp không có bảng nào.", "the file has no table."));
        return new ImportSource(file, table);
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DocumentException">The record is broken: a quote not closed, not UTF-8.</exception>
    public bool Read()
    {
        if (csv is not null)
            return csv.Read();

        if (row == rows.Count)
            return false;

        cells.Clear();
        foreach (var cell in rows[row].Cells)
            cells[cell.Column] = cell;

        row++;
        return true;
    }

    /// <summary>The cell as cleaned text.</summary>
    public string Text(int column) => csv is not null
        ? CsvGuard.Remove(csv.Text(column))
        : VietnameseText.Clean(cells.GetValueOrDefault(columns[column])?.Text ?? "");

    /// <summary>Place of a cell.</summary>
    public SourcePlace Place(int column) => csv is not null ? csv.Place(column) : cells.GetValueOrDefault(columns[column])?.Source ?? rows[row - 1].Source;

    /// <summary>Place of the row.</summary>
    public SourcePlace Place() => csv is not null ? SourcePlace.AtLine(csv.Line) : rows[row - 1].Source;

    public void Dispose() => csv?.Dispose();

    /// <summary>Neither a package nor an older office file; UTF-16 goes to the reader of documents, which knows it.</summary>
    private static bool IsText(string path)
    {
        if (!System.IO.File.Exists(path))
            return false; // the reader of documents says what is wrong

        Span<byte> first = stackalloc byte[4];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        return !(read >= 2 && first is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]);
    }

    private static long Lines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
        var buffer = new byte[1 << 16];
        long lines = 0;
        for (int count; (count = stream.Read(buffer)) > 0;)
            lines += buffer.AsSpan(0, count).Count((byte)'\n');

        return lines;
    }
}
