using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Web.Pages.Surveys.Editing;

/// <summary>What holds for a questionnaire as a whole, or for a section, out of the fields of the editor.</summary>
public static class HeadFields
{
    /// <summary>The questionnaire with its head as typed.</summary>
    public static Questionnaire Put(Questionnaire form, TypedFields typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(typed);
        string[] languages = [.. typed.Text("languages").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)];
        return form with
        {
            Title = typed.Wording("title", form.Languages, form.Title),
            Intro = typed.Wording("intro", form.Languages, form.Intro),
            Consent = typed.Wording("consent", form.Languages, form.Consent),
            Minutes = typed.Whole("minutes"),
            Languages = languages,
            CriteriaSet = typed.Text("set") is { Length: > 0 } set ? set : null,
            Criteria = [.. typed.Rows("criterion", "code", QuestionFields.MostRows).Select(row => new ScoredCriterion(typed.Text($"criterion.{row}.code"), typed.Number($"criterion.{row}.points") ?? 0))],
            Factors = [.. typed.Rows("factor", "code", QuestionFields.MostRows).Select(row => Factor(form, row, typed))],
        };
    }

    /// <summary>The section with its head as typed.</summary>
    public static Section Put(Questionnaire form, Section section, TypedFields typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(typed);
        return section with
        {
            Title = typed.Wording("title", form.Languages, section.Title),
            Intro = typed.Wording("intro", form.Languages, section.Intro),
            ShownWhen = typed.Condition("when"),
        };
    }

    private static Factor Factor(Questionnaire form, int row, TypedFields typed)
    {
        var code = typed.Text($"factor.{row}.code");
        var stands = form.Factors.FirstOrDefault(factor => factor.Code == code);
        var parent = typed.Text($"factor.{row}.parent");
        return new Factor(code, typed.Wording($"factor.{row}.title", form.Languages, stands?.Title ?? Wording.Empty), parent.Length > 0 ? parent : null);
    }
}
