using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Binding;

internal sealed partial class Binder
{
    private ConditionNode? BindCondition(ExpressionSyntax syntax)
    {
        if (!Count(syntax.At)) return null;
        switch (syntax)
        {
            case YesNoSyntax yesNo:
                return new ConstantConditionNode(yesNo, yesNo.Value);
            case NotSyntax not:
                return BindCondition(not.Operand) is { } operand ? new NotNode(not, operand) : null;
            case BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or } join:
                var left = BindCondition(join.Left);
                var right = BindCondition(join.Right);
                return left is null || right is null ? null : new JoinNode(join, join.Operator == BinaryOperator.And, left, right);
            case BinarySyntax comparison when comparison.Operator.IsComparison():
                return BindComparison(comparison);
            case NameSyntax name when IsYesNo(name):
                return BindConditionName(name);
            default:
                TellNotCondition(syntax);
                return null;
        }
    }

    private ConditionNode? BindConditionName(NameSyntax name)
    {
        if (_inputs.ContainsKey(name.Name))
        {
            return InputOf(name) is { } input ? new SlotConditionNode(name, SlotOf(name.FullName, input), 1) : null;
        }

        _used.Add(name.Name);
        var (size, depth) = _definitionSizes[name.Name];
        if (depth <= Parser.MaxDepth) return Count(name.At, size) ? new ConditionLocalNode(name, _definitions[name.Name]!) : null;
        _problems.Add(RuleProblems.TooDeep(name.At, Parser.MaxDepth));
        return null;
    }

    private void TellNotCondition(ExpressionSyntax syntax)
    {
        if (IsChoice(syntax))
        {
            var name = (NameSyntax)syntax;
            _used.Add(name.Name);
            _problems.Add(RuleProblems.WrongType(syntax.At, RulePhrases.WantedCondition, RulePhrases.Choice(name.FullName)));
        }
        else if (syntax is TextSyntax)
        {
            _problems.Add(RuleProblems.WrongType(syntax.At, RulePhrases.WantedCondition, RulePhrases.Text(((TextSyntax)syntax).Text)));
        }
        else if (BindNumber(syntax) is not null)
        {
            _problems.Add(RuleProblems.WrongType(syntax.At, RulePhrases.WantedCondition, RulePhrases.BareNumber));
        }
    }

    private ConditionNode? BindComparison(BinarySyntax syntax)
    {
        var isSame = syntax.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (IsChoice(syntax.Left) || IsChoice(syntax.Right)) return BindChoiceComparison(syntax, isSame);
        if (IsYesNo(syntax.Left) || IsYesNo(syntax.Right))
        {
            var first = BindCondition(syntax.Left);
            var second = BindCondition(syntax.Right);
            if (!isSame)
            {
                _problems.Add(RuleProblems.WrongType(syntax.At, RulePhrases.WantedSameness, RulePhrases.Sign(syntax.Operator.Written())));
                return null;
            }

            if (first is null || second is null) return null;
            var same = new SameNode(syntax, first, second);
            return syntax.Operator == BinaryOperator.Equal ? same : new NotNode(syntax, same);
        }

        var left = BindNumber(syntax.Left);
        var right = BindNumber(syntax.Right);
        if (left is null || right is null) return null;
        RequireFit(syntax.Right.At, left, right);
        return new CompareNode(syntax, syntax.Operator, left, right);
    }

    private ConditionNode? BindChoiceComparison(BinarySyntax syntax, bool isSame)
    {
        var (choice, text) = IsChoice(syntax.Left) ? (syntax.Left, syntax.Right) : (syntax.Right, syntax.Left);
        if (!isSame || text is not TextSyntax option)
        {
            var name = ((NameSyntax)choice).FullName;
            _used.Add(((NameSyntax)choice).Name);
            _problems.Add(RuleProblems.WrongType(text.At, RulePhrases.WantedOption(name), RulePhrases.SomethingElse));
            return null;
        }

        if (InputOf((NameSyntax)choice) is not { } input) return null;
        var slot = SlotOf(((NameSyntax)choice).FullName, input);
        var index = OptionOf(input, option.Text, option.At);
        if (index < 0) return null;
        var equal = new SlotConditionNode(syntax, slot, index);
        return syntax.Operator == BinaryOperator.Equal ? equal : new NotNode(syntax, equal);
    }
}
