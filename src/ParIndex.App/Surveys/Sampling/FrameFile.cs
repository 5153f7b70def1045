using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>
/// Reads a frame: CSV streamed line by line, so that millions of people fit; a workbook or document with one or more tables (a sheet for each commune)
/// that name the columns in one of their first rows.
/// </summary>
public static class FrameFile
{
    /// <summary>Rows among which the names of columns are looked for.</summary>
    internal const int HeaderRows = 30;

    private const int MostRows = 20_000_000;

    internal static readonly ReadLimits Limits = ReadLimits.Default with { MaxCells = 2_000_000, MaxText = 96 << 20, MaxPartBytes = 256L << 20, MaxTotalBytes = 384L << 20 };

    /// <summary>Reads the columns the design names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Columns to read.</param>
    /// <param name="progress">Told the rows read so far now and then; null: nobody.</param>
    /// <exception cref="DocumentException">Missing, of another encoding, damaged, over a limit, a column missing or standing twice.</exception>
    public static FrameReading Read(string path, FrameColumns columns, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(columns);
        return IsText(path) ? ReadText(path, columns, progress) : ReadTables(path, columns);
    }

    /// <summary>Neither a package nor an older office file; UTF-16 is refused, for it is read wrongly byte by byte.</summary>
    internal static bool IsText(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
            return false; // the reader of documents says what is wrong

        Span<byte> first = stackalloc byte[4];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        if (read >= 2 && first is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new DocumentException(file, null, new("tệp là mã UTF-16. Lưu lại dạng “CSV UTF-8”.", "the file is UTF-16. Save it as “CSV UTF-8”."));

        return !(first is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, ..]);
    }

    private static FrameReading ReadText(string path, FrameColumns columns, Action<int>? progress)
    {
        using var records = CsvRecords.OpenAll(path);
        var header = FrameHeader.Of(records.File, SourcePlace.AtLine(1), columns.All, [.. records.Header.Select((name, i) => (i + 1, name))]);
        var rows = new FrameRowsBuilder(columns);
        while (records.Read())
        {
            rows.Add(records.Line, name => CsvGuard.Remove(records.Text(header[name] - 1)));
            if (rows.Count % 100_000 == 0)
                progress?.Invoke(rows.Count);

            if (rows.Count > MostRows)
                throw new DocumentException(records.File, SourcePlace.AtLine(records.Line), new($"khung mẫu quá {MostRows} dòng: chia theo tỉnh.", $"the frame has more than {MostRows} rows: split it by province."));
        }

        return new FrameReading(records.File, rows.Build(), rows.Lines, [(0, "")], []);
    }

    private static FrameReading ReadTables(string path, FrameColumns columns)
    {
        var content = DocumentFile.Read(path, Limits);
        var rows = new FrameRowsBuilder(columns);
        var remarks = content.Remarks.ToList();
        var sheets = new List<(int First, string Name)>();
        var tables = content.Blocks.OfType<TableBlock>().ToList();
        foreach (var table in tables)
        {
            var name = table.Source.Sheet ?? $"bảng {table.Number}";
            var at = table.Rows.Take(HeaderRows).ToList().FindIndex(row => FrameHeader.Holds(columns.All, row.Cells.Select(cell => VietnameseText.Clean(cell.Text))));
            if (at < 0 && tables.Count > 1)
            {
                remarks.Add(new($"“{name}” không có đủ cột của khung mẫu nên không được đọc.", $"“{name}” lacks columns of the frame and was not read."));
                continue;
            }

            sheets.Add((rows.Count, name));
            Read(content.FileName, table, Math.Max(at, 0), columns, rows);
        }

        return sheets.Count > 0
            ? new FrameReading(content.FileName, rows.Build(), rows.Lines, sheets, remarks)
            : throw new DocumentException(content.FileName, null, new(
                $"không có bảng nào có đủ các cột {string.Join(", ", columns.All)}.", $"no table has all of the columns {string.Join(", ", columns.All)}."));
    }

    private static void Read(string file, TableBlock table, int headerRow, FrameColumns columns, FrameRowsBuilder rows)
    {
        var top = table.Rows[headerRow];
        var header = FrameHeader.Of(file, top.Source, columns.All, [.. top.Cells.Select(cell => (cell.Column, VietnameseText.Clean(cell.Text)))]);
        foreach (var row in table.Rows.Skip(headerRow + 1).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text))))
        {
            var cells = row.Cells.ToDictionary(cell => cell.Column, cell => cell.Text);
            rows.Add(LineOf(row.Source), name => VietnameseText.Clean(cells.GetValueOrDefault(header[name], "")));
        }
    }

    private static int LineOf(SourcePlace place) =>
        place.Row ?? place.Line ?? int.Parse(new string([.. (place.Cell ?? "1").Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
}
