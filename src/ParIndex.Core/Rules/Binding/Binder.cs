using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Binding;

/// <summary>Resolves names and checks types and units of measure: syntax in, nodes ready to evaluate out.</summary>
internal sealed partial class Binder
{
    /// <summary>Most named values; they share one 64-bit mask.</summary>
    private const int MaxDefinitions = 64;

    /// <summary>Most nodes once every named value is put in where it is used.</summary>
    private const int MaxSize = 4_000;

    private readonly RuleScope _scope;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, RuleInput> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedConstant> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Definition?> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Size, int Depth)> _definitionSizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _later = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<RuleSlot> _slotList = [];
    private int _size;

    private Binder(RuleScope scope, ProblemList problems)
    {
        _scope = scope;
        _problems = problems;
        foreach (var input in scope.Inputs) _inputs.TryAdd(input.Name, input);
        foreach (var constant in scope.Constants) _constants.TryAdd(constant.Name, constant);
    }

    /// <summary>Null when anything is wrong.</summary>
    public static BoundRule? Bind(RuleSyntax syntax, RuleScope scope, ProblemList problems)
    {
        var rule = new Binder(scope, problems).BindRule(syntax);
        return problems.HasErrors ? null : rule;
    }

    private BoundRule? BindRule(RuleSyntax syntax)
    {
        if (syntax.Definitions.Count > MaxDefinitions)
        {
            _problems.Add(RuleProblems.TooLarge(syntax.Definitions[MaxDefinitions].At));
            return null;
        }

        _later.UnionWith(syntax.Definitions.Select(definition => definition.Name));
        var definitions = syntax.Definitions.Select(BindDefinition).OfType<Definition>().ToArray();
        var cases = syntax.Cases.Select(BindCase).OfType<Branch>().ToArray();
        var rest = BindBody(syntax);
        foreach (var definition in syntax.Definitions.Where(definition => !_problems.HasErrors && !_used.Contains(definition.Name)))
        {
            _problems.Add(RuleProblems.UnusedDefinition(definition.At, definition.Name));
        }

        if (!_problems.HasErrors)
        {
            foreach (var input in _scope.Inputs.Where(input => !_used.Contains(input.Name))) _problems.Add(RuleProblems.UnusedInput(input.Name));
        }

        return rest is null ? null : new BoundRule(_scope.Full, [.. _slotList], definitions, cases, rest);
    }

    private Definition? BindDefinition(DefinitionSyntax syntax, int index)
    {
        var sizeBefore = _size;
        var value = BindAny(syntax.Value);
        _later.Remove(syntax.Name);
        var definition = value switch
        {
            NumberNode number => new Definition(syntax.Name, index, number, null, syntax.At),
            ConditionNode condition => new Definition(syntax.Name, index, null, condition, syntax.At),
            _ => null,
        };
        if (_inputs.ContainsKey(syntax.Name) || _constants.ContainsKey(syntax.Name) || !_definitions.TryAdd(syntax.Name, definition))
        {
            _problems.Add(RuleProblems.DuplicateName(syntax.At, syntax.Name));
        }

        _definitionSizes.TryAdd(syntax.Name, (_size - sizeBefore, ExpandedDepth(syntax.Value)));
        return definition;
    }

    /// <summary>Depth with named values put in; every pass that follows names must stay within the stack.</summary>
    private int ExpandedDepth(ExpressionSyntax syntax) => syntax switch
    {
        NameSyntax name => _definitionSizes.GetValueOrDefault(name.Name).Depth + 1,
        NegateSyntax negate => ExpandedDepth(negate.Operand) + 1,
        NotSyntax not => ExpandedDepth(not.Operand) + 1,
        BinarySyntax binary => Math.Max(ExpandedDepth(binary.Left), ExpandedDepth(binary.Right)) + 1,
        CallSyntax call => call.Arguments.Select(ExpandedDepth).DefaultIfEmpty().Max() + 1,
        WeightedSyntax weighted => weighted.Weights.Max(pair => Math.Max(ExpandedDepth(pair.Ballots), ExpandedDepth(pair.Weight))) + 1,
        _ => 1,
    };

    private Branch? BindCase(CaseSyntax syntax)
    {
        var condition = BindCondition(syntax.Condition);
        var result = BindResult(syntax.Result, null);
        return condition is null || result is null ? null : new Branch(condition, result, syntax.Label, syntax.At);
    }

    private int SlotOf(string name, RuleInput input)
    {
        _used.Add(input.Name);
        if (!_slots.TryGetValue(name, out var slot))
        {
            slot = _slotList.Count;
            _slots.Add(name, slot);
            _slotList.Add(new RuleSlot(name, input));
        }

        return slot;
    }

    private RuleInput? InputOf(NameSyntax name)
    {
        if (!_inputs.TryGetValue(name.Name, out var input)) return null;
        if (name.Year is { } year && !input.AlsoFor.Contains(year))
        {
            _problems.Add(RuleProblems.UnknownYear(name.At, name.Name, year, string.Join(", ", input.AlsoFor)));
            return null;
        }

        return input;
    }

    private void TellUnknown(NameSyntax name)
    {
        if (_inputs.ContainsKey(name.Name)) return; // the year was told
        if (_definitions.ContainsKey(name.Name) && name.Year is null) return; // its own error was told
        if (_later.Contains(name.Name))
        {
            _problems.Add(RuleProblems.UsedBeforeDefined(name.At, name.Name));
            return;
        }

        var candidates = _inputs.Keys.Concat(_constants.Keys).Concat(_definitions.Keys).Concat(Words.All);
        _problems.Add(RuleProblems.UnknownName(name.At, name.FullName, Nearest.To(name.Name, candidates)));
    }

    /// <summary>Counts a node; false once the rule is too large.</summary>
    private bool Count(TextPosition at, int size = 1)
    {
        var before = _size;
        _size = Math.Min(_size + size, 1_000_000);
        if (_size > MaxSize && before <= MaxSize) _problems.Add(RuleProblems.TooLarge(at));
        return _size <= MaxSize;
    }
}
