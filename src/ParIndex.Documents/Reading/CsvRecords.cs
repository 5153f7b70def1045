using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>Streams records of a CSV file with named columns in any order: comma, semicolon or tab, quotes, UTF-8.</summary>
public static class CsvRecords
{
    private const int MaxRecordBytes = 1_000_000;

    /// <summary>Reads record by record; nothing is kept.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that must be there; lower-case ASCII.</param>
    /// <param name="optional">Columns that may be; absent ones give empty values.</param>
    /// <returns>Line number of the record and its values: required columns first, then optional ones.</returns>
    /// <exception cref="DocumentException">Not UTF-8, a column is missing, a quote is not closed …</exception>
    public static IEnumerable<(int Line, string[] Values)> Read(string path, IReadOnlyList<string> required, IReadOnlyList<string>? optional = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(required);
        var file = Path.GetFileName(path);
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions
        {
            HasHeader = false,
            TrimWhitespace = true,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            MalformedData = CsvMalformedDataHandling.Throw,
            MissingField = CsvMissingFieldHandling.ReturnEmpty,
        });
        if (!Next(csv, file))
        {
            throw new DocumentException(file, null, new("tệp không có dòng nào.", "the file is empty."));
        }

        var columns = Columns(file, csv, required, optional ?? []);
        while (Next(csv, file))
        {
            var values = new string[columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                values[i] = columns[i] >= 0 && columns[i] < csv.FieldCount ? Text(csv, columns[i], file) : "";
            }

            yield return ((int)csv.LineNumber, values);
        }
    }

    private static int[] Columns(string file, CsvReader csv, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var names = Enumerable.Range(0, csv.FieldCount).Select(column => VietnameseText.Fold(Text(csv, column, file))).ToList();
        var missing = required.Where(name => !names.Contains(name, StringComparer.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            throw new DocumentException(file, SourcePlace.AtLine(1), new(
                $"thiếu cột {string.Join(", ", missing)}. Dòng đầu phải có các cột: {string.Join(", ", required)}.",
                $"column {string.Join(", ", missing)} is missing. The first line must name: {string.Join(", ", required)}."));
        }

        return required.Concat(optional).Select(name => names.IndexOf(name)).ToArray();
    }

    private static string Text(CsvReader csv, int column, string file)
    {
        var bytes = csv.GetSpan(column);
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
            throw new DocumentException(file, SourcePlace.AtLine((int)csv.LineNumber + 1), new(
                "dòng sai dạng CSV: dấu ngoặc kép đặt sai, chưa đóng, hoặc dòng quá dài. Mở bằng chương trình bảng tính và lưu lại dạng “CSV UTF-8”.",
                "not a CSV record: a quote is misplaced or not closed, or the record is too long. Save it again as “CSV UTF-8”."), problem);
        }
    }
}
