using CsvHelper;
using ParIndex.Core.Text;
using ParIndex.Documents.Writing;

namespace ParIndex.Documents.Reading;

/// <summary>Comma, semicolon, tab or bar separated values: one table. Quoted cells may hold separators and line breaks.</summary>
internal static class DelimitedReader
{
    private const int MaxRecordBytes = 16 << 20;

    public static IReadOnlyList<DocumentBlock> Read(string text, char separator, ReadSession session)
    {
        var start = SeparatorLine(text, ref separator);
        var firstLine = start > 0 ? 2 : 1;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            MalformedData = CsvMalformedDataHandling.Recover, // a quote inside a cell (5" pipe) is content
            OnMalformedRecord = record => RefuseUnclosed(record, firstLine, session),
        };
        var rows = new List<TableRow>();
        try
        {
            using var csv = CsvReader.FromText(text[start..], options);
            while (csv.Read())
            {
                rows.Add(Row(csv, (int)csv.LineNumber + firstLine - 1, session));
            }
        }
        catch (CsvFormatException tooLong)
        {
            throw session.Error(Problems.TextTooLong(MaxRecordBytes), SourcePlace.AtLine((int)tooLong.LineNumber + firstLine - 1), tooLong);
        }

        return rows.Exists(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            ? [new TableBlock(rows[0].Source, 1, rows)]
            : [];
    }

    /// <summary>Excel writes the separator into a first line <c>sep=;</c>. Returns where the data begin.</summary>
    private static int SeparatorLine(string text, ref char separator)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6 || text[5] is not ('\r' or '\n'))
        {
            return 0;
        }

        separator = text[4];
        return text.AsSpan(5).StartsWith("\r\n", StringComparison.Ordinal) ? 7 : 6;
    }

    private static TableRow Row(CsvReader csv, int line, ReadSession session)
    {
        var place = SourcePlace.AtLine(line);
        session.CountRow(place);
        if (csv.FieldCount > session.Limits.MaxColumns)
        {
            throw session.Error(Problems.TooManyColumns(session.Limits.MaxColumns), place);
        }

        if (csv.FieldCount <= 1 && string.IsNullOrWhiteSpace(csv.GetString(0)))
        {
            return new TableRow(place, []);
        }

        var cells = new TableCell[csv.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            var cellPlace = SourcePlace.AtLine(line, i + 1);
            var text = CsvGuard.Remove(csv.GetString(i) ?? "");
            session.CountCell(cellPlace, text.Length);
            cells[i] = new TableCell(cellPlace, i + 1, DocumentText.Normalize(text));
        }

        return new TableRow(place, cells);
    }

    /// <summary>A quote never closed swallows the rest of the file into one cell.</summary>
    private static void RefuseUnclosed(CsvMalformedRecord record, int firstLine, ReadSession session)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            throw session.Error(Problems.UnclosedQuote, SourcePlace.AtLine((int)record.LineNumber + firstLine - 1));
        }
    }
}
