using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>
/// Streams records of a CSV file with named columns in any order: comma, semicolon or tab, quotes, UTF-8. One record is held at a
/// time; its cells are bytes until a text is asked for.
/// </summary>
public sealed class CsvRecords : IDisposable
{
    private const int MaxRecordBytes = 1_000_000;

    private readonly CsvReader csv;
    private readonly int[] columns;

    private CsvRecords(string file, CsvReader csv, int[] columns, IReadOnlyList<string> header)
    {
        File = file;
        Header = header;
        this.csv = csv;
        this.columns = columns;
    }

    /// <summary>Name of the file without folder, for messages.</summary>
    public string File { get; }

    /// <summary>Names of the columns as the file writes them, cleaned: all with <see cref="OpenAll"/>, else those asked for.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Number of cells of the current record.</summary>
    public int Cells => csv.FieldCount;

    /// <summary>Place of a cell of the current record, for messages.</summary>
    /// <param name="column">Index among the required columns, then the optional ones.</param>
    public SourcePlace Place(int column) => SourcePlace.AtLine(Line, columns[column] + 1);

    /// <summary>Line of the current record, from 1.</summary>
    public int Line => (int)csv.LineNumber;

    /// <summary>Opens the file and finds its columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that must be there; lower-case ASCII.</param>
    /// <param name="optional">Columns that may be; absent ones give empty values.</param>
    /// <exception cref="DocumentException">No line, not UTF-8, a column is missing.</exception>
    public static CsvRecords Open(string path, IReadOnlyList<string> required, IReadOnlyList<string>? optional = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(required);
        return Open(path, (file, csv) =>
        {
            var columns = Columns(file, csv, required, optional ?? []);
            return new CsvRecords(file, csv, columns, [.. required, .. optional ?? []]);
        });
    }

    /// <summary>Opens a file whose columns are not known before; each is its own index.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DocumentException">No line, or not UTF-8.</exception>
    public static CsvRecords OpenAll(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Open(path, (file, csv) => new CsvRecords(
            file, csv, [.. Enumerable.Range(0, csv.FieldCount)], [.. Enumerable.Range(0, csv.FieldCount).Select(column => Text(csv.GetSpan(column), file, csv))]));
    }

    private static CsvRecords Open(string path, Func<string, CsvReader, CsvRecords> make)
    {
        var file = Path.GetFileName(path);
        var csv = CsvReader.FromFile(path, new CsvReaderOptions
        {
            HasHeader = false,
            TrimWhitespace = true,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            MalformedData = CsvMalformedDataHandling.Throw,
            MissingField = CsvMissingFieldHandling.ReturnEmpty,
        });
        try
        {
            return Next(csv, file)
                ? make(file, csv)
                : throw new DocumentException(file, null, new("tệp không có dòng nào.", "the file is empty."));
        }
        catch
        {
            csv.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="DocumentException">A quote is not closed, the record is too long …</exception>
    public bool Read() => Next(csv, File);

    /// <summary>The cell as UTF-8 bytes as they stand in the file, quotes undone; good until the next <see cref="Read"/>.</summary>
    /// <param name="column">Index among the required columns, then the optional ones.</param>
    public ReadOnlySpan<byte> Bytes(int column) =>
        columns[column] >= 0 && columns[column] < csv.FieldCount ? csv.GetSpan(columns[column]) : default;

    /// <summary>The cell as cleaned text.</summary>
    /// <param name="column">Index among the required columns, then the optional ones.</param>
    /// <exception cref="DocumentException">Not UTF-8.</exception>
    public string Text(int column) => Text(Bytes(column), File, csv);

    /// <summary>All cells as cleaned texts: required columns first, then optional ones.</summary>
    /// <exception cref="DocumentException">Not UTF-8.</exception>
    public string[] Texts() => [.. Enumerable.Range(0, columns.Length).Select(Text)];

    public void Dispose() => csv.Dispose();

    private static int[] Columns(string file, CsvReader csv, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var names = Enumerable.Range(0, csv.FieldCount).Select(column => VietnameseText.Fold(Text(csv.GetSpan(column), file, csv))).ToList();
        var missing = required.Where(name => !names.Contains(name, StringComparer.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            throw new DocumentException(file, SourcePlace.AtLine(1), new(
                $"thiếu cột {string.Join(", ", missing)}. Dòng đầu phải có các cột: {string.Join(", ", required)}.",
                $"column {string.Join(", ", missing)} is missing. The first line must name: {string.Join(", ", required)}."));
        }

        return required.Concat(optional).Select(name => names.IndexOf(name)).ToArray();
    }

    private static string Text(ReadOnlySpan<byte> bytes, string file, CsvReader csv)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        // Bytes of another encoding would turn into question marks in silence.
        return Utf8.IsValid(bytes)
            ? VietnameseText.Clean(Encoding.UTF8.GetString(bytes))
            : throw new DocumentException(file, SourcePlace.AtLine((int)csv.LineNumber), new(
                "tệp không phải mã UTF-8. Lưu lại dạng “CSV UTF-8”.", "the file is not UTF-8. Save it as “CSV UTF-8”."));
    }

    private static bool Next(CsvReader csv, string file)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException problem)
        {
            throw new DocumentException(file, SourcePlace.AtLine((int)problem.LineNumber), new(
                "dòng sai dạng CSV: dấu ngoặc kép đặt sai, chưa đóng, hoặc dòng quá dài. Mở bằng chương trình bảng tính và lưu lại dạng “CSV UTF-8”.",
                "not a CSV record: a quote is misplaced or not closed, or the record is too long. Save it again as “CSV UTF-8”."), problem);
        }
    }
}
