using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>From the sheets of an XLSForm to a questionnaire.</summary>
internal sealed class FormReader(DocumentContent document, FormReport report, SetPlaces places)
{
    /// <summary>Null when there is no survey sheet.</summary>
    public Questionnaire? Read()
    {
        var settings = FormSheet.Read(document, FormColumns.Settings, FormColumns.SettingsRead, [FormColumns.Title], "", report);
        var values = settings is { Rows: [var only, ..] } ? only : null;
        var first = values?["default_language"] is { Length: > 0 } named ? FormLanguages.Tag(named) : null;
        var plain = first ?? Wording.Vietnamese;
        var survey = FormSheet.Read(document, FormColumns.Survey, FormColumns.SurveyRead, FormColumns.SurveyTexts, plain, report);
        if (survey is null)
        {
            report.Error("sheet-missing", null, "Không có trang tính “survey”: tệp không phải XLSForm.", "There is no sheet “survey”: the file is no XLSForm.");
            return null;
        }

        var choices = FormSheet.Read(document, FormColumns.Choices, FormColumns.ChoicesRead, ["label"], plain, report);
        var lists = new FormLists(report, places);
        lists.Read(choices);
        var rows = new FormQuestions(report, places, lists);
        var walk = new FormWalk(survey.Rows, rows, report, places);
        walk.Read();
        var factors = FormSheet.Read(document, FormColumns.Factors, ["code", "parent", "title"], ["title"], plain, report)?.Rows ?? [];
        var criteria = FormSheet.Read(document, FormColumns.Criteria, ["criterion", "points"], [], plain, report)?.Rows ?? [];
        var name = Path.GetFileNameWithoutExtension(document.FileName);
        var languages = Languages(plain, survey, choices);
        return new Questionnaire
        {
            Code = Or(values?["form_id"], name),
            Version = Or(values?["version"], "1"),
            Title = Title(values, languages[0], name),
            Intro = walk.Intro,
            Consent = walk.Consent,
            Languages = languages,
            Minutes = values is null ? null : (int?)FormScoring.Number(values, "parindex::minutes", isWhole: true, report),
            Basis = Own(values, "parindex::basis"),
            Note = values?.Cells.GetValueOrDefault("parindex::note") is { } note ? QuestionnaireWords.Clean(note.Text) : null,
            IsOfficial = values is not null && Flag(values, "parindex::official", report),
            Extends = Own(values, "parindex::extends"),
            CriteriaSet = Own(values, "parindex::criteria_set"),
            Metadata = walk.Metadata,
            Lists = lists.All,
            Factors = [.. factors.Select(row => new Factor(row["code"], row.Wording("title"), row["parent"] is { Length: > 0 } parent ? parent : null))],
            Criteria = [.. criteria.Select(row => new ScoredCriterion(row["criterion"], FormScoring.Number(row, "points", isWhole: false, report) ?? 0))],
            Sections = walk.Sections,
        };
    }

    private static Wording Title(FormRow? values, string language, string name)
    {
        var title = values?.Wording(FormColumns.Title) ?? Wording.Empty;
        return title.With(language, QuestionnaireWords.Clean(Or(values?.Cells.GetValueOrDefault("form_title")?.Text, title.IsEmpty ? name : title.In(language))));
    }

    /// <summary>The default language first, then as the columns come; Vietnamese leads whenever it is there.</summary>
    private static IReadOnlyList<string> Languages(string plain, FormSheet survey, FormSheet? choices)
    {
        var named = survey.Languages.Concat(choices?.Languages ?? []).ToList();
        var hasPlain = named.Count == 0 || survey.Rows.Any(row => row.Texts.Keys.Any(key => key.Language == plain));
        IEnumerable<string> all = hasPlain ? [plain, .. named] : named;
        return [.. all.Distinct(StringComparer.Ordinal).OrderBy(language => language != Wording.Vietnamese)];
    }

    private static string? Own(FormRow? values, string column) => values?[column] is { Length: > 0 } text ? text : null;

    private static string Or(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;

    /// <summary>yes/no as XLSForm writes it.</summary>
    public static bool Flag(FormRow row, string column, FormReport report)
    {
        switch (row[column].ToLowerInvariant())
        {
            case "yes" or "true" or "true()" or "1":
                return true;
            case "" or "no" or "false" or "false()" or "0":
                return false;
            default:
                report.Error("field-flag", row.PlaceOf(column), $"Cột {column} là “{row[column]}”: chỉ dùng yes hoặc no.", $"Column {column} is “{row[column]}”: use yes or no.");
                return false;
        }
    }

    /// <summary>A condition in a cell; null when blank or told.</summary>
    public static Condition? Condition(FormRow row, string column, FormReport report)
    {
        if (row[column] is not { Length: > 0 } text)
            return null;

        var reading = ConditionParser.Read(text);
        if (reading.Problem is { } problem)
        {
            report.Error(
                "condition", row.PlaceOf(column),
                $"Cột {column}, ký tự {problem.At} của “{text}”: {problem.Text.Vietnamese}", $"Column {column}, character {problem.At} of “{text}”: {problem.Text.English}");
        }

        return reading.Condition;
    }
}
