namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>
/// How the answers to one field become a share of a criterion's points (see docs/method/questionnaires.md). The index of a criterion is
/// the mean of its fields' shares, weighted by <see cref="Weight"/>.
/// </summary>
public sealed record AnswerScoring
{
    /// <summary>Code of the criterion, one of <see cref="Questionnaire.Criteria"/>; null: the field counts in factors only.</summary>
    public string? Criterion { get; init; }

    public required ScoringMethod Method { get; init; }

    /// <summary>With <see cref="ScoringMethod.ShareSatisfied"/>: marks from this one up are satisfied; reversed: up to this one.</summary>
    public int? Satisfied { get; init; }

    /// <summary>
    /// A negative statement: agreeing with it is bad. Mean of weights: 100 − weight counts. Share satisfied: marks up to
    /// <see cref="Satisfied"/> count as satisfied.
    /// </summary>
    public bool IsReversed { get; init; }

    /// <summary>Weight among the fields of one criterion, above 0.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>Groups of respondents whose answers count; empty: all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>
    /// Worth of one answer, 0 to 1; null: the answer is in no divisor (no opinion, no weight, or not of the list).
    /// </summary>
    /// <param name="list">The field's list.</param>
    /// <param name="code">Code answered.</param>
    public decimal? Worth(ChoiceList list, string code)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list[code] is not { Kind: not ChoiceKind.NoOpinion } choice)
            return null;

        switch (Method)
        {
            case ScoringMethod.MeanOfWeights:
                return choice.Weight is { } weight ? (IsReversed ? 100 - weight : weight) / 100 : null;
            default:
                if (!Mark.TryRead(code, out var mark))
                    return null;
                return (IsReversed ? mark <= Satisfied : mark >= Satisfied) ? 1 : 0;
        }
    }

    /// <summary>Compared by content, the groups too.</summary>
    public bool Equals(AnswerScoring? other) =>
        other is not null && Criterion == other.Criterion && Method == other.Method && Satisfied == other.Satisfied
        && IsReversed == other.IsReversed && Weight == other.Weight && Groups.SequenceEqual(other.Groups, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Criterion, Method, Satisfied, IsReversed, Weight);
}

/// <summary>How a field's answers are summed up.</summary>
public enum ScoringMethod
{
    /// <summary>Satisfied answers of valid answers.</summary>
    ShareSatisfied,

    /// <summary>Mean of the choices' weights in per cent.</summary>
    MeanOfWeights,
}
