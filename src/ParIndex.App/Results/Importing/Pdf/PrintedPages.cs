using System.Text.RegularExpressions;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Words of pages put back into paragraphs and tables. Pages without a table of at least three columns are paragraphs.</summary>
internal sealed partial class PrintedPages
{
    /// <summary>Lines that begin with a code a page must have before it is taken for a table.</summary>
    private const int FewestLines = 3;

    /// <summary>Most lines a table on one page has: beyond it is no page of an office.</summary>
    private const int MostLines = 400;

    private readonly List<DocumentBlock> blocks = [];
    private readonly Dictionary<int, HashSet<string>> header = [];
    private readonly PrintedColumns? common;
    private int tables;

    private PrintedPages(PrintedColumns? common) => this.common = common;

    /// <summary>Reads pages in order; lines count over the whole document, from 1.</summary>
    public static DocumentContent Read(IEnumerable<IReadOnlyList<PrintedWord>> words, string fileName, double level = PrintedLine.LevelOfText)
    {
        var last = 0;
        var pages = new List<List<PrintedLine>>();
        foreach (var page in words)
        {
            pages.Add(PrintedLine.Of(page, last, level));
            last += pages[^1].Count;
        }

        // Pages mostly share their columns, and a page whose last columns are empty shows them only together with the others.
        var reader = new PrintedPages(PrintedColumns.Find([.. pages.SelectMany(Coded)]));
        foreach (var page in pages)
            reader.Add(page);

        return new DocumentContent(fileName, Documents.DocumentFormat.Text, reader.blocks);
    }

    private void Add(List<PrintedLine> lines)
    {
        var coded = Coded(lines);
        var own = coded.Count == 0 ? null : PrintedColumns.Find(coded);
        var columns = own is not null && (common is null || own.Count > common.Count) ? own : common;
        var (first, end) = columns is null || coded.Count == 0 ? (0, 0) : Body(lines, columns);
        if (end - first is < FewestLines or > MostLines)
        {
            blocks.AddRange(lines.Select(Paragraph));
            return;
        }

        blocks.AddRange(lines[..first].Select(Paragraph));
        AddTable(lines[first..end], columns!);
        blocks.AddRange(lines[end..].Select(Paragraph));
    }

    /// <summary>Lines that show columns: from the first to the last that begins with a code. Headings above the first column of a header span columns and are left out.</summary>
    private static List<PrintedLine> Coded(List<PrintedLine> lines)
    {
        var first = lines.FindIndex(line => IsHeader(line) || BeginsWithCode(line));
        var last = lines.FindLastIndex(BeginsWithCode);
        return lines.Count(BeginsWithCode) < FewestLines || last < first ? [] : lines[first..(last + 1)];
    }

    /// <summary>First line of the table and the one after its last: around the codes, as far as lines fit the columns and stand close.</summary>
    private static (int First, int End) Body(List<PrintedLine> lines, PrintedColumns columns)
    {
        var first = lines.FindIndex(line => IsHeader(line) || HasCode(line, columns));
        var last = lines.FindLastIndex(line => HasCode(line, columns));
        if (first < 0 || last < first)
            return (0, 0);

        // A heading may stand over several columns; a caption stands alone on its line.
        while (first > 0 && (columns.Fits(lines[first - 1]) || lines[first - 1].Segments.Count > 1) && IsClose(lines[first - 1], lines[first]) && !IsPageNumber(lines[first - 1], first - 1, lines.Count))
            first--;

        while (last + 1 < lines.Count && columns.Fits(lines[last + 1]) && IsClose(lines[last], lines[last + 1]) && !IsPageNumber(lines[last + 1], last + 1, lines.Count))
            last++;

        return (first, last + 1);
    }

