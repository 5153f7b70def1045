using System.Diagnostics.CodeAnalysis;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Scoring;

/// <summary>A leaf with its compiled rule.</summary>
public sealed class ScoredLeaf
{
    private readonly Dictionary<string, RuleInput> inputs = new(StringComparer.Ordinal);

    /// <param name="criterion">The leaf.</param>
    /// <param name="rule">Null: direct points only.</param>
    public ScoredLeaf(Criterion criterion, Rule? rule)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        Criterion = criterion;
        Rule = rule;
        foreach (var input in criterion.Inputs)
        {
            inputs[input.Name] = input;
        }

        foreach (var slot in rule?.Slots ?? [])
        {
            inputs[slot.Name] = slot.Input;
        }
    }

    public Criterion Criterion { get; }

    public Rule? Rule { get; }

    public IEnumerable<string> SlotNames => Rule?.Slots.Select(slot => slot.Name) ?? [];

    /// <summary>The declared input behind a slot ("on_time", "revenue@last"); null when unknown.</summary>
    public RuleInput? Input(string slot) => inputs.GetValueOrDefault(slot);
}

/// <summary>A criteria set with its rules compiled once: turns scorecards of any number of units into points, percents and bands.</summary>
public sealed class SetScorer
{
    private readonly Dictionary<string, ScoredLeaf> leaves;
    private readonly HashSet<string> codes;

    private SetScorer(CriteriaSet set, Dictionary<string, ScoredLeaf> leaves)
    {
        Set = set;
        this.leaves = leaves;
        codes = set.All().Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        Tree = SetTree.Of(set);
    }

    public CriteriaSet Set { get; }

    /// <summary>The tree as arrays.</summary>
    public SetTree Tree { get; }

    /// <summary>Compiles every active rule. A rule with errors leaves its leaf on direct points and is listed.</summary>
    public static SetScorer Compile(CriteriaSet set, out IReadOnlyList<(string Code, RuleProblem Problem)> problems)
    {
        ArgumentNullException.ThrowIfNull(set);
        var found = new List<(string, RuleProblem)>();
        var leaves = new Dictionary<string, ScoredLeaf>(StringComparer.Ordinal);
        foreach (var leaf in set.Leaves())
        {
            Rule? rule = null;
            if (leaf.Rule is { Standing: not RuleStanding.Remembered } text)
            {
                var compiled = Rule.Compile(text.Text, new RuleScope(leaf.Max, leaf.Inputs, set.Constants));
                found.AddRange(compiled.Problems.Select(problem => (leaf.Code, problem)));
                rule = compiled.Rule;
            }

            leaves[leaf.Code] = new ScoredLeaf(leaf, rule);
        }

        problems = found;
        return new SetScorer(set, leaves);
    }

    public bool TryLeaf(string code, [NotNullWhen(true)] out ScoredLeaf? leaf) => leaves.TryGetValue(code, out leaf);

    public bool HasNode(string code) => codes.Contains(code);

    /// <summary>Scores one unit; with <paramref name="explain"/> each leaf carries the steps in words.</summary>
    public UnitScore Score(Scorecard card, bool explain = true)
    {
        var inputs = InputTable.Of(this, [card]);
        return ScoreMany(inputs).Unit(0, explain ? inputs : null);
    }

    /// <summary>Scores all units of the table at once, without explanations.</summary>
    public ScoreTable ScoreMany(InputTable inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return ScoreTable.Compute(this, inputs);
    }

    /// <summary>Values of a leaf's slots for one unit, in the rule's order.</summary>
    internal static decimal?[] SlotValues(ScoredLeaf leaf, InputTable inputs, int unit)
    {
        var slots = leaf.Rule!.Slots;
        var values = new decimal?[slots.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = inputs.ColumnOrNull(leaf.Criterion.Code, slots[i].Name)?[unit];
        }

        return values;
    }
}
