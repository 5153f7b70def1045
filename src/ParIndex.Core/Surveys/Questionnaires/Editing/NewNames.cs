using System.Globalization;

namespace ParIndex.Core.Surveys.Questionnaires.Editing;

/// <summary>What a new part is called, and says, until somebody writes it.</summary>
internal static class NewNames
{
    public static readonly Wording Section = Wording.Of("Mục mới", "New section");
    public static readonly Wording Question = Wording.Of("Câu hỏi mới", "New question");
    public static readonly Wording Note = Wording.Of("Đoạn để đọc", "Text to read");
    public static readonly Wording Row = Wording.Of("Dòng mới", "New row");

    public static readonly IReadOnlyList<Choice> Choices = [new("co", Wording.Of("Có", "Yes")), new("khong", Wording.Of("Không", "No"))];

    /// <summary>The five marks of SIPAS.</summary>
    public static readonly IReadOnlyList<Choice> Marks =
    [
        new("1", Wording.Of("Rất không hài lòng", "Very dissatisfied")) { Weight = 0 },
        new("2", Wording.Of("Không hài lòng", "Dissatisfied")) { Weight = 25 },
        new("3", Wording.Of("Bình thường", "Neutral")) { Weight = 50 },
        new("4", Wording.Of("Hài lòng", "Satisfied")) { Weight = 75 },
        new("5", Wording.Of("Rất hài lòng", "Very satisfied")) { Weight = 100 },
    ];

    /// <summary>The text in the languages of the questionnaire; in Vietnamese, under its first language, where it has none of these.</summary>
    public static Wording In(Questionnaire form, Wording wording)
    {
        var spoken = new Wording(wording.Texts.Where(text => form.Languages.Contains(text.Key, StringComparer.Ordinal)));
        return spoken.IsEmpty && form.Languages is [var first, ..] ? new Wording([new(first, wording.In(Wording.Vietnamese))]) : spoken;
    }

    /// <summary>The choices with their labels in the languages of the questionnaire.</summary>
    public static IReadOnlyList<Choice> In(Questionnaire form, IReadOnlyList<Choice> choices) => [.. choices.Select(choice => choice with { Label = In(form, choice.Label) })];

    /// <summary>The first of beginning_1, beginning_2 … that names nothing.</summary>
    public static string Code(Questionnaire form, string beginning)
    {
        var taken = form.Questions.SelectMany(question => question.Rows.Select(row => row.Code).Append(question.Code).Append(Reason.FieldOf(question.Code)))
            .Concat(form.Sections.Select(section => section.Code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Free(taken, beginning);
    }

    public static string List(Questionnaire form) => Free(form.Lists.Select(list => list.Name).ToHashSet(StringComparer.OrdinalIgnoreCase), "lua_chon");

    private static string Free(HashSet<string> taken, string beginning)
    {
        var number = 1;
        while (taken.Contains(Name(beginning, number)))
            number++;

        return Name(beginning, number);
    }

    private static string Name(string beginning, int number) => $"{beginning}_{number.ToString(CultureInfo.InvariantCulture)}";
}
