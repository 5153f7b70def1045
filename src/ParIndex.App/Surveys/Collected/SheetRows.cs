using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collected;

/// <summary>Single answers out of columns, as the sheets they came from.</summary>
public sealed class SheetRows
{
    private readonly List<(string Field, Func<int, string?> Value)> readers = [];

    public SheetRows(Microdata data, Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var column in FieldColumn.Of(questionnaire))
        {
            if (ReaderOf(data, column) is { } reader)
                readers.Add((column.Field.Code, reader));
        }
    }

    /// <summary>The answer of a row, from 0.</summary>
    public AnswerSheet this[int row] => AnswerSheet.Of(readers
        .Select(reader => (reader.Field, Value: reader.Value(row)))
        .Where(given => given.Value is not null)
        .Select(given => new KeyValuePair<string, IReadOnlyList<string>>(given.Field, [given.Value!])));

    private static Func<int, string?>? ReaderOf(Microdata data, FieldColumn column) => column.Kind switch
    {
        ColumnContent.Mark => data.Scales.FirstOrDefault(one => one.Name == column.Name) is { } marks ? OfMarks(data, marks, column) : null,
        ColumnContent.Number => data.Numbers.FirstOrDefault(one => one.Name == column.Name) is { } numbers ? OfNumbers(data, numbers) : null,
        _ => data.Codes.FirstOrDefault(one => one.Name == column.Name) is { } codes ? OfCodes(data, codes) : null,
    };

    private static Func<int, string?> OfMarks(Microdata data, ScaleColumn column, FieldColumn field)
    {
        var all = new byte[data.Rows];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
            column.Chunk(chunk).CopyTo(all.AsSpan(data.FirstRow(chunk)));

        if (field.Choice is { } choice)
            return row => all[row] == 1 ? choice.Code : null;

        var codes = field.Marks.ToDictionary(pair => pair.Value, pair => pair.Key);
        return row => codes.GetValueOrDefault(all[row]);
    }

    private static Func<int, string?> OfNumbers(Microdata data, NumberColumn column)
    {
        var all = new double[data.Rows];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
            column.Chunk(chunk).CopyTo(all.AsSpan(data.FirstRow(chunk)));

        return row => double.IsNaN(all[row]) ? null : all[row].ToString(CultureInfo.InvariantCulture);
    }

    private static Func<int, string?> OfCodes(Microdata data, CodeColumn column)
    {
        var codes = MicrodataRows.Codes(data, column);
        return row => codes[row] == CodeColumn.Blank ? null : column.Labels[codes[row]];
    }
}
