using System.Text;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>Short ways to write a printed document down in a test.</summary>
internal static class Printed
{
    /// <summary>Reads lines of text; "⇥" stands for a tab.</summary>
    public static OfficialDocument Text(params string[] lines)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines).Replace('⇥', '\t')));
        return OfficialDocumentReader.Read(DocumentFile.Read(stream, "bang.txt"));
    }

    /// <summary>Reads tables of cells, each with its paragraphs above; a cell is "text", or "text▼3" when merged over three rows, "text▶2" over two columns.</summary>
    public static OfficialDocument Grid(params string[][][] tables)
    {
        var blocks = tables.Select((rows, t) => (DocumentBlock)Table(t + 1, rows)).ToList();
        return OfficialDocumentReader.Read(new DocumentContent("bang.docx", Documents.DocumentFormat.Docx, blocks));
    }

    public static TableBlock Table(int number, string[][] rows)
    {
        var covered = new HashSet<(int Row, int Column)>();
        var printed = new List<TableRow>();
        for (var r = 0; r < rows.Length; r++)
        {
            var cells = new List<TableCell>();
            var column = 1;
            foreach (var text in rows[r])
            {
                while (covered.Contains((r, column)))
                {
                    column++;
                }

                var rowSpan = Span(text, '▼');
                var columnSpan = Span(text, '▶');
                cells.Add(new TableCell(SourcePlace.InTable(number, r + 1, column), column, text.Split('▼', '▶')[0], columnSpan, rowSpan));
                for (var below = 0; below < rowSpan; below++)
                {
                    for (var right = 0; right < columnSpan; right++)
                    {
                        covered.Add((r + below, column + right));
                    }
                }

                column += columnSpan;
            }

            printed.Add(new TableRow(SourcePlace.InTable(number, r + 1, 1), cells));
        }

        return new TableBlock(SourcePlace.InTable(number, 1, 1), number, printed);
    }

    private static int Span(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[at + 1] - '0' : 1;
}
