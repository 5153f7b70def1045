using ParIndex.Core.Rules.Running;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Binding;

/// <summary>How a number is shown to people.</summary>
internal enum Shown
{
    Plain,
    Percent,
    Points,
}

/// <summary>
/// A number of a checked rule, ready to evaluate. The tree of nodes is the compiled form: evaluation is one virtual call per
/// node on decimals, without allocation.
/// </summary>
internal abstract class NumberNode(ExpressionSyntax source, Measure measure, Shown shown)
{
    public ExpressionSyntax Source { get; } = source;

    public Measure Measure { get; } = measure;

    public Shown Shown { get; } = shown;

    public abstract decimal Evaluate(ref Frame frame);
}

/// <summary>A number written in the rule, the full points, or a named number of the set.</summary>
internal sealed class ConstantNode(ExpressionSyntax source, decimal value, Measure measure, Shown shown, string? name = null)
    : NumberNode(source, measure, shown)
{
    public decimal Value { get; } = value;

    /// <summary>Label of a named constant.</summary>
    public string? Name { get; } = name;

    public override decimal Evaluate(ref Frame frame) => Value;
}

internal sealed class SlotNode(NameSyntax source, int slot, RuleInput input)
    : NumberNode(source, Measure.Of(input), input.Type == InputType.Percent ? Shown.Percent : Shown.Plain)
{
    public int Slot { get; } = slot;

    public override decimal Evaluate(ref Frame frame) => frame.Values[Slot] ?? frame.Miss(Slot);
}

/// <summary>A named number, computed when first needed.</summary>
internal sealed class NumberLocalNode(NameSyntax source, Definition definition) : NumberNode(source, definition.Number!.Measure, definition.Number.Shown)
{
    public Definition Definition { get; } = definition;

    public override decimal Evaluate(ref Frame frame)
    {
        var bit = 1UL << Definition.Index;
        if ((frame.Known & bit) == 0)
        {
            frame.Locals[Definition.Index] = Definition.Number!.Evaluate(ref frame);
            if (!frame.Stopped) frame.Known |= bit;
        }

        return frame.Locals[Definition.Index];
    }
}

internal sealed class NegateNode(ExpressionSyntax source, NumberNode operand) : NumberNode(source, operand.Measure, operand.Shown)
{
    public NumberNode Operand { get; } = operand;

    public override decimal Evaluate(ref Frame frame) => -Operand.Evaluate(ref frame);
}

internal sealed class ArithmeticNode(ExpressionSyntax source, BinaryOperator op, NumberNode left, NumberNode right, Measure measure, Shown shown)
    : NumberNode(source, measure, shown)
{
    public BinaryOperator Operator { get; } = op;

    public NumberNode Left { get; } = left;

    public NumberNode Right { get; } = right;

    public override decimal Evaluate(ref Frame frame)
    {
        var left = Left.Evaluate(ref frame);
        var right = Right.Evaluate(ref frame);
        return Operator switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            _ => right == 0 ? frame.Stop(RuleState.Invalid) : left / right,
        };
    }
}

/// <summary><c>share(a, b)</c></summary>
internal sealed class ShareNode(ExpressionSyntax source, NumberNode part, NumberNode whole) : NumberNode(source, Measure.Pure, Shown.Percent)
{
    public NumberNode Part { get; } = part;

    public NumberNode Whole { get; } = whole;

    public override decimal Evaluate(ref Frame frame)
    {
        var part = Part.Evaluate(ref frame);
        var whole = Whole.Evaluate(ref frame);
        return whole == 0 ? frame.Stop(RuleState.Invalid) : Math.Clamp(part / whole, 0, 1);
    }
}

/// <summary><c>min</c> and <c>max</c> of two or more.</summary>
internal sealed class ExtremeNode(ExpressionSyntax source, bool isMax, NumberNode[] arguments, Measure measure, Shown shown)
    : NumberNode(source, measure, shown)
{
    public bool IsMax { get; } = isMax;

    public NumberNode[] Arguments { get; } = arguments;

    public override decimal Evaluate(ref Frame frame)
    {
        var best = Arguments[0].Evaluate(ref frame);
        for (var i = 1; i < Arguments.Length; i++)
        {
            var value = Arguments[i].Evaluate(ref frame);
            if (IsMax ? value > best : value < best) best = value;
        }

        return best;
    }
}

/// <summary><c>within(x, low, high)</c>: low wins when low is above high.</summary>
internal sealed class WithinNode(ExpressionSyntax source, NumberNode value, NumberNode low, NumberNode high, Measure measure)
    : NumberNode(source, measure, value.Shown)
{
    public NumberNode Value { get; } = value;

    public NumberNode Low { get; } = low;

    public NumberNode High { get; } = high;

    public override decimal Evaluate(ref Frame frame)
    {
        var value = Value.Evaluate(ref frame);
        var low = Low.Evaluate(ref frame);
        var high = High.Evaluate(ref frame);
        return Math.Max(low, Math.Min(high, value));
    }
}

/// <summary><c>round(x, d)</c>, <c>cut(x, d)</c></summary>
internal sealed class RoundNode(ExpressionSyntax source, bool isCut, NumberNode value, int digits) : NumberNode(source, value.Measure, value.Shown)
{
    public bool IsCut { get; } = isCut;

    public NumberNode Value { get; } = value;

    public int Digits { get; } = digits;

    public override decimal Evaluate(ref Frame frame) =>
        Math.Round(Value.Evaluate(ref frame), Digits, IsCut ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero);
}

/// <summary><c>weighted(n1: w1, …)</c></summary>
internal sealed class WeightedNode(ExpressionSyntax source, NumberNode[] ballots, NumberNode[] weights) : NumberNode(source, Measure.Any, Shown.Percent)
{
    public NumberNode[] Ballots { get; } = ballots;

    public NumberNode[] Weights { get; } = weights;

    public override decimal Evaluate(ref Frame frame)
    {
        var (sum, all) = (0m, 0m);
        for (var i = 0; i < Ballots.Length; i++)
        {
            var ballots = Ballots[i].Evaluate(ref frame);
            sum += ballots * Weights[i].Evaluate(ref frame);
            all += ballots;
        }

        return all == 0 ? frame.Stop(RuleState.Invalid) : sum / all;
    }
}

/// <summary><c>count(a, b, …)</c> of yes/no values.</summary>
internal sealed class CountNode(ExpressionSyntax source, ConditionNode[] conditions) : NumberNode(source, Measure.Any, Shown.Plain)
{
    public ConditionNode[] Conditions { get; } = conditions;

    public override decimal Evaluate(ref Frame frame)
    {
        var count = 0;
        foreach (var condition in Conditions)
        {
            if (condition.Evaluate(ref frame)) count++;
        }

        return count;
    }
}
