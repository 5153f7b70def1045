using ParIndex.Core.Text;

namespace ParIndex.Core.Rules;

/// <summary>What a rule may refer to.</summary>
/// <param name="Full">Maximum points of the leaf.</param>
/// <param name="Inputs">Declared inputs.</param>
/// <param name="Constants">Named numbers of the set.</param>
public sealed record RuleScope(decimal Full, IReadOnlyList<RuleInput> Inputs, IReadOnlyList<NamedConstant> Constants);

/// <summary>A compiled rule, or why there is none. Warnings may stand beside a rule.</summary>
public sealed record RuleCompilation(Rule? Rule, IReadOnlyList<RuleProblem> Problems);

/// <summary>Something wrong in a rule's text.</summary>
/// <param name="Code">Stable code such as "rule-unknown-input".</param>
/// <param name="IsError">False: a warning.</param>
/// <param name="Line">From 1, in the rule text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record RuleProblem(string Code, bool IsError, int Line, int Column, Message Message);

/// <summary>How an evaluation ended.</summary>
public enum RuleState : byte
{
    Scored,
    NotApplicable,
    /// <summary>A figure needed on the path taken is not given.</summary>
    Missing,
    /// <summary>A figure breaks its declared range, or the result would fall outside [0, full].</summary>
    Invalid,
}

/// <summary>Points of one evaluation. Points are 0 unless <see cref="RuleState.Scored"/>.</summary>
public readonly record struct RuleOutcome(RuleState State, decimal Points);

/// <summary>A rule's outcome with the steps that led to it, in words and numbers.</summary>
public sealed record RuleExplanation(RuleOutcome Outcome, IReadOnlyList<RuleStep> Steps)
{
    /// <summary>The step that cost points, if any: the first condition for more points that was not met.</summary>
    public RuleStep? Failed => Steps.FirstOrDefault(step => step.IsFailed);
}

/// <summary>One step of an explanation: "dung_han / tong_so = 131 / 620 = 21,13 %", "≥ 50 %: không đạt".</summary>
/// <param name="Text">The step with its figures.</param>
/// <param name="Value">Value of the step, if it has one.</param>
/// <param name="IsFailed">
/// A condition for more points that was not met, a part that gave less than it could, a figure missing or wrong; when none of
/// these, the computation that gave less than full. No step has it when points are full.
/// </param>
/// <param name="Label">Label written in the rule.</param>
/// <param name="Line">Line of the rule text.</param>
public sealed record RuleStep(Message Text, decimal? Value, bool IsFailed, string? Label, int Line);

/// <summary>The least change of one figure (others unchanged) that gains points.</summary>
/// <param name="Slot">Input slot, such as "on_time".</param>
/// <param name="From">Present value.</param>
/// <param name="To">Least value that gains.</param>
/// <param name="Points">Points then.</param>
/// <param name="Gain">Points then − points now, above 0.</param>
/// <param name="ReachesFull">Whether full points are reached.</param>
/// <param name="Text">In words.</param>
public sealed record RuleImprovement(string Slot, decimal? From, decimal To, decimal Points, decimal Gain, bool ReachesFull, Message Text);

/// <summary>A value a rule reads: an input of the assessed year ("on_time") or of another ("revenue@last", "units@2015").</summary>
/// <param name="Name">Name with the year part.</param>
/// <param name="Input">The declared input.</param>
public sealed record RuleSlot(string Name, RuleInput Input);
