using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>One question: shares of its choices, and how groups differ.</summary>
[Needs(Permission.ReadResults)]
public sealed class ShowQuestionModel(ResultsDesk desk, Texts texts) : ResultsPage(desk, texts)
{
    private const int Shades = 5;

    public QuestionResult Question { get; private set; } = null!;

    /// <summary>Groupings it is told by.</summary>
    public IReadOnlyList<Grouping> Groupings { get; private set; } = [];

    /// <summary>Grouping shown; null: there is none.</summary>
    public Grouping? Grouping { get; private set; }

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public IActionResult OnGet(string field, string? theo)
    {
        if (Report.Results is not { } results || results.Question(field) is not { } question)
            return Field.Of(Questionnaire).Any(one => one.Code == field && one.Type == FieldType.Text) && IsLive ? Redirect(Url.Content($"{Root}/y-kien?cau={Uri.EscapeDataString(field)}")) : NotFound();

        Question = question;
        Groupings = [.. results.Groupings.Where(grouping => question.By(grouping.Code).Count > 0)];
        Grouping = Groupings.FirstOrDefault(grouping => grouping.Code == theo) ?? (Groupings.Count > 0 ? Groupings[0] : null);
        var at = results.Questions.ToList().IndexOf(question);
        Before = at > 0 ? results.Questions[at - 1].Field : null;
        After = at + 1 < results.Questions.Count ? results.Questions[at + 1].Field : null;
        return Page();
    }

    /// <summary>Shade of a share.</summary>
    public static string Shade(double share) => "share-" + Math.Clamp((int)(share * Shades), 0, Shades - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
