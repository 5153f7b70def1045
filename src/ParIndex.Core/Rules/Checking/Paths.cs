using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Checking;

/// <summary>What a condition adds to what is known, when it holds and when it does not. "or" forks a path in two.</summary>
internal sealed class Paths(BoundRule rule, FormBuilder forms, Bounds bounds)
{
    private const int MaxPaths = 48;

    /// <summary>Declared ranges and orders of the inputs.</summary>
    public Facts Declared()
    {
        var facts = Facts.None;
        for (var i = 0; i < rule.Slots.Length; i++)
        {
            var (min, max) = Running.InputRange.Of(rule.Slots[i].Input);
            facts = facts.With(forms.OfSlot(i), new Range(min, min is null, max, max is null));
            if (Running.InputRange.AtMostOf(rule.Slots[i]) is not { } name) continue;
            var other = Array.FindIndex(rule.Slots, slot => slot.Name == name);
            if (other >= 0) facts = facts.With(forms.OfSlot(i) - forms.OfSlot(other), Range.AtMost(Rational.Zero));
        }

        return facts;
    }

    /// <summary>The paths on which the condition is as told; none: it cannot be.</summary>
    public IReadOnlyList<Facts> Assume(ConditionNode condition, bool holds, IReadOnlyList<Facts> paths)
    {
        var result = new List<Facts>();
        foreach (var path in paths) result.AddRange(Assume(condition, holds, path));
        return result.Count <= MaxPaths ? result : paths; // knowing less is still right
    }

    /// <summary>Adds a comparison of a form with 0.</summary>
    public IReadOnlyList<Facts> Compare(Form form, BinaryOperator op, Facts path)
    {
        if (form.IsConstant) return Holds(op, form.Constant.Sign) ? [path] : [];
        var told = op switch
        {
            BinaryOperator.NotEqual => path.WithNotZero(form),
            BinaryOperator.Equal => path.With(form, Range.Point(Rational.Zero)),
            BinaryOperator.Less or BinaryOperator.LessOrEqual => path.With(form, Range.AtMost(Rational.Zero, op == BinaryOperator.Less)),
            _ => path.With(form, Range.AtLeast(Rational.Zero, op == BinaryOperator.Greater)),
        };
        return bounds.IsImpossible(told) ? [] : [told];
    }

    private IEnumerable<Facts> Assume(ConditionNode condition, bool holds, Facts path)
    {
        switch (condition)
        {
            case ConstantConditionNode constant:
                return constant.Value == holds ? [path] : [];
            case SlotConditionNode slot:
                return Compare(forms.OfSlot(slot.Slot) - Form.Of(slot.Value), holds ? BinaryOperator.Equal : BinaryOperator.NotEqual, path);
            case CompareNode compare:
                return Compare(forms.Of(compare.Left) - forms.Of(compare.Right), holds ? compare.Operator : compare.Operator.Negated(), path);
            case NotNode not:
                return Assume(not.Operand, !holds, path);
            case ConditionLocalNode local:
                return Assume(local.Definition.Condition!, holds, path);
            case SameNode same:
                var both = Assume(same.Left, true, [path]);
                var neither = Assume(same.Left, false, [path]);
                return [.. Assume(same.Right, holds, both), .. Assume(same.Right, !holds, neither)];
            case JoinNode join when join.IsAnd == holds:
                return Assume(join.Right, holds, Assume(join.Left, holds, [path]));
            case JoinNode join:
                var first = Assume(join.Left, holds, [path]);
                var second = Assume(join.Right, holds, Assume(join.Left, !holds, [path]));
                return [.. first, .. second];
            default:
                return [path];
        }
    }

    private static bool Holds(BinaryOperator op, int sign) => op switch
    {
        BinaryOperator.Equal => sign == 0,
        BinaryOperator.NotEqual => sign != 0,
        BinaryOperator.Less => sign < 0,
        BinaryOperator.LessOrEqual => sign <= 0,
        BinaryOperator.Greater => sign > 0,
        _ => sign >= 0,
    };
}
