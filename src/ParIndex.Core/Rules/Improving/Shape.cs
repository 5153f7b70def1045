using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Checking;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Improving;

/// <summary>
/// Follows a rule with one figure left open over an interval on which every decision falls one way; where one does not, the
/// places at which it turns are noted and the interval is to be split there. Rounding is passed over: it keeps direction.
/// </summary>
internal sealed class Shape(BoundRule rule, decimal?[] values, int figure, Rational low, Rational high, Rational width)
{
    private readonly Rational _sample = (low + high) / 2m;

    /// <summary>Where a decision turns inside the interval.</summary>
    public List<Rational> Turns { get; } = [];

    /// <summary>Points as a function of the figure; null: not scored here, or too involved.</summary>
    public Quotient? Points()
    {
        foreach (var branch in rule.Cases)
        {
            var holds = Decide(branch.Condition);
            if (holds is null) return null;
            if (holds == true) return Of(branch.Result, null);
        }

        switch (rule.Rest)
        {
            case ResultBody body:
                return Of(body.Result, null);
            case StepsBody body:
                if (Of(body.Figure) is not { } value) return null;
                foreach (var step in body.Steps)
                {
                    if (Compare(value - Quotient.Of(step.Limit), step.Comparison)) return Of(step.Result, value);
                }

                return body.Otherwise is null ? null : Of(body.Otherwise.Result, value);
            case SumBody body:
                return OfSum(body);
            case ChooseBody body:
                return values[body.Slot] is { } option && body.Slot != figure ? Of((body.ByOption[(int)option] ?? body.Otherwise)!.Result, null) : null;
            default:
                return null;
        }
    }

    private Quotient? OfSum(SumBody body)
    {
        var sum = Quotient.Of(Rational.Zero);
        foreach (var part in body.Parts)
        {
            var counts = part.Condition is null ? true : Decide(part.Condition);
            if (counts is null) return null;
            if (counts == false) continue;
            if (Of(part.Value) is not { } value) return null;
            sum += value;
        }

        return sum;
    }

    private Quotient? Of(Result result, Quotient? value) => result switch
    {
        PointsResult points => Of(points.Value),
        ProRataResult { Target: { } target } => Extreme(false, Quotient.Of(rule.Full), value! * Quotient.Of(rule.Full / (Rational)target)),
        ProRataResult => value! * Quotient.Of(rule.Full),
        _ => null,
    };

    private Quotient? Of(NumberNode node)
    {
        var value = node switch
        {
            ConstantNode constant => Quotient.Of(constant.Value),
            SlotNode slot when slot.Slot == figure => Quotient.Figure,
            SlotNode slot => values[slot.Slot] is { } given ? Quotient.Of(given) : null,
            NumberLocalNode local => Of(local.Definition.Number!),
            NegateNode negate => Of(negate.Operand) is { } operand ? Quotient.Of(Rational.Zero) - operand : null,
            ArithmeticNode arithmetic => OfArithmetic(arithmetic),
            ShareNode share => Within(Divide(Of(share.Part), Of(share.Whole)), Quotient.Of(Rational.Zero), Quotient.Of(Rational.One)),
            ExtremeNode extreme => OfExtreme(extreme),
            WithinNode within => Within(Of(within.Value), Of(within.Low), Of(within.High)),
            RoundNode round => Of(round.Value),
            WeightedNode weighted => OfWeighted(weighted),
            CountNode count => OfCount(count),
            _ => null,
        };
        return value is null || value.IsTooHigh ? null : value;
    }

    private Quotient? OfArithmetic(ArithmeticNode node)
    {
        if (Of(node.Left) is not { } left || Of(node.Right) is not { } right) return null;
        return node.Operator switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            _ => Divide(left, right),
        };
    }

    private Quotient? OfExtreme(ExtremeNode node)
    {
        if (Of(node.Arguments[0]) is not { } best) return null;
        foreach (var argument in node.Arguments.Skip(1))
        {
            if (Of(argument) is not { } value) return null;
            best = Extreme(node.IsMax, best, value);
        }

        return best;
    }

    private Quotient? OfWeighted(WeightedNode node)
    {
        var (sum, all) = (Quotient.Of(Rational.Zero), Quotient.Of(Rational.Zero));
        for (var i = 0; i < node.Ballots.Length; i++)
        {
            if (Of(node.Ballots[i]) is not { } ballots || Of(node.Weights[i]) is not { } weight) return null;
            sum += ballots * weight;
            all += ballots;
        }

        return Divide(sum, all);
    }

    private Quotient? OfCount(CountNode node)
    {
        var count = 0;
        foreach (var condition in node.Conditions)
        {
            if (Decide(condition) is not { } holds) return null;
            if (holds) count++;
        }

        return Quotient.Of(count);
    }

    private Quotient? Divide(Quotient? top, Quotient? bottom)
    {
        if (top is null || bottom is null || bottom.Top.IsZero) return null;
        Note(bottom.Top);
        return top / bottom;
    }

    private Quotient? Within(Quotient? value, Quotient? least, Quotient? most) =>
        value is null || least is null || most is null ? null : Extreme(true, least, Extreme(false, most, value));

    private Quotient Extreme(bool isMax, Quotient a, Quotient b) =>
        Compare(a - b, isMax ? BinaryOperator.GreaterOrEqual : BinaryOperator.LessOrEqual) ? a : b;

    private bool? Decide(ConditionNode condition)
    {
        switch (condition)
        {
            case ConstantConditionNode constant:
                return constant.Value;
            case SlotConditionNode slot:
                return slot.Slot == figure ? null : values[slot.Slot] is { } given ? given == slot.Value : null;
            case CompareNode compare:
                return Of(compare.Left) is { } left && Of(compare.Right) is { } right ? Compare(left - right, compare.Operator) : null;
            case NotNode not:
                return !Decide(not.Operand);
            case SameNode same:
                return Decide(same.Left) is { } first && Decide(same.Right) is { } second ? first == second : null;
            case ConditionLocalNode local:
                return Decide(local.Definition.Condition!);
            case JoinNode join:
                return Decide(join.Left) is { } holds ? holds == join.IsAnd ? Decide(join.Right) : holds : null;
            default:
                return null;
        }
    }

    /// <summary>Compares a difference with 0 at the middle of the interval.</summary>
    private bool Compare(Quotient difference, BinaryOperator op)
    {
        Note(difference.Top);
        Note(difference.Bottom);
        var sign = difference.ValueAt(_sample)?.Sign ?? 0;
        return CompareNode.Holds(op, sign, 0);
    }

    private void Note(Polynomial polynomial) => Turns.AddRange(polynomial.Roots(low, high, width));
}
