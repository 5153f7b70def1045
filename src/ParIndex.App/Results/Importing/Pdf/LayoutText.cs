using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>
/// Text that keeps the places of words by blanks, as pdftotext -layout writes it, put back into paragraphs and tables: columns are parted by
/// strips no line of the table crosses, a row begins where the first column names a code.
/// </summary>
internal static class LayoutText
{
    /// <summary>Lines of several columns a page must have before it is taken for a table.</summary>
    private const int FewestLines = 3;

    /// <summary>Reads pages; lines count over the whole document, from 1.</summary>
    public static DocumentContent Read(IReadOnlyList<string> pages, string fileName)
    {
        var blocks = new List<DocumentBlock>();
        var tables = 0;
        var number = 0;
        LayoutColumns? columns = null;
        foreach (var page in pages)
        {
            var lines = page.Split('\n').Select(line => new LayoutLine(++number, line.TrimEnd('\r'))).ToList();
            columns = ColumnsOf(lines) is { } own && (columns is null || HasHeader(lines) || own.Count > columns.Count) ? own : columns;
            if (columns is null || lines.Count(line => line.Segments.Count > 1) < FewestLines)
                blocks.AddRange(lines.Where(line => line.Segments.Count > 0).Select(Paragraph));
            else
                AddPage(lines, columns, blocks, ref tables);
        }

        return new DocumentContent(fileName, ParIndex.Documents.DocumentFormat.Text, blocks);
    }

    private static LayoutColumns? ColumnsOf(List<LayoutLine> lines)
    {
        var several = lines.Where(line => line.Segments.Count > 2).ToList();
        return several.Count < FewestLines ? null : LayoutColumns.Find(several);
    }

    private static bool HasHeader(List<LayoutLine> lines) => lines.Exists(IsHeader);

    private static bool IsHeader(LayoutLine line) =>
        line.Segments.Count > 1 && VietnameseText.Fold(line.Segments[0].Text) is "stt" or "tt" or "so tt" or "ma so" or "ma";

    private static ParagraphBlock Paragraph(LayoutLine line) =>
        new(SourcePlace.AtLine(line.Number), string.Join(' ', line.Segments.Select(segment => segment.Text)));

    private static void AddPage(List<LayoutLine> lines, LayoutColumns columns, List<DocumentBlock> blocks, ref int tables)
    {
        var rows = new LayoutRows(columns);
        var header = lines.FindIndex(IsHeader);
        var first = header < 0 ? 0 : FirstOfHeader(lines, header, columns);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Segments.Count == 0)
                continue;

            var isOutside = i < first || !columns.Fits(line);
            if (isOutside && (rows.IsEmpty || line.Segments.Count == 1))
            {
                Flush(ref tables);
                blocks.Add(Paragraph(line));
            }
            else
            {
                rows.Add(line, inHeader: header >= 0 && i >= first);
            }
        }

        Flush(ref tables);

        void Flush(ref int count)
        {
            if (rows.Take() is { Count: > 0 } done)
                blocks.Add(new TableBlock(done[0].Source, ++count, done));
        }
    }

    /// <summary>Cells of a header are centred: its first line may stand above the line of the first column.</summary>
    private static int FirstOfHeader(List<LayoutLine> lines, int header, LayoutColumns columns)
    {
        var first = header;
        while (first > 0 && lines[first - 1].Segments.Count > 0 && columns.Fits(lines[first - 1]) && header - first < 6)
            first--;

        return first;
    }
}
