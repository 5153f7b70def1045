using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Running;
using ParIndex.Core.Rules.Syntax;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Explaining;

/// <summary>Writes numbers of a rule in labels ("đúng hạn / tổng số") and in figures ("131 / 620").</summary>
internal sealed class NodeWriter(BoundRule rule)
{
    private const int Sum = 1;
    private const int Product = 2;
    private const int Sign = 3;

    private readonly Message[] _labels = [.. rule.Slots.Select(LabelOf)];

    public Message Label(int slot) => _labels[slot];

    /// <summary>"label = 131", "a / b = 131 / 620 = 21,13 %"; a figure that is not given reads "…".</summary>
    /// <param name="to">Written to.</param>
    /// <param name="node">The number.</param>
    /// <param name="frame">Present figures.</param>
    /// <param name="value">Its value.</param>
    /// <param name="against">What it is compared with: enough digits are shown to tell them apart.</param>
    public void WriteComputation(BilingualWriter to, NumberNode node, ref Frame frame, decimal value, decimal? against = null)
    {
        if (node is not ConstantNode { Name: null })
        {
            Write(to, node, 0, ref frame, isFigures: false);
            to.Add(" = ");
        }

        if (node is not (ConstantNode or SlotNode or NumberLocalNode or CountNode))
        {
            Write(to, node, 0, ref frame, isFigures: true);
            to.Add(" = ");
        }

        to.AddValue(value, node.Shown, against);
    }

    public void WriteLabel(BilingualWriter to, NumberNode node, ref Frame frame) => Write(to, node, 0, ref frame, isFigures: false);

    private void Write(BilingualWriter to, NumberNode node, int level, ref Frame frame, bool isFigures)
    {
        switch (node)
        {
            case ConstantNode constant when !isFigures && constant.Name is { } name:
                to.Add(name);
                break;
            case ConstantNode constant when !isFigures && constant.Source is FullSyntax:
                to.Add("điểm tối đa", "full points");
                break;
            case ConstantNode constant:
                to.AddValue(constant.Value, constant.Shown);
                break;
            case SlotNode slot when isFigures:
                if (frame.Values[slot.Slot] is { } value) to.AddValue(value, slot.Shown);
                else to.Add("…");
                break;
            case SlotNode slot:
                to.Add(_labels[slot.Slot]);
                break;
            case NumberLocalNode local when isFigures:
                if (Evaluation.Of(local, ref frame) is { } known) to.AddValue(known, local.Shown);
                else to.Add("…");
                break;
            case NumberLocalNode local:
                to.Add(local.Definition.Name);
                break;
            case NegateNode negate:
                to.Add("−");
                Write(to, negate.Operand, Sign, ref frame, isFigures);
                break;
            case ArithmeticNode arithmetic:
                WriteArithmetic(to, arithmetic, level, ref frame, isFigures);
                break;
            default:
                WriteCall(to, node, ref frame, isFigures);
                break;
        }
    }

    private void WriteArithmetic(BilingualWriter to, ArithmeticNode node, int level, ref Frame frame, bool isFigures)
    {
        var (sign, own) = node.Operator switch
        {
            BinaryOperator.Add => (" + ", Sum),
            BinaryOperator.Subtract => (" − ", Sum),
            BinaryOperator.Multiply => (" × ", Product),
            _ => (" / ", Product),
        };
        if (own < level) to.Add("(");
        Write(to, node.Left, own, ref frame, isFigures);
        to.Add(sign);
        Write(to, node.Right, own + 1, ref frame, isFigures);
        if (own < level) to.Add(")");
    }

    private void WriteCall(BilingualWriter to, NumberNode node, ref Frame frame, bool isFigures)
    {
        switch (node)
        {
            case ShareNode share:
                WriteList(to.Add("tỷ lệ(", "share("), [share.Part, share.Whole], ref frame, isFigures);
                break;
            case ExtremeNode extreme:
                to.Add(extreme.IsMax ? "lớn nhất(" : "nhỏ nhất(", extreme.IsMax ? "greatest(" : "least(");
                WriteList(to, extreme.Arguments, ref frame, isFigures);
                break;
            case WithinNode within:
                WriteList(to.Add("giữ trong(", "within("), [within.Value, within.Low, within.High], ref frame, isFigures);
                break;
            case RoundNode round:
                to.Add(round.IsCut ? "cắt(" : "làm tròn(", round.IsCut ? "cut(" : "round(");
                Write(to, round.Value, 0, ref frame, isFigures);
                to.Add("; ").AddNumber(round.Digits, 0).Add(")");
                break;
            case WeightedNode weighted:
                to.Add("bình quân(", "mean(");
                for (var i = 0; i < weighted.Ballots.Length; i++)
                {
                    if (i > 0) to.Add("; ");
                    Write(to, weighted.Ballots[i], Product, ref frame, isFigures);
                    to.Add(" × ");
                    Write(to, weighted.Weights[i], Sign, ref frame, isFigures);
                }

                to.Add(")");
                break;
            case CountNode count:
                to.Add("số câu “có” trong ", "number of “yes” among ").AddNumber(count.Conditions.Length, 0);
                break;
        }
    }

    private void WriteList(BilingualWriter to, NumberNode[] items, ref Frame frame, bool isFigures)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) to.Add("; ");
            Write(to, items[i], 0, ref frame, isFigures);
        }

        to.Add(")");
    }

    private static Message LabelOf(RuleSlot slot)
    {
        var (vietnamese, english) = (slot.Input.Label, slot.Input.LabelEnglish ?? slot.Input.Label);
        var at = slot.Name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return new Message(vietnamese, english);
        var year = slot.Name[(at + 1)..];
        return year == "last"
            ? new Message(vietnamese + " (năm trước)", english + " (year before)")
            : new Message($"{vietnamese} (năm {year})", $"{english} ({year})");
    }
}
