namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>Choices in order, shared by the questions that name the list.</summary>
/// <param name="Name">Unique in the questionnaire.</param>
/// <param name="Choices">In the order shown.</param>
public sealed record ChoiceList(string Name, IReadOnlyList<Choice> Choices)
{
    /// <summary>The choice with this code; null when there is none.</summary>
    public Choice? this[string code] => Choices.FirstOrDefault(choice => choice.Code == code);
}

/// <summary>One answer offered.</summary>
/// <param name="Code">Stored; without blanks. On a scale a whole number.</param>
/// <param name="Label">Shown.</param>
public sealed record Choice(string Code, Wording Label)
{
    public ChoiceKind Kind { get; init; }

    /// <summary>Worth of the answer in per cent of full marks, 0 to 100; null: it has none.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>How a choice counts.</summary>
public enum ChoiceKind
{
    Ordinary,

    /// <summary>"No opinion", "do not know": kept, but in no divisor. In a multiple choice also exclusive.</summary>
    NoOpinion,

    /// <summary>In a multiple choice it stands alone ("none of these").</summary>
    Exclusive,
}
