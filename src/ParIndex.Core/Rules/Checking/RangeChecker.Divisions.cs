using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Checking;

internal sealed partial class RangeChecker
{
    private void CheckDivisions(Result result, Facts path)
    {
        if (result is PointsResult points) CheckDivisions(points.Value, path);
    }

    private void CheckDivisions(NumberNode node, Facts path)
    {
        switch (node)
        {
            case ArithmeticNode arithmetic:
                CheckDivisions(arithmetic.Left, path);
                CheckDivisions(arithmetic.Right, path);
                if (arithmetic.Operator == BinaryOperator.Divide) RequireNotZero(_forms.Of(arithmetic.Right), arithmetic.Right, path);
                break;
            case ShareNode share:
                CheckDivisions(share.Part, path);
                CheckDivisions(share.Whole, path);
                RequireNotZero(_forms.Of(share.Whole), share.Whole, path);
                break;
            case WeightedNode weighted:
                foreach (var part in weighted.Ballots.Concat(weighted.Weights)) CheckDivisions(part, path);
                if (!IsNotZero(_forms.OfBallots(weighted), path))
                {
                    var sum = string.Join(" + ", weighted.Ballots.Select(ballots => RulePrinter.Print(ballots.Source)));
                    TellDivision(weighted.Source.At, sum);
                }

                break;
            case NegateNode negate:
                CheckDivisions(negate.Operand, path);
                break;
            case NumberLocalNode local:
                CheckDivisions(local.Definition.Number!, path);
                break;
            case ExtremeNode extreme:
                foreach (var argument in extreme.Arguments) CheckDivisions(argument, path);
                break;
            case WithinNode within:
                CheckDivisions(within.Value, path);
                CheckDivisions(within.Low, path);
                CheckDivisions(within.High, path);
                break;
            case RoundNode round:
                CheckDivisions(round.Value, path);
                break;
            case CountNode count:
                foreach (var condition in count.Conditions) CheckDivisions(condition, path);
                break;
        }
    }

    private void CheckDivisions(ConditionNode node, Facts path)
    {
        switch (node)
        {
            case CompareNode compare:
                CheckDivisions(compare.Left, path);
                CheckDivisions(compare.Right, path);
                break;
            case NotNode not:
                CheckDivisions(not.Operand, path);
                break;
            case SameNode same:
                CheckDivisions(same.Left, path);
                CheckDivisions(same.Right, path);
                break;
            case ConditionLocalNode local:
                CheckDivisions(local.Definition.Condition!, path);
                break;
            case JoinNode join:
                CheckDivisions(join.Left, path);
                foreach (var further in _paths.Assume(join.Left, join.IsAnd, [path])) CheckDivisions(join.Right, further);
                break;
        }
    }

    private void RequireNotZero(Form divisor, NumberNode node, Facts path)
    {
        if (!IsNotZero(divisor, path)) TellDivision(node.Source.At, RulePrinter.Print(node.Source));
    }

    private void TellDivision(TextPosition at, string divisor) =>
        _problems.Add(_bounds.IsSpent ? RuleProblems.TooComplex(at) : RuleProblems.DivisionByZero(at, divisor));

    /// <summary>Whether a condition only rules out a divisor of 0: "total = 0", "a = 0 or b = 0".</summary>
    private bool IsGuard(ConditionNode condition) => condition switch
    {
        JoinNode join => IsGuard(join.Left) && IsGuard(join.Right),
        CompareNode { Operator: BinaryOperator.Equal } compare => IsDivisor(_forms.Of(compare.Left) - _forms.Of(compare.Right)),
        _ => false,
    };

    private bool IsDivisor(Form form)
    {
        var normal = form.Normal(out _);
        return _divisors.Any(divisor => divisor.Key == normal.Key || (normal.Terms.Length == 1 && divisor.FactorOf(normal.Terms[0].Atom).Sign != 0));
    }

    private bool IsNotZero(Form form, Facts path)
    {
        _divisors.Add(form.Normal(out _));
        if (form.IsConstant) return form.Constant.Sign != 0;
        var range = _bounds.Of(form, path);
        return range.IsEmpty || !range.Contains(Rational.Zero) || path.IsNotZero(form);
    }
}
