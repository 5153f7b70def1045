namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>Sheets and columns of an XLSForm that are understood. Those beginning "parindex::" are ours; Kobo and ODK leave them alone.</summary>
internal static class FormColumns
{
    public const string Survey = "survey";
    public const string Choices = "choices";
    public const string Settings = "settings";
    public const string Criteria = "parindex_criteria";
    public const string Factors = "parindex_factors";

    public const string Kind = "parindex::kind";
    public const string Role = "parindex::role";
    public const string AtMost = "parindex::at_most";
    public const string Criterion = "parindex::criterion";
    public const string Method = "parindex::method";
    public const string Satisfied = "parindex::satisfied";
    public const string Reversed = "parindex::reversed";
    public const string Weight = "parindex::weight";
    public const string Groups = "parindex::groups";
    public const string Factor = "parindex::factor";
    public const string Title = "parindex::title";

    public const string IntroRole = "intro";
    public const string ConsentRole = "consent";
    public const string ReasonRole = "reason";

    public static readonly string[] Scoring = [Criterion, Method, Satisfied, Reversed, Weight, Groups, Factor];

    public static readonly string[] SurveyTexts = ["label", "hint", "constraint_message"];

    /// <summary>Columns of the survey sheet that are written, but for the translated ones.</summary>
    public static readonly string[] SurveyPlain = ["type", "name", "required", "relevant", "constraint", "appearance", Kind, Role, AtMost, .. Scoring];

    /// <summary>Columns read besides: their meaning here is told where they are met.</summary>
    public static readonly string[] SurveyRead =
        [.. SurveyTexts, .. SurveyPlain, "choice_filter", "repeat_count", "parameters", "kobo--matrix_list", "kobo--score-choices"];

    public static readonly string[] ChoicesRead = ["list_name", "name", "label", Kind, Weight];

    /// <summary>Our own settings and the members of the questionnaire they hold.</summary>
    public static readonly string[] OwnSettings =
        ["parindex::minutes", "parindex::basis", "parindex::note", "parindex::official", "parindex::extends", "parindex::criteria_set"];

    /// <summary>Settings of look and sending that another program may keep; nothing of the questions is in them.</summary>
    public static readonly string[] SettingsRead = ["form_title", "form_id", "version", "default_language", "style", Title, .. OwnSettings];
}
