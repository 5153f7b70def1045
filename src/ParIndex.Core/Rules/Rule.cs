namespace ParIndex.Core.Rules;

/// <summary>A compiled scoring rule (cách tính điểm): from figures to points. Immutable, thread-safe.</summary>
public sealed class Rule
{
    /// <summary>Checks and compiles a rule text. Never throws for a bad text: every problem is listed with line and column.</summary>
    public static RuleCompilation Compile(string text, RuleScope scope) => throw new NotImplementedException();

    /// <summary>The values the rule reads, in the order evaluations take them.</summary>
    public IReadOnlyList<RuleSlot> Slots { get; } = [];

    /// <summary>
    /// Points for one unit. Values by slot: yes is 1 and no 0, a percent is a fraction, a choice the index of its option from 0,
    /// null not given.
    /// </summary>
    public RuleOutcome Evaluate(ReadOnlySpan<decimal?> values) => throw new NotImplementedException();

    /// <summary>Points of many units at once, without explanation.</summary>
    /// <param name="columns">One column per slot, in the order of <see cref="Slots"/>; all as long as <paramref name="outcomes"/>.</param>
    /// <param name="outcomes">Filled.</param>
    public void EvaluateMany(IReadOnlyList<decimal?[]> columns, Span<RuleOutcome> outcomes) => throw new NotImplementedException();

    /// <summary>Points with the steps in words.</summary>
    public RuleExplanation Explain(ReadOnlySpan<decimal?> values) => throw new NotImplementedException();

    /// <summary>For each figure alone, the least change that gains the next step and the least that gains full points.</summary>
    public IReadOnlyList<RuleImprovement> Improve(ReadOnlySpan<decimal?> values) => throw new NotImplementedException();
}
