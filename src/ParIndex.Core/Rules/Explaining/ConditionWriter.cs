using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Running;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Explaining;

/// <summary>Writes conditions with their figures: "Tổng số = 620; &gt; 0", "Đã xây dựng: có".</summary>
internal sealed class ConditionWriter(BoundRule rule, NodeWriter nodes)
{
    public void Write(BilingualWriter to, ConditionNode node, ref Frame frame)
    {
        switch (node)
        {
            case ConstantConditionNode constant:
                WriteYesNo(to, constant.Value);
                break;
            case SlotConditionNode slot:
                WriteSlot(to, slot, ref frame);
                break;
            case CompareNode compare:
                WriteComparison(to, compare, ref frame);
                break;
            case NotNode { Operand: SlotConditionNode slot }:
                WriteSlot(to, slot, ref frame);
                break;
            case NotNode not:
                to.Add("không phải (", "not (");
                Write(to, not.Operand, ref frame);
                to.Add(")");
                break;
            case SameNode same:
                Write(to, same.Left, ref frame);
                to.Add(" / ");
                Write(to, same.Right, ref frame);
                break;
            case ConditionLocalNode local:
                to.Add(local.Definition.Name).Add(": ");
                WriteYesNo(to, Evaluation.Of(local, ref frame));
                break;
            case JoinNode join:
                WriteSide(to, join.Left, join, ref frame);
                to.Add(join.IsAnd ? " và " : " hoặc ", join.IsAnd ? " and " : " or ");
                WriteSide(to, join.Right, join, ref frame);
                break;
        }
    }

    /// <summary>"; ≥ 50 %", "; bằng 0"</summary>
    public static void WriteLimit(BilingualWriter to, BinaryOperator op, decimal limit, Shown shown)
    {
        WriteOperator(to, op);
        to.AddValue(limit, shown);
    }

    public static void WriteOperator(BilingualWriter to, BinaryOperator op)
    {
        switch (op)
        {
            case BinaryOperator.Equal:
                to.Add("bằng ", "equals ");
                break;
            case BinaryOperator.NotEqual:
                to.Add("khác ", "differs from ");
                break;
            default:
                to.Add(op switch { BinaryOperator.Less => "< ", BinaryOperator.LessOrEqual => "≤ ", BinaryOperator.Greater => "> ", _ => "≥ " });
                break;
        }
    }

    private void WriteSide(BilingualWriter to, ConditionNode side, JoinNode whole, ref Frame frame)
    {
        var needsBracket = side is JoinNode inner && inner.IsAnd != whole.IsAnd;
        if (needsBracket) to.Add("(");
        Write(to, side, ref frame);
        if (needsBracket) to.Add(")");
    }

    private void WriteSlot(BilingualWriter to, SlotConditionNode node, ref Frame frame)
    {
        to.Add(nodes.Label(node.Slot)).Add(": ");
        var input = rule.Slots[node.Slot].Input;
        if (frame.Values[node.Slot] is not { } value) to.Add("chưa có", "not given");
        else if (input.Type == InputType.Choice) to.Add(input.Options[(int)value]);
        else WriteYesNo(to, value == 1);
    }

    private void WriteComparison(BilingualWriter to, CompareNode node, ref Frame frame)
    {
        var left = Evaluation.Of(node.Left, ref frame);
        var right = Evaluation.Of(node.Right, ref frame);
        if (left is { } value)
        {
            nodes.WriteComputation(to, node.Left, ref frame, value, right);
        }
        else
        {
            nodes.WriteLabel(to, node.Left, ref frame);
        }

        to.Add("; ");
        WriteOperator(to, node.Operator);
        if (right is { } limit && node.Right is not ConstantNode { Name: null })
        {
            nodes.WriteComputation(to, node.Right, ref frame, limit, left);
        }
        else if (right is { } constant)
        {
            to.AddValue(constant, node.Right.Shown == Shown.Plain ? node.Left.Shown : node.Right.Shown);
        }
        else
        {
            nodes.WriteLabel(to, node.Right, ref frame);
        }
    }

    private static void WriteYesNo(BilingualWriter to, bool? value) =>
        to.Add(value switch { true => "có", false => "không", _ => "chưa có" }, value switch { true => "yes", false => "no", _ => "not given" });
}
