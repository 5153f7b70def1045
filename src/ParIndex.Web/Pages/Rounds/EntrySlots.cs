using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;

namespace ParIndex.Web.Pages.Rounds;

/// <summary>Figures an entry asks for.</summary>
public static class EntrySlots
{
    /// <summary>Those the rule reads, else those the criterion names.</summary>
    public static IReadOnlyList<RuleSlot> Of(ScoredLeaf scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        return scored.Rule?.Slots ?? [.. scored.Criterion.Inputs.Select(input => new RuleSlot(input.Name, input))];
    }
}
