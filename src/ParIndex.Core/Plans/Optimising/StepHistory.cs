namespace ParIndex.Core.Plans.Optimising;

/// <summary>A step of an earlier year and what came of it.</summary>
/// <param name="Code">Leaf.</param>
/// <param name="Points">Points it was meant to gain, above 0.</param>
/// <param name="Cost">Money it took.</param>
/// <param name="IsWon">Whether the points were won.</param>
public sealed record PastStep(string Code, decimal Points, decimal Cost, bool IsWon);

/// <summary>What a step may cost and how likely it succeeds, judged from earlier ones.</summary>
/// <param name="Cost">Median cost per point of those looked at, times the gain.</param>
/// <param name="Chance">Share of those looked at that won their points.</param>
/// <param name="Cases">How many were looked at.</param>
public sealed record StepGuess(decimal Cost, decimal Chance, int Cases)
{
    /// <summary>
    /// From steps at the same leaf; when there are none, at the same criterion, and so upwards to the field. Beyond the field
    /// nothing is guessed.
    /// </summary>
    /// <returns>Null: there is nothing alike.</returns>
    public static StepGuess? Of(string code, decimal gain, IReadOnlyList<PastStep> history)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(history);
        for (var part = code; part.Length > 0; part = part.LastIndexOf('.') is > 0 and var end ? part[..end] : "")
        {
            var alike = history.Where(past => past.Points > 0 && (past.Code == part || past.Code.StartsWith(part + ".", StringComparison.Ordinal))).ToList();
            if (alike.Count == 0) continue;
            var prices = alike.Select(past => past.Cost / past.Points).Order().ToList();
            var median = (prices[(prices.Count - 1) / 2] + prices[prices.Count / 2]) / 2;
            return new StepGuess(Math.Round(median * gain, 3), Math.Round((decimal)alike.Count(past => past.IsWon) / alike.Count, 4), alike.Count);
        }

        return null;
    }
}
