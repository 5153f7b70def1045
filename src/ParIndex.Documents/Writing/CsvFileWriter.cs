using System.Buffers;
using System.Globalization;
using System.Text;

namespace ParIndex.Documents.Writing;

/// <summary>A cell of a CSV file.</summary>
public readonly record struct CsvCell(string Text, bool IsNumber)
{
    public static CsvCell Of(string text) => new(text, false);

    public static CsvCell Of(decimal number, bool percent = false) =>
        new(number.ToString(CultureInfo.InvariantCulture) + (percent ? "%" : ""), true);
}

/// <summary>
/// Writes CSV: UTF-8, comma, RFC 4180 quotes, invariant numbers. A text that a spreadsheet program would take for a formula gets a
/// leading apostrophe, which reading takes away again; numbers are never guarded.
/// </summary>
public sealed class CsvFileWriter : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\";\t\r\n");

    private readonly StreamWriter writer;

    /// <param name="stream">Left open.</param>
    /// <param name="byteOrderMark">Without the mark, spreadsheet programs take Vietnamese letters for another encoding.</param>
    public CsvFileWriter(Stream stream, bool byteOrderMark = true) =>
        writer = new StreamWriter(stream, new UTF8Encoding(byteOrderMark), leaveOpen: true) { NewLine = "\r\n" };

    public void Row(IEnumerable<CsvCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                writer.Write(',');
            }

            writer.Write(Quoted(cell.IsNumber ? cell.Text : CsvGuard.Add(cell.Text)));
            first = false;
        }

        writer.WriteLine();
    }

    public void Dispose() => writer.Dispose();

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(Special) < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
