using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Library;

/// <summary>One figure asked by a rule, as typed.</summary>
/// <param name="Slot">What is asked, with its year.</param>
/// <param name="Typed">Null: nothing.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record TrialFigure(RuleSlot Slot, string? Typed, Message? Problem);

/// <summary>A rule tried with figures.</summary>
/// <param name="Figures">Every figure the rule reads.</param>
/// <param name="Explanation">Points and steps; null while no figure is given or one cannot be read.</param>
/// <param name="Improvements">The least changes that gain points.</param>
public sealed record RuleTrial(IReadOnlyList<TrialFigure> Figures, RuleExplanation? Explanation, IReadOnlyList<RuleImprovement> Improvements)
{
    /// <summary>Tries a rule.</summary>
    /// <param name="rule">Compiled.</param>
    /// <param name="typed">Slot → text; "1,5" and "86,5%" are read too.</param>
    public static RuleTrial Run(Rule rule, IReadOnlyDictionary<string, string> typed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(typed);
        var values = new decimal?[rule.Slots.Count];
        var figures = new TrialFigure[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var slot = rule.Slots[i];
            var text = typed.GetValueOrDefault(slot.Name)?.Trim();
            Message? problem = null;
            if (!string.IsNullOrEmpty(text) && TypedFigure.TryRead(slot.Input, text, out var value, out problem))
                values[i] = value;

            figures[i] = new TrialFigure(slot, text, problem);
        }

        if (Array.TrueForAll(values, value => value is null) || Array.Exists(figures, figure => figure.Problem is not null))
            return new RuleTrial(figures, null, []);

        return new RuleTrial(figures, rule.Explain(values), rule.Improve(values));
    }

    /// <summary>The rule of a criterion, compiled; null when it has none or it does not compile.</summary>
    public static Rule? Compile(CriteriaSet set, Criterion leaf)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(leaf);
        return leaf.Rule is { } rule ? Rule.Compile(rule.Text, new RuleScope(leaf.Max, leaf.Inputs, set.Constants)).Rule : null;
    }
}
