using ParIndex.Core.Surveys.Points.Scoring;

namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>What was published of a survey criterion.</summary>
public abstract record PublishedFigure
{
    private protected PublishedFigure()
    {
    }

    /// <summary>Share of full marks, 0 to 1.</summary>
    public abstract decimal Index { get; }
}

/// <summary>A share satisfied.</summary>
/// <param name="Share">0 to 1.</param>
public sealed record PublishedShare(decimal Share) : PublishedFigure
{
    public override decimal Index => Share;
}

/// <summary>A mean rating.</summary>
/// <param name="Rating">0 to 1.</param>
/// <param name="Spread">Standard deviation of single ratings in shares of 1, when published.</param>
public sealed record PublishedMean(decimal Rating, double? Spread = null) : PublishedFigure
{
    public override decimal Index => Rating;
}

/// <summary>Ballots by option.</summary>
/// <param name="Score">Points made of them.</param>
/// <param name="Variance">Variance of a single ballot's worth, divisor n − 1.</param>
/// <param name="Valid">Valid ballots.</param>
public sealed record PublishedBallots(CriterionScore Score, double Variance, int Valid) : PublishedFigure
{
    public override decimal Index => Score.Points / Score.Max;

    /// <summary>From the ballots of a criterion of one item; null without valid ballots.</summary>
    public static PublishedBallots? Of(CriterionRule rule, IReadOnlyList<Ballots> ballots)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Items.Count != 1 || BallotPoints.Of(rule, ballots) is not { } score) return null;
        var item = rule.Items[0];
        var counts = ballots.Where(cell => cell.Item == item.Item && item.Asks(cell.Group)).SelectMany(cell => cell.Counts).ToList();
        double valid = 0, squares = 0;
        var mean = (double)score.Items[0].Share;
        foreach (var count in counts)
        {
            if (item.Worth(count.Option) is { } worth)
            {
                valid += count.People;
                squares += count.People * ((double)worth - mean) * ((double)worth - mean);
            }
        }

        return new PublishedBallots(score, valid > 1 ? squares / (valid - 1) : double.NaN, (int)valid);
    }
}
