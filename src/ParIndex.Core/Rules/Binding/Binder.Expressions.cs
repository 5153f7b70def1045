using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Binding;

internal sealed partial class Binder
{
    /// <summary>A <see cref="NumberNode"/>, a <see cref="ConditionNode"/>, or null when told wrong.</summary>
    private object? BindAny(ExpressionSyntax syntax) => IsYesNo(syntax) ? BindCondition(syntax) : BindNumber(syntax);

    private bool IsYesNo(ExpressionSyntax syntax) => syntax switch
    {
        YesNoSyntax or NotSyntax => true,
        BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or } => true,
        BinarySyntax binary => binary.Operator.IsComparison(),
        NameSyntax name when _inputs.TryGetValue(name.Name, out var input) => input.Type == InputType.YesNo,
        NameSyntax { Year: null } name => _definitions.GetValueOrDefault(name.Name)?.Condition is not null,
        _ => false,
    };

    private bool IsChoice(ExpressionSyntax syntax) =>
        syntax is NameSyntax name && _inputs.TryGetValue(name.Name, out var input) && input.Type == InputType.Choice;

    private NumberNode? BindNumber(ExpressionSyntax syntax)
    {
        if (!Count(syntax.At)) return null;
        if (IsYesNo(syntax))
        {
            if (syntax is NameSyntax yesNo)
            {
                _used.Add(yesNo.Name);
                _problems.Add(RuleProblems.YesNoAsNumber(syntax.At, yesNo.FullName));
            }
            else
            {
                _problems.Add(RuleProblems.WrongType(syntax.At, RulePhrases.WantedNumber, RulePhrases.Condition));
            }

            return null;
        }

        switch (syntax)
        {
            case NumberSyntax number:
                return new ConstantNode(number, number.Value, number.IsPercent ? Measure.Pure : Measure.Any, number.IsPercent ? Shown.Percent : Shown.Plain);
            case FullSyntax:
                return new ConstantNode(syntax, _scope.Full, Measure.Pure, Shown.Points);
            case TextSyntax text:
                _problems.Add(RuleProblems.WrongType(text.At, RulePhrases.WantedNumber, RulePhrases.Text(text.Text)));
                return null;
            case NameSyntax name:
                return BindNumberName(name);
            case NegateSyntax negate:
                return BindNumber(negate.Operand) is { } operand ? new NegateNode(negate, operand) : null;
            case BinarySyntax binary:
                return BindArithmetic(binary);
            case WeightedSyntax weighted:
                return BindWeighted(weighted);
            case CallSyntax call:
                return BindCall(call);
            default:
                return null;
        }
    }

    private NumberNode? BindNumberName(NameSyntax name)
    {
        if (IsChoice(name))
        {
            _used.Add(name.Name);
            _problems.Add(RuleProblems.ChoiceAsNumber(name.At, name.FullName));
            return null;
        }

        if (InputOf(name) is { } input) return new SlotNode(name, SlotOf(name.FullName, input), input);
        if (name.Year is null && _definitions.GetValueOrDefault(name.Name) is { Number: not null } definition)
        {
            _used.Add(name.Name);
            var (size, depth) = _definitionSizes[name.Name];
            if (depth <= Parser.MaxDepth) return Count(name.At, size) ? new NumberLocalNode(name, definition) : null;
            _problems.Add(RuleProblems.TooDeep(name.At, Parser.MaxDepth));
            return null;
        }

        if (name.Year is null && !_inputs.ContainsKey(name.Name) && _constants.TryGetValue(name.Name, out var constant))
        {
            return new ConstantNode(name, constant.Value, Measure.Any, Shown.Plain, constant.Label ?? constant.Name);
        }

        if (_definitions.ContainsKey(name.Name)) _used.Add(name.Name);
        TellUnknown(name);
        return null;
    }

    private ArithmeticNode? BindArithmetic(BinarySyntax syntax)
    {
        var left = BindNumber(syntax.Left);
        var right = BindNumber(syntax.Right);
        if (left is null || right is null) return null;
        switch (syntax.Operator)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract:
                RequireFit(syntax.Right.At, left, right);
                return new ArithmeticNode(syntax, syntax.Operator, left, right, left.Measure.With(right.Measure), ShownOfSum(left, right));
            case BinaryOperator.Multiply:
                return new ArithmeticNode(syntax, syntax.Operator, left, right, left.Measure.Times(right.Measure), ShownOfProduct(left, right));
            default:
                return new ArithmeticNode(syntax, syntax.Operator, left, right, left.Measure.Over(right.Measure), ShownOfRatio(left, right));
        }
    }

    private static Shown ShownOfSum(NumberNode left, NumberNode right) =>
        left.Shown == right.Shown || IsConstant(right) ? left.Shown : IsConstant(left) ? right.Shown : Shown.Plain;

    private static Shown ShownOfProduct(NumberNode left, NumberNode right) =>
        left.Shown == Shown.Points || right.Shown == Shown.Points ? Shown.Points
        : left.Shown == Shown.Percent && right.Shown == Shown.Percent ? Shown.Percent
        : Shown.Plain;

    /// <summary>A figure over another of the same unit is a share; over a plain constant it stays what it was.</summary>
    private static Shown ShownOfRatio(NumberNode left, NumberNode right)
    {
        if (left.Shown == Shown.Points) return Shown.Points;
        if (IsConstant(right)) return left.Shown;
        return left.Measure.Fits(right.Measure) && !IsConstant(left) ? Shown.Percent : Shown.Plain;
    }

    private WeightedNode? BindWeighted(WeightedSyntax syntax)
    {
        var ballots = syntax.Weights.Select(pair => BindNumber(pair.Ballots)).ToArray();
        var weights = syntax.Weights.Select(pair => BindNumber(pair.Weight)).ToArray();
        if (ballots.Contains(null) || weights.Contains(null)) return null;
        foreach (var other in ballots.Skip(1)) RequireFit(other!.Source.At, ballots[0]!, other);
        return new WeightedNode(syntax, ballots!, weights!);
    }

    private NumberNode? BindCall(CallSyntax call)
    {
        if (call.Function == RuleFunction.Count) return BindCount(call);
        var wanted = call.Function switch
        {
            RuleFunction.Min or RuleFunction.Max => call.Arguments.Count >= 2 ? null : "≥ 2",
            RuleFunction.Within => call.Arguments.Count == 3 ? null : "3",
            _ => call.Arguments.Count == 2 ? null : "2",
        };
        var arguments = call.Arguments.Select(BindNumber).ToArray();
        if (wanted is not null)
        {
            _problems.Add(RuleProblems.WrongArguments(call.At, Words.Canon(call.Function), wanted));
            return null;
        }

        if (arguments.Contains(null)) return null;
        var first = arguments[0]!;
        if (call.Function is not RuleFunction.Round and not RuleFunction.Cut)
        {
            foreach (var other in arguments.Skip(1)) RequireFit(other!.Source.At, first, other);
        }

        var measure = arguments.Aggregate(first.Measure, (all, node) => all.With(node!.Measure));
        return call.Function switch
        {
            RuleFunction.Min or RuleFunction.Max => BindExtreme(call, arguments!, measure),
            RuleFunction.Within => new WithinNode(call, first, arguments[1]!, arguments[2]!, measure),
            RuleFunction.Share => new ShareNode(call, first, arguments[1]!),
            RuleFunction.Change => BindChange(call, first, arguments[1]!),
            _ => BindRound(call, first, arguments[1]!),
        };
    }

    private ExtremeNode BindExtreme(CallSyntax call, NumberNode[] arguments, Measure measure)
    {
        for (var i = 1; i < arguments.Length; i++)
        {
            if (call.Arguments[i - 1] is NumberSyntax && call.Arguments[i] is NumberSyntax) _problems.Add(RuleProblems.TwoConstants(call.Arguments[i].At));
        }

        var shown = arguments.Select(node => node.Shown).Distinct().Count() == 1 ? arguments[0].Shown
            : arguments.FirstOrDefault(node => !IsConstant(node))?.Shown ?? Shown.Plain;
        return new ExtremeNode(call, call.Function == RuleFunction.Max, arguments, measure, shown);
    }

    private ArithmeticNode? BindChange(CallSyntax call, NumberNode now, NumberNode before)
    {
        var same = call.Arguments[0] is NameSyntax left && call.Arguments[1] is NameSyntax right && left.Name == right.Name && left.Year != right.Year;
        if (!same || now is not SlotNode || before is not SlotNode)
        {
            _problems.Add(RuleProblems.ChangeNeedsSameInput(call.At, call.Arguments[0] is NameSyntax name ? name.Name : "x"));
            return null;
        }

        var difference = new ArithmeticNode(
            new BinarySyntax(BinaryOperator.Subtract, call.Arguments[0], call.Arguments[1], call.At), BinaryOperator.Subtract, now, before, now.Measure, Shown.Plain);
        return new ArithmeticNode(call, BinaryOperator.Divide, difference, before, now.Measure.Over(before.Measure), Shown.Percent);
    }

    private RoundNode? BindRound(CallSyntax call, NumberNode value, NumberNode digits)
    {
        if (ConstantOf(digits) is not { } number) return null;
        if (number is >= 0 and <= 28 && number == decimal.Truncate(number)) return new RoundNode(call, call.Function == RuleFunction.Cut, value, (int)number);
        _problems.Add(RuleProblems.BadDigits(call.Arguments[1].At));
        return null;
    }

    private CountNode? BindCount(CallSyntax call)
    {
        var conditions = call.Arguments.Select(BindCondition).ToArray();
        if (conditions.Length == 0) _problems.Add(RuleProblems.WrongArguments(call.At, "count", "≥ 1"));
        return conditions.Length == 0 || conditions.Contains(null) ? null : new CountNode(call, conditions!);
    }
}
