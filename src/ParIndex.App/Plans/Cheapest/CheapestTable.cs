using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Cheapest;

/// <summary>What was said of steps as the cost table of a plan, so that steps come about as they do from a file.</summary>
internal static class CheapestTable
{
    public const string File = "chi-phi.csv";

    /// <summary>One row for every step with a cost; steps without any are left out where no usual cost is taken.</summary>
    public static StepTable Of(CheapestQuestion question, CheapestChoice choice) =>
        new(File, [.. question.Offers.Select((offer, i) => Row(offer, choice.Steps.GetValueOrDefault(offer.Id) ?? new StepChoice(), choice.DefaultCost, i + 2)).OfType<StepRow>()]);

    private static StepRow? Row(StepOffer offer, StepChoice said, decimal? defaultCost, int line)
    {
        var owner = Agency(said.Owner ?? offer.Owner);
        return (said.Cost ?? defaultCost) is not { } cost ? null : new StepRow(offer.Leaf.Code, offer.Name, line)
        {
            Cost = cost,
            Effort = said.Days is > 0 and var days && owner is not null ? new Dictionary<string, decimal> { [owner] = days } : [],
            Chance = said.Chance / 100,
            Owner = owner,
            IsBig = said.IsBig,
            IsPaperOnly = said.IsPaperOnly,
            Gain = offer.IsOwn ? Math.Min(said.Gain ?? offer.Gain, offer.Gain) : null,
            Change = offer.IsOwn ? offer.Change.In(Language.Vietnamese) : null,
        };
    }

    /// <summary>An agency as a cost table can hold it.</summary>
    public static string? Agency(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim().Replace(';', ',').Replace(':', ',');
}
