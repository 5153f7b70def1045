using ParIndex.Core.Rules;

namespace ParIndex.Core.Rounds;

/// <summary>How the answers of many units become one figure.</summary>
public enum RollUp
{
    /// <summary>Sum of what units give.</summary>
    Sum,
    /// <summary>Mean of what units give; who has not answered does not count.</summary>
    Mean,
    Least,
    Greatest,
    /// <summary>Number of units that say yes.</summary>
    Yes,
    /// <summary>Units that say yes among all that were asked: who has not answered counts as no.</summary>
    YesShare,
    /// <summary>Whether every unit asked says yes.</summary>
    AllYes,
    /// <summary>Number of units asked.</summary>
    Asked,
}

/// <summary>A figure of a data call.</summary>
/// <param name="Input">What units are asked, as rules and forms know figures.</param>
/// <param name="How">How answers become one figure.</param>
/// <param name="Slot">Input of the rule it goes into; null: for information.</param>
public sealed record CallFigure(RuleInput Input, RollUp How, string? Slot)
{
    /// <summary>Decimals of means and shares, which need not end; half goes away from zero.</summary>
    public const int Decimals = 10;

    /// <summary>Whether units answer something: how many were asked is known.</summary>
    public bool IsAsked => How != RollUp.Asked;

    /// <summary>Ways that make sense for a figure of a rule.</summary>
    public static IReadOnlyList<RollUp> Ways(InputType type) => type switch
    {
        InputType.Count => [RollUp.Sum, RollUp.Yes, RollUp.Asked, RollUp.Greatest, RollUp.Least],
        InputType.Amount or InputType.Number => [RollUp.Sum, RollUp.Mean, RollUp.Greatest, RollUp.Least, RollUp.Yes, RollUp.Asked],
        InputType.Percent => [RollUp.YesShare, RollUp.Mean, RollUp.Greatest, RollUp.Least],
        InputType.YesNo => [RollUp.AllYes],
        _ => [],
    };

    /// <summary>What units are asked so that their answers become a figure of a rule.</summary>
    /// <param name="name">Name of the figure within the call.</param>
    /// <param name="label">The question; null: as the rule has it.</param>
    /// <param name="how">One of <see cref="Ways"/>.</param>
    /// <param name="slot">Figure of the rule, with its name.</param>
    public static CallFigure For(string name, string? label, RollUp how, RuleSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var yesNo = how is RollUp.Yes or RollUp.YesShare or RollUp.AllYes;
        return new CallFigure(
            new RuleInput
            {
                Name = name, Label = label ?? slot.Input.Label, LabelEnglish = label is null ? slot.Input.LabelEnglish : null,
                Type = yesNo ? InputType.YesNo : slot.Input.Type, Unit = yesNo ? null : slot.Input.Unit, Min = yesNo ? null : slot.Input.Min, Max = yesNo || how == RollUp.Sum ? null : slot.Input.Max,
            },
            how,
            slot.Name);
    }

    /// <summary>The figure so far.</summary>
    /// <param name="answers">One per unit asked; null: not answered.</param>
    /// <returns>Null while nobody has answered.</returns>
    public decimal? Of(IReadOnlyCollection<decimal?> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (How == RollUp.Asked)
            return answers.Count;

        var given = answers.OfType<decimal>().ToList();
        return given.Count == 0 ? null : How switch
        {
            RollUp.Sum => given.Sum(),
            RollUp.Mean => Round(given.Sum() / given.Count),
            RollUp.Least => given.Min(),
            RollUp.Greatest => given.Max(),
            RollUp.Yes => given.Count(answer => answer != 0),
            RollUp.YesShare => Round((decimal)given.Count(answer => answer != 0) / answers.Count),
            _ => given.Count == answers.Count && given.TrueForAll(answer => answer != 0) ? 1 : 0,
        };
    }

    private static decimal Round(decimal value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
