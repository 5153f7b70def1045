using System.Globalization;
using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Checking;

internal sealed partial class RangeChecker
{
    private void TellUnreachable(TextPosition at)
    {
        if (!_bounds.IsSpent) _problems.Add(RuleProblems.Unreachable(at));
    }

    private void TellNotCovered(TextPosition at, ConditionNode? last, Facts left) =>
        TellNotCovered(at, last is CompareNode compare ? compare.Left : null, left);

    private void TellNotCovered(TextPosition at, NumberNode? figure, Facts left)
    {
        Message? example = null;
        if (figure is not null)
        {
            var range = _bounds.Of(_forms.Of(figure), left);
            var name = RulePrinter.Print(figure.Source);
            var (low, high) = (Written(range.Low, "−∞"), Written(range.High, "+∞"));
            example = new Message($"ví dụ “{name}” trong khoảng từ {low} đến {high}", $"such as “{name}” from {low} to {high}");
        }

        _problems.Add(_bounds.IsSpent ? RuleProblems.TooComplex(at) : RuleProblems.NotCovered(at, example));
    }

    private void TellOutOfRange(TextPosition at, Range found, NumberNode? value, IReadOnlyList<Facts> paths, bool isSum)
    {
        var isLow = found.Low is not { Sign: >= 0 };
        var isHigh = found.High is not { } high || high > _rule.Full;
        var remedy = (isLow, isHigh) switch
        {
            (_, true) when isSum => new Message(
                "giảm điểm của các phần cho tổng không quá full, hoặc viết thành một biểu thức min(full, …).",
                "lower the points of the parts until they total no more than full, or write one expression min(full, …)."),
            (true, false) when isSum => new Message(
                "giảm mức trừ, hoặc viết thành một biểu thức max(0, …).", "deduct less, or write one expression max(0, …)."),
            (true, true) => new Message("dùng within(…, 0, full) hoặc share(a, b).", "use within(…, 0, full) or share(a, b)."),
            (true, false) => new Message("dùng max(0, …).", "use max(0, …)."),
            _ => new Message("dùng min(full, …) hoặc share(a, b).", "use min(full, …) or share(a, b)."),
        };
        if (value is not null && Cause(value, isLow, isHigh, paths) is { } cause)
        {
            remedy = new Message($"{cause.Vietnamese}; {remedy.Vietnamese}", $"{cause.English}; {remedy.English}");
        }

        _problems.Add(RuleProblems.OutOfRange(at, Written(found.Low, "−∞"), Written(found.High, "+∞"), Written(_rule.Full), remedy));
    }

    /// <summary>The first part of an expression that may be negative though it subtracts, or exceed 100 % though it is a ratio of figures.</summary>
    private Message? Cause(NumberNode node, bool isLow, bool isHigh, IReadOnlyList<Facts> paths)
    {
        var parts = Parts(node);
        var negative = parts.FirstOrDefault(part => part is ArithmeticNode { Operator: BinaryOperator.Subtract } && RangeOf(part, paths).Low is not { Sign: >= 0 });
        if (isLow && negative is not null)
        {
            var name = RulePrinter.Print(negative.Source);
            return new Message($"“{name}” có thể âm", $"“{name}” may be negative");
        }

        var ratio = parts.OfType<ArithmeticNode>().FirstOrDefault(part => part.Operator == BinaryOperator.Divide && RangeOf(part, paths).High is null);
        if (isHigh && ratio is not null)
        {
            var (top, bottom) = (ratio.Left, ratio.Right);
            if (top is ArithmeticNode { Operator: BinaryOperator.Multiply, Right: SlotNode slot }) top = slot;
            var over = RulePrinter.Print(top.Source);
            var name = $"{over} / {RulePrinter.Print(bottom.Source)}";
            return top is SlotNode && bottom is SlotNode
                ? new Message(
                    $"“{name}” có thể vượt 100 %: khai báo at_most cho “{over}” nếu không thể vượt",
                    $"“{name}” may exceed 100 %: declare at_most for “{over}” if it cannot")
                : new Message($"“{name}” không có giới hạn trên", $"“{name}” has no upper limit");
        }

        return null;
    }

    private Range RangeOf(NumberNode node, IReadOnlyList<Facts> paths) => _bounds.Of(_forms.Of(node), paths[0]);

    private static IEnumerable<NumberNode> Parts(NumberNode node) => node switch
    {
        NegateNode negate => Parts(negate.Operand).Prepend(node),
        ArithmeticNode arithmetic => Parts(arithmetic.Left).Concat(Parts(arithmetic.Right)).Prepend(node),
        NumberLocalNode local => Parts(local.Definition.Number!),
        ExtremeNode extreme => extreme.Arguments.SelectMany(Parts).Prepend(node),
        WithinNode within => Parts(within.Value).Prepend(node),
        RoundNode round => Parts(round.Value).Prepend(node),
        _ => [node],
    };

    private static string Written(Rational? value, string infinity) => value is { } number ? Written(number) : infinity;

    private static string Written(Rational value) => value.ToDecimal() is { } number
        ? number.ToString("0.######", CultureInfo.InvariantCulture)
        : value.Sign < 0 ? "−∞" : "+∞";
}