    private void AddTable(List<PrintedLine> lines, PrintedColumns columns)
    {
        var codes = Enumerable.Range(0, lines.Count).Where(i => IsHeader(lines[i]) || HasCode(lines[i], columns)).ToList();
        var starts = RowPartition.Starts(lines, codes, codes.All(i => IsHeader(lines[i]) || columns.Split(lines[i]).Any(cell => cell.Column == 1)));
        var rows = new List<SortedDictionary<int, PrintedCell>>();
        for (var i = -1; i < starts.Length; i++)
        {
            var from = i < 0 ? 0 : starts[i];
            var to = i + 1 < starts.Length ? starts[i + 1] : lines.Count;
            if (from == to)
                continue;

            rows.Add(Cells(lines[from..to], columns));
            if (rows.Count > 1 && i > 0 && IsHeader(lines[codes[i - 1]]))
                TakeBack(rows[^2], rows[^1]);
        }

        var done = rows.Where(row => row.Count > 0).Select(Row).ToList();
        blocks.Add(new TableBlock(done[0].Source, ++tables, done));
    }

    /// <summary>
    /// A heading repeated on a new page may hang over the row below it: lines that were part of the first header go back to it.
    /// </summary>
    private void TakeBack(SortedDictionary<int, PrintedCell> head, SortedDictionary<int, PrintedCell> below)
    {
        if (header.Count == 0)
        {
            foreach (var (column, cell) in head)
                header[column] = cell.Lines.ToHashSet(StringComparer.Ordinal);

            return;
        }

        foreach (var (column, cell) in below.ToList())
        {
            while (cell.Lines.Count > 0 && header.GetValueOrDefault(column)?.Contains(cell.Lines[0]) == true && !(head.GetValueOrDefault(column)?.Lines.Contains(cell.Lines[0]) ?? false))
            {
                if (head.TryGetValue(column, out var above))
                    above.Lines.Add(cell.Lines[0]);

                cell.Lines.RemoveAt(0);
            }

            if (cell.Lines.Count == 0)
                below.Remove(column);
        }
    }

    private static SortedDictionary<int, PrintedCell> Cells(List<PrintedLine> lines, PrintedColumns columns)
    {
        var cells = new SortedDictionary<int, PrintedCell>();
        foreach (var line in lines)
        {
            foreach (var (column, text) in columns.Split(line))
            {
                if (!cells.TryGetValue(column, out var cell))
                    cells.Add(column, cell = new PrintedCell(SourcePlace.AtLine(line.Number, column + 1), []));

                cell.Lines.Add(text);
            }
        }

        return cells;
    }

    private static TableRow Row(SortedDictionary<int, PrintedCell> cells) => new(
        cells.First().Value.Place, [.. cells.Select(cell => new TableCell(cell.Value.Place, cell.Key + 1, VietnameseText.Compose(string.Join('\n', cell.Value.Lines))))]);

    private static ParagraphBlock Paragraph(PrintedLine line) => new(SourcePlace.AtLine(line.Number), VietnameseText.Compose(line.Text));

    private static bool HasCode(PrintedLine line, PrintedColumns columns) =>
        BeginsWithCode(line) && columns.Of(line.Words[0].Left, line.Words[0].Right) == 0 && columns.Fits(line);

    private static bool BeginsWithCode(PrintedLine line) => line.Segments.Count > 1 && Code().IsMatch(line.Segments[0].Text);

    private static bool IsHeader(PrintedLine line) =>
        VietnameseText.Fold(line.Segments[0].Text) is "stt" or "tt" or "so tt" or "ma so" or "ma";

    private static bool IsClose(PrintedLine above, PrintedLine below) => below.Top - above.Bottom < 0.8 * (above.Bottom - above.Top);

    private static bool IsPageNumber(PrintedLine line, int index, int count) => (index == 0 || index == count - 1) && line.Segments.Count == 1 && line.Text.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\s?\d{1,3}){0,5}\.?|[IVX]{1,5}\.?|[A-H]\.?)$")]
    private static partial Regex Code();

    private sealed record PrintedCell(SourcePlace Place, List<string> Lines);
}
