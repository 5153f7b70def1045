using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>What a user takes a published survey's sample to have been.</summary>
/// <param name="DesignEffect">Variance over that of a simple random sample of as many, above 0; 1 is the simple sample itself.</param>
/// <param name="Population">People the sample was drawn from; null: many more than were asked.</param>
public sealed record SampleAssumption(double DesignEffect, double? Population = null);

/// <summary>Points of a published aggregate with the error its sizes allow.</summary>
public static class PublishedError
{
    /// <summary>Points = maximum × index; an error only with a size and an assumption.</summary>
    /// <param name="criterion">Code.</param>
    /// <param name="max">Maximum points, above 0.</param>
    /// <param name="figure">What was published.</param>
    /// <param name="source">The publication.</param>
    /// <param name="answers">Valid answers, when published.</param>
    /// <param name="assumption">What the sample is taken to have been; null: the error stays undetermined.</param>
    /// <exception cref="ArgumentException">The figure lies outside 0 to 1, or the assumption makes no sense.</exception>
    public static SurveyScore Of(string criterion, decimal max, PublishedFigure figure, MinistryAggregate source, int? answers = null, SampleAssumption? assumption = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Index is < 0 or > 1) throw new ArgumentException($"The figure of {criterion} lies outside 0 to 1.", nameof(figure));
        if (assumption is { DesignEffect: not > 0 } or { Population: not (null or >= 1) }) throw new ArgumentException("A design effect above 0, a population of 1 or more.", nameof(assumption));
        return new SurveyScore(criterion, max, max * figure.Index, source, ErrorOf(max, figure, (figure as PublishedBallots)?.Valid ?? answers, assumption));
    }

    private static PointError ErrorOf(decimal max, PublishedFigure figure, int? answers, SampleAssumption? assumption)
    {
        if (answers is not > 1)
        {
            return new UnknownError(new Message("số phiếu hợp lệ không được công bố", "the number of valid answers is not published"));
        }

        if (assumption is null)
        {
            return new UnknownError(new Message("cách chọn mẫu không được công bố và chưa nêu giả định", "how the sample was drawn is not published, and nothing is assumed"));
        }

        if (assumption.Population < answers)
        {
            throw new ArgumentException("More answers than people.", nameof(assumption));
        }

        var (variance, isBound) = VarianceOfMean(figure, answers.Value);
        var undrawn = assumption.Population is { } people ? 1 - (answers.Value / people) : 1;
        var error = (double)max * Math.Sqrt(variance * undrawn * assumption.DesignEffect);
        var (most, mostEn) = isBound ? (", mức lớn nhất có thể vì không công bố phân bố phiếu", ", the greatest possible since the distribution of answers is not published") : ("", "");
        var (finite, finiteEn) = assumption.Population is null ? ("", "") : ($", tổng thể {PointText.Vi(assumption.Population.Value)} người", $", population {PointText.En(assumption.Population.Value)}");
        return new AssumedError(error, new Message(
            $"Giả định: mẫu ngẫu nhiên đơn {answers} phiếu, hệ số thiết kế {PointText.Vi(assumption.DesignEffect)}{finite}{most}",
            $"Assumed: simple random sample of {answers}, design effect {PointText.En(assumption.DesignEffect)}{finiteEn}{mostEn}"));
    }

    /// <summary>
    /// Of a mean without its spread only a bound is known: ratings within 0 to 1 of mean m have a variance of at most m(1 − m) (Bhatia and
    /// Davis 2000).
    /// </summary>
    private static (double Variance, bool IsBound) VarianceOfMean(PublishedFigure figure, int answers)
    {
        var index = (double)figure.Index;
        return figure switch
        {
            PublishedBallots ballots => (ballots.Variance / answers, false),
            PublishedMean { Spread: { } spread } => (spread * spread / answers, false),
            PublishedMean => (index * (1 - index) / (answers - 1), true),
            _ => (index * (1 - index) / (answers - 1), false),
        };
    }
}
