namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Column of the microdata that holds a field, or one choice of a field where any number may be chosen.</summary>
/// <param name="Name">Name of the column: the field, or field/choice.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Field">The field.</param>
/// <param name="Choice">The choice a column of 0 and 1 stands for; null: the column is the whole field.</param>
public sealed record FieldColumn(string Name, ColumnContent Kind, Field Field, Choice? Choice = null)
{
    /// <summary>Marks from here to 254 stand for choices of "no opinion", whatever their codes.</summary>
    public const byte LeastNoOpinion = 240;

    /// <summary>Mark that stands for an answer hidden in published data, lest somebody be known by it.</summary>
    public const byte Hidden = 239;

    /// <summary>Marks of "no opinion", for estimation to leave out.</summary>
    public static IReadOnlyList<byte> NoOpinion { get; } = [.. Enumerable.Range(LeastNoOpinion, 255 - LeastNoOpinion).Select(mark => (byte)mark)];

    /// <summary>Columns of a questionnaire, in the order of its fields.</summary>
    public static IReadOnlyList<FieldColumn> Of(Questionnaire questionnaire) => [.. Field.Of(questionnaire).SelectMany(Of)];

    /// <summary>Mark of each choice of a column of marks; for a column of 0 and 1 empty.</summary>
    public IReadOnlyDictionary<string, byte> Marks { get; } = Kind == ColumnContent.Mark && Choice is null ? MarksOf(Field.List!) : new Dictionary<string, byte>(StringComparer.Ordinal);

    private static IEnumerable<FieldColumn> Of(Field field) => field.Type switch
    {
        FieldType.Set => field.List!.Choices.Select(choice => new FieldColumn(field.Code + "/" + choice.Code, ColumnContent.Mark, field, choice)),
        FieldType.Scale when FitsMarks(field.List!) => [new FieldColumn(field.Code, ColumnContent.Mark, field)],
        FieldType.Number => [new FieldColumn(field.Code, ColumnContent.Number, field)],
        FieldType.Text => [new FieldColumn(field.Code, ColumnContent.Text, field)],
        _ => [new FieldColumn(field.Code, ColumnContent.Category, field)],
    };

    private static bool FitsMarks(ChoiceList list)
    {
        var none = list.Choices.Count(choice => choice.Kind == ChoiceKind.NoOpinion);
        return none <= NoOpinion.Count
            && list.Choices.All(choice => choice.Kind == ChoiceKind.NoOpinion || (Mark.TryRead(choice.Code, out var mark) && mark is >= 0 and < Hidden));
    }

    private static Dictionary<string, byte> MarksOf(ChoiceList list)
    {
        var marks = new Dictionary<string, byte>(StringComparer.Ordinal);
        byte none = 254;
        foreach (var choice in list.Choices)
        {
            marks[choice.Code] = choice.Kind != ChoiceKind.NoOpinion && Mark.TryRead(choice.Code, out var mark) ? (byte)mark : none--;
        }

        return marks;
    }
}

/// <summary>What a column of answers holds.</summary>
public enum ColumnContent
{
    /// <summary>Marks of a scale, or 0 and 1 of one choice.</summary>
    Mark,

    /// <summary>Codes of choices.</summary>
    Category,

    Number,

    /// <summary>What people wrote.</summary>
    Text,
}
