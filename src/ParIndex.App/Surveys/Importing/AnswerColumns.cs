using System.Globalization;
using System.Text.Json;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Fills columns with checked sheets of a questionnaire and with what is known of each answer besides.</summary>
public sealed class AnswerColumns
{
    /// <summary>Codes and names are short; what people wrote mostly is not.</summary>
    private const int ShortBytes = 32;

    private const int MostKnown = 10_000;

    private readonly Dictionary<string, (bool IsNumber, int Place)> labels = new(StringComparer.Ordinal);
    private readonly FieldColumn[] columns;
    private readonly int[] places;
    private readonly Dictionary<string, int[]> byField;
    private readonly List<string> given = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly MicrodataBuilder builder;

    /// <param name="questionnaire">What was asked.</param>
    /// <param name="categories">Columns of the design and other labels that are categories.</param>
    /// <param name="numbers">Columns of the design that are numbers.</param>
    public AnswerColumns(Questionnaire questionnaire, IReadOnlyList<string> categories, IReadOnlyList<string> numbers)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(numbers);
        columns = [.. FieldColumn.Of(questionnaire)];
        places = new int[columns.Length];
        byField = Enumerable.Range(0, columns.Length).GroupBy(column => columns[column].Field.Code).ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal);
        var marks = Names(ColumnContent.Mark);
        var codes = Names(ColumnContent.Category, ColumnContent.Text);
        var values = Names(ColumnContent.Number);
        builder = new MicrodataBuilder(marks, [.. codes, .. categories], [.. values, .. numbers]);
        for (var place = 0; place < categories.Count; place++)
            labels.Add(categories[place], (false, codes.Count + place));
        for (var place = 0; place < numbers.Count; place++)
            labels.Add(numbers[place], (true, values.Count + place));
    }

    /// <summary>Rows filled.</summary>
    public int Rows => builder.Rows;

    /// <summary>Sets a label of the row: a category as it stands, a number when it reads as one.</summary>
    public void Label(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!labels.TryGetValue(name, out var at) || text.Length == 0)
            return;

        if (!at.IsNumber)
            builder.Label(at.Place, text);
        else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            builder.Number(at.Place, number);
    }

    /// <summary>Sets the answers of the row.</summary>
    /// <param name="sheet">Checked: choices are known, numbers are numbers.</param>
    public void Answers(AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        for (var column = 0; column < columns.Length; column++)
        {
            if (sheet[columns[column].Field.Code] is { Count: > 0 } values)
                Set(columns[column], places[column], values);
        }
    }

    /// <summary>Sets the answers of the row from a sheet as it is stored (<see cref="Collecting.Answering.SheetJson"/>): checked when it came. No sheet is made of it, as there are very many.</summary>
    public void Stored(ReadOnlySpan<byte> sheet)
    {
        var json = new Utf8JsonReader(sheet);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var own = byField.GetValueOrDefault(Text(ref json));
            json.Read();
            given.Clear();
            if (json.TokenType == JsonTokenType.StartArray)
            {
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    given.Add(Text(ref json));
            }
            else
            {
                given.Add(Text(ref json));
            }

            given.RemoveAll(string.IsNullOrWhiteSpace);
            foreach (var column in given.Count > 0 && own is not null ? own : [])
                Set(columns[column], places[column], given);
        }
    }

    /// <summary>Goes to the next row.</summary>
    public void EndRow() => builder.EndRow();

    /// <summary>The columns.</summary>
    public Microdata Build() => builder.Build();

    /// <summary>The text of a token; short ones come again and again, and are made once.</summary>
    private string Text(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > ShortBytes)
            return json.GetString()!;

        Span<char> letters = stackalloc char[ShortBytes];
        var text = letters[..json.CopyString(letters)];
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var made))
            return made;

        made = text.ToString();
        if (known.Count < MostKnown)
            known.Add(made);

        return made;
    }

    private void Set(FieldColumn column, int place, IReadOnlyList<string> values)
    {
        switch (column.Kind)
        {
            case ColumnContent.Mark when column.Choice is { } choice:
                builder.Mark(place, values.Contains(choice.Code, StringComparer.Ordinal) ? (byte)1 : (byte)0);
                break;
            case ColumnContent.Mark:
                if (column.Marks.TryGetValue(values[0], out var mark))
                    builder.Mark(place, mark);
                break;
            case ColumnContent.Number:
                if (double.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    builder.Number(place, number);
                break;
            default:
                builder.Label(place, values[0]);
                break;
        }
    }

    private List<string> Names(params ColumnContent[] kinds)
    {
        var names = new List<string>();
        for (var column = 0; column < columns.Length; column++)
        {
            if (!kinds.Contains(columns[column].Kind))
                continue;

            places[column] = names.Count;
            names.Add(columns[column].Name);
        }

        return names;
    }
}
