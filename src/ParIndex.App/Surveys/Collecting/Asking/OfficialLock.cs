using ParIndex.App.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Collecting.Asking;

/// <summary>
/// Holds official questionnaires to their wording, scales, order and scoring: results of a form changed here and there compare with nobody's. One that extends an
/// official form, or says to be that very version of it, may add to it and not alter it.
/// </summary>
public static class OfficialLock
{
    /// <summary>What a questionnaire alters of the shipped official one it stands for.</summary>
    /// <returns>Errors, one for each change; none where it stands for none.</returns>
    public static IReadOnlyList<QuestionnaireProblem> Problems(Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        if (Original(questionnaire) is not { } official)
            return [];

        return
        [
            .. QuestionnaireChanges.Altering(official, questionnaire).Select(change => new QuestionnaireProblem("official-altered", true, change.Part, null, new Message(
                $"Phiếu chính thức “{official.Code}” không được đổi{Place(change)}: {Told(change)}. Trả lại như cũ, hoặc bỏ tên phiếu gốc và đổi mã để thành phiếu riêng, không so được với nơi khác.",
                $"The official form “{official.Code}” may not be altered{Place(change)}: {Told(change)}. Put it back, or take the name of the original away and change the code: then it is a form of its own that compares with nobody's."))),
        ];
    }

    private static Questionnaire? Original(Questionnaire questionnaire)
    {
        var code = questionnaire.Extends ?? (questionnaire.IsOfficial ? questionnaire.Code : null);
        if (code is null || !QuestionnaireLibrary.Shipped().Codes().Contains(code, StringComparer.Ordinal))
            return null;

        var shipped = QuestionnaireFile.Load(code).Questionnaire;
        return shipped is { IsOfficial: true } && (questionnaire.Extends is not null || shipped.Version == questionnaire.Version) ? shipped : null;
    }

    private static string Place(QuestionnaireChange change) => change.Part.Length > 0 ? $" ({change.Part})" : "";

    private static string Told(QuestionnaireChange change) => $"“{change.Before}” → “{change.After}”";
}
