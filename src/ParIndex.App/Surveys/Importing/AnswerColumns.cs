using System.Globalization;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Fills columns with checked sheets of a questionnaire and with what is known of each answer besides.</summary>
public sealed class AnswerColumns
{
    private readonly Dictionary<string, (bool IsNumber, int Place)> labels = new(StringComparer.Ordinal);
    private readonly FieldColumn[] columns;
    private readonly int[] places;
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

    /// <summary>Goes to the next row.</summary>
    public void EndRow() => builder.EndRow();

    /// <summary>The columns.</summary>
    public Microdata Build() => builder.Build();

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
