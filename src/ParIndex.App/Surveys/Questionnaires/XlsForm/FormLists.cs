using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>The choices sheet.</summary>
internal sealed class FormLists(FormReport report, SetPlaces places)
{
    /// <summary>Choice that "or_other" adds, and the ending of its text question.</summary>
    private const string Other = "other";

    private readonly List<ChoiceList> lists = [];

    public IReadOnlyList<ChoiceList> All => lists;

    public ChoiceList? this[string name] => lists.FirstOrDefault(list => list.Name == name);

    public void Read(FormSheet? sheet)
    {
        foreach (var group in (sheet?.Rows ?? []).GroupBy(row => row["list_name"]))
        {
            if (group.Key.Length == 0)
            {
                report.Error("list-missing", group.First().Place, "Lựa chọn thiếu list_name: ghi tên danh sách.", "A choice has no list_name: name its list.");
                continue;
            }

            var list = new ChoiceList(group.Key, [.. group.Select(Choice)]);
            places.Add(list, "", group.First().Place);
            lists.Add(list);
        }
    }

    /// <summary>The same list with the choice "other" added; used by "or_other".</summary>
    public string WithOther(string name, Wording like)
    {
        var own = name + "_" + Other;
        if (this[own] is null && this[name] is { } list)
            lists.Add(new ChoiceList(own, [.. list.Choices.Where(choice => choice.Code != Other), new Choice(Other, Like(Wording.Of("Khác", "Other"), like))]));
        return own;
    }

    /// <summary>A text of ours in the languages of one of the form's.</summary>
    public static Wording Like(Wording own, Wording like) =>
        new(like.Languages.Select(language => new KeyValuePair<string, string>(language, own.In(language))));

    private Choice Choice(FormRow row)
    {
        var kind = ChoiceKind.Ordinary;
        if (row[FormColumns.Kind] is { Length: > 0 } word && !QuestionnaireWords.Choices.TryRead(word, out kind))
            report.Error("field-word", row.PlaceOf(FormColumns.Kind), $"Cột {FormColumns.Kind}: “{word}” không dùng được; ghi no_opinion hoặc exclusive.", $"Column {FormColumns.Kind}: “{word}” is not known; write no_opinion or exclusive.");

        var choice = new Choice(row["name"], row.Wording("label")) { Kind = kind, Weight = FormScoring.Number(row, FormColumns.Weight, isWhole: false, report) };
        places.Add(choice, "", row.Place);
        return choice;
    }
}
