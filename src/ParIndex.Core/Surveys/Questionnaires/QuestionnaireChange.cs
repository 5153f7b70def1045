namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>One difference between two questionnaires.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Part">Code of the question, row, list, choice ("list/choice"), section or factor; empty for the whole.</param>
/// <param name="Before">As it was; null: it was not there.</param>
/// <param name="After">As it is; null: it is gone.</param>
/// <param name="AltersOfficial">False: an official questionnaire may be extended this way (own section at the end, another language, a hint).</param>
public sealed record QuestionnaireChange(ChangeKind Kind, string Part, string? Before, string? After, bool AltersOfficial);

/// <summary>What a change is about.</summary>
public enum ChangeKind
{
    Wording,

    /// <summary>A choice list: its codes, order, labels, weights or "no opinion".</summary>
    Scale,

    Order,

    Skip,

    /// <summary>Kind of question, required or not, limits, reasons after a low mark.</summary>
    Answering,

    Scoring,

    Added,

    Removed,

    Hint,

    Language,
}
