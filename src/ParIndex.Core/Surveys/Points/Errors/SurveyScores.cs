using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>
/// Points of the survey criteria of one unit, and errors of their sums. Points from the same answers have the covariances of their
/// block; those of different surveys are independent; what is assumed is correlated as the user says.
/// </summary>
public sealed class SurveyScores
{
    /// <param name="scores">Each criterion once among those that count and once among rehearsals.</param>
    /// <param name="blocks">Covariances of estimated scores; those in none are independent.</param>
    /// <param name="assumedCorrelation">
    /// Correlation of assumed errors, 0 to 1. The same people answered the Ministry's questions, and how their answers hang together is not
    /// published; 1 is the most cautious.
    /// </param>
    /// <exception cref="ArgumentException">A criterion stands twice, points lie outside 0 to the maximum, or two blocks hold one score.</exception>
    public SurveyScores(IReadOnlyList<SurveyScore> scores, IReadOnlyList<ErrorBlock>? blocks = null, double assumedCorrelation = 1)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfNegative(assumedCorrelation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(assumedCorrelation, 1);
        Scores = [.. scores];
        Blocks = [.. blocks ?? []];
        AssumedCorrelation = assumedCorrelation;
        if (Scores.GroupBy(score => (score.Criterion, score.Source.Counts)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Criterion {twice.Key.Criterion} has two sources; choose one.", nameof(scores));
        }

        if (Scores.FirstOrDefault(score => Blocks.Count(block => block.Holds(score)) > 1) is { } shared)
        {
            throw new ArgumentException($"Two blocks hold the error of {shared.Criterion}.", nameof(blocks));
        }

        if (Scores.FirstOrDefault(score => score.Points < 0 || score.Points > score.Max) is { } outside)
        {
            throw new ArgumentException($"Points of {outside.Criterion} lie outside 0 to the maximum.", nameof(scores));
        }
    }

    public IReadOnlyList<SurveyScore> Scores { get; }

    /// <summary>Blocks of covariances.</summary>
    public IReadOnlyList<ErrorBlock> Blocks { get; }

    /// <summary>Correlation of assumed errors, 0 to 1.</summary>
    public double AssumedCorrelation { get; }

    /// <summary>Sum over criteria that count: rehearsals are never in it.</summary>
    /// <param name="isIn">Which criteria: those of a field, all.</param>
    public PointSum Official(Func<string, bool> isIn) => Sum(score => score.Source.Counts && isIn(score.Criterion));

    /// <summary>Sum over the criteria of rehearsals alone.</summary>
    /// <param name="isIn">Which criteria.</param>
    public PointSum Rehearsed(Func<string, bool> isIn) => Sum(score => !score.Source.Counts && isIn(score.Criterion));

    private PointSum Sum(Func<SurveyScore, bool> isIn)
    {
        var some = Scores.Where(isIn).ToList();
        var assumed = some.Select(score => score.Error).OfType<AssumedError>().ToList();
        var variance = 0.0;
        foreach (var block in Blocks)
        {
            var own = some.Where(block.Holds).Select(score => score.Criterion).ToHashSet(StringComparer.Ordinal);
            variance += block.VarianceOf(own.Contains);
        }

        variance += some.Where(score => !Blocks.Any(block => block.Holds(score))).Select(score => score.Error).OfType<EstimatedError>().Sum(error => error.StandardError * error.StandardError);
        if (assumed.Count > 0)
        {
            var (sum, squares) = (assumed.Sum(error => error.StandardError), assumed.Sum(error => error.StandardError * error.StandardError));
            variance += squares + (AssumedCorrelation * ((sum * sum) - squares));
        }

        string[] unknown = [.. some.Where(score => score.Error is UnknownError).Select(score => score.Criterion)];
        var known = Math.Sqrt(variance);
        PointError error = unknown.Length > 0
            ? new UnknownError(new Message(
                $"chưa biết sai số của {string.Join(", ", unknown)}; phần biết được là ±{PointText.Vi(known)} điểm (sai số chuẩn).",
                $"the error of {string.Join(", ", unknown)} is not known; the known part is ±{PointText.En(known)} points (standard error)."))
            : assumed.Count > 0 ? new AssumedError(known, Assumption(assumed)) : new EstimatedError(known);
        return new PointSum(some.Sum(score => score.Points), some.Sum(score => score.Max), error, known, unknown);
    }

    private Message Assumption(List<AssumedError> assumed)
    {
        var bases = assumed.Select(error => error.Assumption).Distinct().ToList();
        return assumed.Count == 1 ? bases[0] : new Message(
            $"{string.Join("; ", bases.Select(basis => basis.Vietnamese))}; tương quan giả định giữa các tiêu chí {PointText.Vi(AssumedCorrelation)}",
            $"{string.Join("; ", bases.Select(basis => basis.English))}; assumed correlation between criteria {PointText.En(AssumedCorrelation)}");
    }
}

/// <summary>Sum of points of survey criteria.</summary>
/// <param name="Points">Sum of points.</param>
/// <param name="Max">Sum of maxima.</param>
/// <param name="Error">Error of the sum; unknown as soon as one part is.</param>
/// <param name="KnownStandardError">Standard error of the parts whose error is known or assumed, in points.</param>
/// <param name="Unknown">Criteria whose error is unknown.</param>
public sealed record PointSum(decimal Points, decimal Max, PointError Error, double KnownStandardError, IReadOnlyList<string> Unknown);
