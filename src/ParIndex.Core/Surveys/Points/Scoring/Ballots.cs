namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>How many chose one option.</summary>
/// <param name="Option">Code of the option.</param>
/// <param name="Weight">Ballots; with design weights their sum. 0 or more.</param>
/// <param name="People">People behind them: what the smallest cell is measured by. 0 or more.</param>
public readonly record struct OptionCount(string Option, decimal Weight, int People)
{
    /// <summary>Plain ballots, each of weight 1.</summary>
    public static OptionCount Of(string option, int people) => new(option, people, people);
}

/// <summary>Answers of one group of respondents to one item.</summary>
/// <param name="Item">Field of the questionnaire.</param>
/// <param name="Group">Group; empty when nobody is told apart.</param>
/// <param name="Counts">By option; blank answers stand nowhere.</param>
public sealed record Ballots(string Item, string Group, IReadOnlyList<OptionCount> Counts)
{
    /// <summary>Sums under a rule.</summary>
    internal BallotSums Under(ItemRule rule)
    {
        decimal valid = 0, earned = 0, step = 0;
        var people = 0;
        foreach (var count in Counts)
        {
            if (rule.Worth(count.Option) is { } worth)
            {
                valid += count.Weight;
                earned += count.Weight * worth;
                step += count.Weight * rule.Step(count.Option);
                people += count.People;
            }
        }

        return new BallotSums(valid, earned, step, people);
    }
}

/// <summary>Ballots of a group under a rule.</summary>
/// <param name="Valid">Weight of the ballots in the divisor.</param>
/// <param name="Earned">Σ weight × worth.</param>
/// <param name="Step">Σ weight × what one better option brings.</param>
/// <param name="People">People behind the valid ballots.</param>
internal readonly record struct BallotSums(decimal Valid, decimal Earned, decimal Step, int People)
{
    public static BallotSums operator +(BallotSums one, BallotSums other) =>
        new(one.Valid + other.Valid, one.Earned + other.Earned, one.Step + other.Step, one.People + other.People);
}
