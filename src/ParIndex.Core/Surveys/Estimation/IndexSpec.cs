using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation;

/// <summary>An index over several questions: the sum of what each adds times its weight.</summary>
/// <param name="Questions">Names of the columns of marks.</param>
/// <param name="Weights">One for each question, from 0; their sum is 1.</param>
/// <param name="Formula">What a question adds.</param>
/// <param name="Satisfied">Marks that count as satisfied.</param>
/// <param name="Lowest">Lowest mark of the scale.</param>
/// <param name="Highest">Highest mark of the scale.</param>
public sealed record IndexSpec(
    IReadOnlyList<string> Questions, IReadOnlyList<double> Weights, IndexFormula Formula, MarkRange Satisfied, byte Lowest = 1, byte Highest = 5)
{
    /// <summary>Each question weighs the same: the mean over all items, which the published national figures agree with.</summary>
    public static IndexSpec OverItems(IReadOnlyList<string> questions, MarkRange satisfied, IndexFormula formula = IndexFormula.ShareSatisfied)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return new IndexSpec(questions, [.. questions.Select(_ => 1.0 / questions.Count)], formula, satisfied);
    }

    /// <summary>Total over people of what their answers add to the figure of a question.</summary>
    /// <param name="marks">Σ weight × mark.</param>
    /// <param name="satisfied">Σ weight of the satisfied.</param>
    /// <param name="answered">Σ weight of those who answered.</param>
    public double Total(double marks, double satisfied, double answered) => Formula switch
    {
        IndexFormula.ShareSatisfied => 100 * satisfied,
        IndexFormula.MeanOfHighest => 100 * marks / Highest,
        _ => 100 * (marks - (Lowest * answered)) / (Highest - Lowest),
    };

    /// <summary>What a mark adds to the figure of its question, 0 to 100.</summary>
    public double Of(byte mark) => Formula switch
    {
        IndexFormula.ShareSatisfied => Satisfied.Holds(mark) ? 100 : 0,
        IndexFormula.MeanOfHighest => 100.0 * mark / Highest,
        _ => 100.0 * (mark - Lowest) / (Highest - Lowest),
    };
}
