using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Checking;
using ParIndex.Core.Rules.Explaining;
using ParIndex.Core.Rules.Formulas;
using ParIndex.Core.Rules.Improving;
using ParIndex.Core.Rules.Running;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules;

/// <summary>A compiled scoring rule (cách tính điểm): from figures to points. Immutable, thread-safe.</summary>
public sealed class Rule
{
    private const int LongestFormula = 8_000;

    private readonly Runner _runner;

    private readonly Explainer _explainer;
    private readonly Improver _improver;

    private Rule(CheckedRule rule)
    {
        _runner = new Runner(rule.Rule);
        _explainer = new Explainer(_runner, rule);
        _improver = new Improver(_runner);
        Slots = rule.Rule.Slots;
    }

    /// <summary>Checks and compiles a rule text. Never throws for a bad text: every problem is listed with line and column.</summary>
    public static RuleCompilation Compile(string text, RuleScope scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        var problems = new ProblemList();
        InputDeclarations.Check(scope, problems);
        var declared = !problems.HasErrors;
        var syntax = Parser.Parse(text, problems);
        var bound = syntax is not null && declared ? Binder.Bind(syntax, scope, problems) : null;
        if (bound is null) return new RuleCompilation(null, problems.InOrder());
        var proven = RangeChecker.Check(bound, problems);
        return new RuleCompilation(problems.HasErrors ? null : new Rule(proven), problems.InOrder());
    }

    /// <summary>The values the rule reads, in the order evaluations take them.</summary>
    public IReadOnlyList<RuleSlot> Slots { get; }

    /// <summary>
    /// Points for one unit. Values by slot: yes is 1 and no 0, a percent is a fraction, a choice the index of its option from 0,
    /// null not given.
    /// </summary>
    public RuleOutcome Evaluate(ReadOnlySpan<decimal?> values)
    {
        if (values.Length != Slots.Count) throw WrongCount(nameof(values));
        return _runner.Run(values);
    }

    /// <summary>Points of many units at once, without explanation.</summary>
    /// <param name="columns">One column per slot, in the order of <see cref="Slots"/>; all as long as <paramref name="outcomes"/>.</param>
    /// <param name="outcomes">Filled.</param>
    public void EvaluateMany(IReadOnlyList<decimal?[]> columns, Span<RuleOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count != Slots.Count) throw WrongCount(nameof(columns));
        var all = columns.ToArray();
        foreach (var column in all)
        {
            if (column.Length != outcomes.Length) throw new ArgumentException("A column is not as long as the outcomes.", nameof(columns));
        }

        var row = new decimal?[all.Length];
        for (var unit = 0; unit < outcomes.Length; unit++)
        {
            for (var slot = 0; slot < all.Length; slot++) row[slot] = all[slot][unit];
            outcomes[unit] = _runner.Run(row);
        }
    }

    /// <summary>Points with the steps in words.</summary>
    public RuleExplanation Explain(ReadOnlySpan<decimal?> values)
    {
        if (values.Length != Slots.Count) throw WrongCount(nameof(values));
        return _explainer.Explain(values);
    }

    /// <summary>For each figure alone, the least change that gains the next step and the least that gains full points.</summary>
    public IReadOnlyList<RuleImprovement> Improve(ReadOnlySpan<decimal?> values)
    {
        if (values.Length != Slots.Count) throw WrongCount(nameof(values));
        return _improver.Improve(values);
    }

    /// <summary>
    /// The rule as a formula of a spreadsheet program, without the leading "=": points as soon as every figure is there. Spreadsheets count in binary, so this
    /// shows points; it does not decide them.
    /// </summary>
    /// <param name="cells">Cell of each slot ("D7"), in the order of <see cref="Slots"/>.</param>
    /// <param name="words">Words of the workbook.</param>
    /// <returns>Null: it would be longer than spreadsheet programs take.</returns>
    public string? ToFormula(IReadOnlyList<string> cells, FormulaWords words)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(words);
        if (cells.Count != Slots.Count) throw WrongCount(nameof(cells));
        var points = new FormulaWriter(_runner.Rule, cells, words).Write();
        var missing = string.Join(',', cells.Select(cell => $"ISBLANK({cell})"));
        var formula = cells.Count == 0 ? points : $"IF(OR({missing}),\"{words.Missing}\",{points})";
        return formula.Length <= LongestFormula ? formula : null;
    }

    private static ArgumentException WrongCount(string parameter) => new("There must be one value per slot of the rule.", parameter);
}
