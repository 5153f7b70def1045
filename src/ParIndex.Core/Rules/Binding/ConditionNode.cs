using ParIndex.Core.Rules.Running;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Binding;

/// <summary>A yes or no of a checked rule, ready to evaluate.</summary>
internal abstract class ConditionNode(ExpressionSyntax source)
{
    public ExpressionSyntax Source { get; } = source;

    public abstract bool Evaluate(ref Frame frame);
}

internal sealed class ConstantConditionNode(ExpressionSyntax source, bool value) : ConditionNode(source)
{
    public bool Value { get; } = value;

    public override bool Evaluate(ref Frame frame) => Value;
}

/// <summary>A yes/no input, or a choice input that holds one option: the slot equals <see cref="Value"/>.</summary>
internal sealed class SlotConditionNode(ExpressionSyntax source, int slot, decimal value) : ConditionNode(source)
{
    public int Slot { get; } = slot;

    public decimal Value { get; } = value;

    public override bool Evaluate(ref Frame frame) => (frame.Values[Slot] ?? frame.Miss(Slot)) == Value;
}

internal sealed class CompareNode(ExpressionSyntax source, BinaryOperator op, NumberNode left, NumberNode right) : ConditionNode(source)
{
    private const decimal LastDigits = 0.000_000_000_000_000_000_000_001m;

    public BinaryOperator Operator { get; } = op;

    public NumberNode Left { get; } = left;

    public NumberNode Right { get; } = right;

    public override bool Evaluate(ref Frame frame) => Holds(Operator, Left.Evaluate(ref frame), Right.Evaluate(ref frame));

    public static bool Holds(BinaryOperator op, decimal left, decimal right)
    {
        var order = Order(left, right);
        return op switch
        {
            BinaryOperator.Equal => order == 0,
            BinaryOperator.NotEqual => order != 0,
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>
    /// Three times a third is one: numbers that differ only in the last digits a division can hold are equal. No two ratios of
    /// real figures lie that near to each other.
    /// </summary>
    private static int Order(decimal left, decimal right)
    {
        var order = decimal.Compare(left, right);
        if (order == 0 || (left.Scale < 10 && right.Scale < 10)) return order;
        return Math.Abs(left - right) <= LastDigits * Math.Max(1, Math.Abs(left)) ? 0 : order;
    }
}

/// <summary>"and", "or": the right side is looked at only when it decides.</summary>
internal sealed class JoinNode(ExpressionSyntax source, bool isAnd, ConditionNode left, ConditionNode right) : ConditionNode(source)
{
    public bool IsAnd { get; } = isAnd;

    public ConditionNode Left { get; } = left;

    public ConditionNode Right { get; } = right;

    public override bool Evaluate(ref Frame frame)
    {
        var left = Left.Evaluate(ref frame);
        return frame.Stopped || left != IsAnd ? left : Right.Evaluate(ref frame);
    }
}

internal sealed class NotNode(ExpressionSyntax source, ConditionNode operand) : ConditionNode(source)
{
    public ConditionNode Operand { get; } = operand;

    public override bool Evaluate(ref Frame frame) => !Operand.Evaluate(ref frame);
}

/// <summary>Two yes/no values are the same (or not).</summary>
internal sealed class SameNode(ExpressionSyntax source, ConditionNode left, ConditionNode right) : ConditionNode(source)
{
    public ConditionNode Left { get; } = left;

    public ConditionNode Right { get; } = right;

    public override bool Evaluate(ref Frame frame) => Left.Evaluate(ref frame) == Right.Evaluate(ref frame);
}

/// <summary>A named yes/no value, computed when first needed.</summary>
internal sealed class ConditionLocalNode(NameSyntax source, Definition definition) : ConditionNode(source)
{
    public Definition Definition { get; } = definition;

    public override bool Evaluate(ref Frame frame)
    {
        var bit = 1UL << Definition.Index;
        if ((frame.Known & bit) == 0)
        {
            frame.Locals[Definition.Index] = Definition.Condition!.Evaluate(ref frame) ? 1 : 0;
            if (!frame.Stopped) frame.Known |= bit;
        }

        return frame.Locals[Definition.Index] != 0;
    }
}
