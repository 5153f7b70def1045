using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Whether a questionnaire can be used: names, lists, languages, conditions, limits, scoring. Everything wrong at once.</summary>
public sealed partial class QuestionnaireChecker
{
    private readonly Questionnaire form;
    private readonly Func<object, string, SourcePlace?> placeOf;
    private readonly List<QuestionnaireProblem> problems = [];

    private QuestionnaireChecker(Questionnaire form, Func<object, string, SourcePlace?> placeOf)
    {
        this.form = form;
        this.placeOf = placeOf;
    }

    /// <summary>Checks a questionnaire.</summary>
    /// <param name="questionnaire">The questionnaire.</param>
    /// <param name="placeOf">Place in the file of a part's member ("" is the part); null: built in memory.</param>
    public static IReadOnlyList<QuestionnaireProblem> Check(Questionnaire questionnaire, Func<object, string, SourcePlace?>? placeOf = null)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var checker = new QuestionnaireChecker(questionnaire, placeOf ?? ((_, _) => null));
        checker.CheckWhole();
        checker.CheckNames();
        checker.CheckLists();
        checker.CheckQuestions();
        checker.CheckConditions();
        checker.CheckScoring();
        checker.CheckWordings();
        return checker.problems;
    }

    private void CheckWhole()
    {
        if (form.Questions.All(question => question.Kind == QuestionKind.Note))
            Error("no-question", "", form, "", "Phiếu chưa có câu hỏi nào: thêm câu hỏi.", "The questionnaire has no question: add one.");

        if (form.Minutes is < 1 or > 600)
            Error("minutes", "", form, "minutes", "Số phút trả lời phải từ 1 đến 600.", "Minutes must be 1 to 600.");

        if (form.Languages.Count == 0)
            Error("language", "", form, "languages", "Ghi ít nhất một ngôn ngữ (languages: [vi]).", "Name one language at least (languages: [vi]).");
        else if (!form.Languages.Contains(Wording.Vietnamese, StringComparer.Ordinal))
            Warning("language", "", form, "languages", "Phiếu chưa có tiếng Việt.", "The questionnaire has no Vietnamese.");
        else if (form.Languages[0] != Wording.Vietnamese)
            Error("language", "", form, "languages", "Ngôn ngữ đầu tiên phải là vi.", "The first language must be vi.");

        foreach (var language in form.Languages.Where(language => !Wording.IsTag(language)))
            Error("language", "", form, "languages", $"“{language}” không phải mã ngôn ngữ (vi, en, tyz, hmn …).", $"“{language}” is no language tag (vi, en, tyz, hmn …).");

        foreach (var language in form.Languages.GroupBy(language => language).Where(group => group.Count() > 1))
            Error("language", "", form, "languages", $"Ngôn ngữ “{language.Key}” ghi hai lần.", $"Language “{language.Key}” is given twice.");
    }

    private void CheckNames()
    {
        var fields = form.Questions.SelectMany(question => question.Rows.Select(row => (Name: row.Code, Part: (object)row))
            .Prepend((Name: question.Code, Part: question))
            .Concat(question.Reason is null ? [] : [(Name: Reason.FieldOf(question.Code), Part: (object)question)]));
        CheckUnique(fields.Concat(form.Sections.Select(section => (Name: section.Code, Part: (object)section))), "Mã câu, dòng hoặc mục", "Question, row or section code");
        CheckUnique(form.Lists.Select(list => (Name: list.Name, Part: (object)list)), "Tên danh sách lựa chọn", "Choice list name");
        foreach (var factor in form.Factors.GroupBy(factor => factor.Code).Where(group => group.Count() > 1))
            Error("duplicate", factor.Key, factor.Last(), "code", $"Mã nhân tố “{factor.Key}” dùng hai lần.", $"Factor code “{factor.Key}” is used twice.");

        foreach (var scored in form.Criteria.GroupBy(scored => scored.Criterion).Where(group => group.Count() > 1))
            Error("duplicate", scored.Key, scored.Last(), "criterion", $"Tiêu chí “{scored.Key}” ghi hai lần.", $"Criterion “{scored.Key}” is given twice.");
    }

    /// <summary>Databases and statistics programs take no notice of case, so names may not differ by case only.</summary>
    private void CheckUnique(IEnumerable<(string Name, object Part)> names, string vietnamese, string english)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, part) in names)
        {
            if (!FieldName.IsSound(name))
            {
                Error(
                    "name", name, part, "code",
                    $"{vietnamese} “{name}” không dùng được: chỉ gồm chữ, số, “_”, “-”, “.”, bắt đầu bằng chữ, nhiều nhất {FieldName.Longest} ký tự.",
                    $"{english} “{name}” cannot be used: letters, digits, “_”, “-”, “.”, beginning with a letter, at most {FieldName.Longest} characters.");
            }
            else if (!seen.Add(name))
            {
                Error("duplicate", name, part, "code", $"{vietnamese} “{name}” dùng hai lần (không phân biệt hoa thường): đổi một.", $"{english} “{name}” is used twice (case aside): change one.");
            }
        }
    }

    private void CheckLists()
    {
        foreach (var list in form.Lists)
        {
            if (list.Choices.Count == 0)
                Error("list-empty", list.Name, list, "choices", $"Danh sách “{list.Name}” chưa có lựa chọn.", $"List “{list.Name}” has no choice.");

            foreach (var choice in list.Choices.Where(choice => choice.Code.Length is 0 or > FieldName.Longest || choice.Code.Any(char.IsWhiteSpace) || choice.Code.Contains('"', StringComparison.Ordinal) || choice.Code.Contains('\'', StringComparison.Ordinal)))
                Error("choice-code", list.Name, choice, "code", $"Mã lựa chọn “{choice.Code}” không được trống, có dấu cách, dấu ngoặc hay quá {FieldName.Longest} ký tự.", $"Choice code “{choice.Code}” may not be empty, hold blanks or quotes, or exceed {FieldName.Longest} characters.");

            foreach (var twice in list.Choices.GroupBy(choice => choice.Code).Where(group => group.Count() > 1))
                Error("duplicate", list.Name, twice.Last(), "code", $"Danh sách “{list.Name}” có hai lựa chọn mã “{twice.Key}”.", $"List “{list.Name}” has two choices “{twice.Key}”.");

            foreach (var choice in list.Choices.Where(choice => choice.Weight is < 0 or > 100))
                Error("weight", list.Name, choice, "weight", $"Trọng số của “{choice.Code}” phải từ 0 đến 100 (%).", $"The weight of “{choice.Code}” must be 0 to 100 (%).");

            if (form.Questions.All(question => question.List != list.Name))
                Warning("list-unused", list.Name, list, "", $"Danh sách “{list.Name}” không câu nào dùng.", $"No question uses list “{list.Name}”.");
        }
    }

    private void Error(string code, string part, object owner, string member, string vietnamese, string english) =>
        problems.Add(new QuestionnaireProblem(code, true, part, placeOf(owner, member), new Message(vietnamese, english)));

    private void Warning(string code, string part, object owner, string member, string vietnamese, string english) =>
        problems.Add(new QuestionnaireProblem(code, false, part, placeOf(owner, member), new Message(vietnamese, english)));
}
