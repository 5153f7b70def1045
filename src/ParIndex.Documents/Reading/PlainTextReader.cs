using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>
/// Text exports of documents. A line with a tab is a table row; blank lines between rows are rows without cells;
/// a line of prose is a paragraph and ends the table. Nothing is trimmed: a stray tab or blank cell may be a clue to the recogniser.
/// </summary>
internal static class PlainTextReader
{
    public static IReadOnlyList<DocumentBlock> Read(string text, ReadSession session)
    {
        var blocks = new List<DocumentBlock>();
        var table = new List<TableRow>();
        var lastRow = 0;
        var tables = 0;
        var number = 0;
        foreach (var line in Lines(text))
        {
            number++;
            var span = text.AsSpan(line.Start, line.Length);
            if (span.Contains('\t'))
            {
                for (var blank = lastRow + 1; table.Count > 0 && blank < number; blank++)
                {
                    table.Add(Row(blank, [], session));
                }

                table.Add(Row(number, Cells(span, number, session), session));
                lastRow = number;
            }
            else if (!span.IsWhiteSpace())
            {
                EndTable();
                var place = SourcePlace.AtLine(number);
                session.CountParagraph(place, span.Length);
                blocks.Add(new ParagraphBlock(place, DocumentText.Normalize(span.ToString())));
            }
        }

        EndTable();
        return blocks;

        void EndTable()
        {
            if (table.Count > 0)
            {
                blocks.Add(new TableBlock(table[0].Cells[0].Source, ++tables, table));
                table = [];
            }
        }
    }

    private static TableRow Row(int line, IReadOnlyList<TableCell> cells, ReadSession session)
    {
        var place = SourcePlace.AtLine(line);
        session.CountRow(place);
        return new TableRow(place, cells);
    }

    private static TableCell[] Cells(ReadOnlySpan<char> line, int number, ReadSession session)
    {
        var count = line.Count('\t') + 1;
        if (count > session.Limits.MaxColumns)
        {
            throw session.Error(Problems.TooManyColumns(session.Limits.MaxColumns), SourcePlace.AtLine(number));
        }

        var cells = new TableCell[count];
        var column = 0;
        foreach (var range in line.Split('\t'))
        {
            var place = SourcePlace.AtLine(number, column + 1);
            session.CountCell(place, line[range].Length);
            cells[column] = new TableCell(place, column + 1, DocumentText.Normalize(line[range].ToString()));
            column++;
        }

        return cells;
    }

    private static IEnumerable<(int Start, int Length)> Lines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0)
            {
                yield return (start, text.Length - start);
                yield break;
            }

            yield return (start, length);
            var end = start + length;
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }
    }
}
