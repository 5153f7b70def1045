using System.Globalization;
using ParIndex.Core.Rules.Binding;
using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Formulas;

/// <summary>Writes a checked rule as one formula of a spreadsheet program, so that a workbook shows points without this program.</summary>
/// <param name="rule">The rule.</param>
/// <param name="cells">Cell of each slot, in the rule's order.</param>
/// <param name="words">What the cells of yes/no inputs hold.</param>
internal sealed class FormulaWriter(BoundRule rule, IReadOnlyList<string> cells, FormulaWords words)
{
    // Spreadsheets count in binary: what differs only in the last digits is the same.
    private const int Digits = 12;

    public string Write()
    {
        var text = Rest(rule.Rest);
        for (var i = rule.Cases.Length - 1; i >= 0; i--)
            text = $"IF({Condition(rule.Cases[i].Condition)},{Result(rule.Cases[i].Result, "0")},{text})";

        return text;
    }

    private string Rest(Body body) => body switch
    {
        ResultBody result => Result(result.Result, "0"),
        StepsBody steps => Steps(steps),
        SumBody sum => string.Join('+', sum.Parts.Select(part => part.Condition is null ? $"({Number(part.Value)})" : $"IF({Condition(part.Condition)},{Number(part.Value)},0)")),
        ChooseBody choose => Choose(choose),
        _ => "NA()",
    };

    private string Steps(StepsBody body)
    {
        var figure = Number(body.Figure);
        var text = body.Otherwise is null ? "NA()" : Result(body.Otherwise.Result, figure);
        for (var i = body.Steps.Length - 1; i >= 0; i--)
        {
            var step = body.Steps[i];
            text = $"IF({Compared(step.Comparison, figure, Plain(step.Limit))},{Result(step.Result, figure)},{text})";
        }

        return text;
    }

    private string Choose(ChooseBody body)
    {
        var options = rule.Slots[body.Slot].Input.Options;
        var text = body.Otherwise is null ? "NA()" : Result(body.Otherwise.Result, "0");
        for (var i = options.Count - 1; i >= 0; i--)
        {
            if (body.ByOption[i] is { } listed)
                text = $"IF({cells[body.Slot]}={Quoted(options[i])},{Result(listed.Result, "0")},{text})";
        }

        return text;
    }

    private string Result(Result result, string figure) => result switch
    {
        PointsResult points => Number(points.Value),
        ProRataResult { Target: { } target } => $"MIN({Plain(rule.Full)},{Plain(rule.Full)}*({figure})/{Plain(target)})",
        ProRataResult => $"{Plain(rule.Full)}*({figure})",
        _ => Quoted(words.NotApplicable),
    };

    private string Number(NumberNode node) => node switch
    {
        ConstantNode constant => Plain(constant.Value),
        SlotNode slot => cells[slot.Slot],
        NumberLocalNode local => $"({Number(local.Definition.Number!)})",
        NegateNode negate => $"(-{Number(negate.Operand)})",
        ArithmeticNode arithmetic => $"({Number(arithmetic.Left)}{arithmetic.Operator.Written()}{Number(arithmetic.Right)})",
        ShareNode share => $"MAX(0,MIN(1,({Number(share.Part)})/({Number(share.Whole)})))",
        ExtremeNode extreme => $"{(extreme.IsMax ? "MAX" : "MIN")}({string.Join(',', extreme.Arguments.Select(Number))})",
        WithinNode within => $"MAX({Number(within.Low)},MIN({Number(within.High)},{Number(within.Value)}))",
        RoundNode round => $"{(round.IsCut ? "TRUNC" : "ROUND")}({Number(round.Value)},{round.Digits.ToString(CultureInfo.InvariantCulture)})",
        WeightedNode weighted => $"(({string.Join('+', weighted.Ballots.Zip(weighted.Weights, (ballots, weight) => $"({Number(ballots)})*({Number(weight)})"))})/({string.Join('+', weighted.Ballots.Select(Number))}))",
        CountNode count => $"({string.Join('+', count.Conditions.Select(condition => $"IF({Condition(condition)},1,0)"))})",
        _ => throw new InvalidOperationException($"A number of kind {node.GetType().Name} has no formula."),
    };

    private string Condition(ConditionNode node) => node switch
    {
        ConstantConditionNode constant => constant.Value ? "TRUE" : "FALSE",
        SlotConditionNode slot => $"{cells[slot.Slot]}={Quoted(Answer(rule.Slots[slot.Slot].Input, slot.Value))}",
        CompareNode compare => Compared(compare.Operator, Number(compare.Left), Number(compare.Right)),
        JoinNode join => join.IsAnd ? $"IF({Condition(join.Left)},{Condition(join.Right)},FALSE)" : $"IF({Condition(join.Left)},TRUE,{Condition(join.Right)})",
        NotNode not => $"NOT({Condition(not.Operand)})",
        SameNode same => $"({Condition(same.Left)})=({Condition(same.Right)})",
        ConditionLocalNode local => Condition(local.Definition.Condition!),
        _ => throw new InvalidOperationException($"A condition of kind {node.GetType().Name} has no formula."),
    };

    private string Answer(RuleInput input, decimal value) => input.Type == InputType.YesNo ? value == 0 ? words.No : words.Yes : input.Options[(int)value];

    private static string Compared(BinaryOperator op, string left, string right) =>
        $"ROUND({left},{Digits.ToString(CultureInfo.InvariantCulture)}){op.Written()}ROUND({right},{Digits.ToString(CultureInfo.InvariantCulture)})";

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
