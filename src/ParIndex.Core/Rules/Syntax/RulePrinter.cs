using System.Globalization;
using System.Text;

namespace ParIndex.Core.Rules.Syntax;

/// <summary>Writes a syntax tree back as rule text in one canonical layout, with English or Vietnamese words.</summary>
internal sealed class RulePrinter
{
    private readonly StringBuilder _text = new();
    private readonly bool _isVietnamese;

    private RulePrinter(bool isVietnamese) => _isVietnamese = isVietnamese;

    public static string Print(RuleSyntax rule, bool vietnamese)
    {
        var printer = new RulePrinter(vietnamese);
        printer.WriteRule(rule);
        return printer._text.ToString();
    }

    /// <summary>An expression with English words, as messages quote it.</summary>
    public static string Print(ExpressionSyntax expression, bool vietnamese = false)
    {
        var printer = new RulePrinter(vietnamese);
        printer.Write(expression, 0);
        return printer._text.ToString();
    }

    private void WriteRule(RuleSyntax rule)
    {
        foreach (var definition in rule.Definitions)
        {
            Begin(definition.Remarks, 0);
            _text.Append(definition.Name).Append(" = ");
            Write(definition.Value, 0);
            End(definition.Remarks);
        }

        foreach (var branch in rule.Cases)
        {
            Begin(branch.Remarks, 0);
            Write(Word.When).Append(' ');
            Write(branch.Condition, 0);
            WriteResult(branch.Result, branch.Label, branch.Remarks);
        }

        if (rule.Rest is not null) WriteBody(rule.Rest);
        foreach (var remark in rule.ClosingRemarks) WriteRemark(remark, 0);
    }

    private void WriteBody(BodySyntax body)
    {
        Begin(body.Remarks, 0);
        switch (body)
        {
            case OtherwiseSyntax otherwise:
                WriteOtherwise(otherwise);
                break;
            case ExpressionBodySyntax expression:
                Write(expression.Result);
                WriteLabel(expression.Label);
                End(expression.Remarks);
                break;
            case StepsSyntax steps:
                Write(Word.Steps).Append(' ');
                Write(steps.Figure, 0);
                _text.Append(':');
                End(steps.Remarks);
                foreach (var step in steps.Steps)
                {
                    Begin(step.Remarks, 1);
                    _text.Append(step.Comparison.Written()).Append(' ');
                    Write(step.Limit, Level(BinaryOperator.Add));
                    WriteResult(step.Result, step.Label, step.Remarks);
                }

                WriteInnerOtherwise(steps.Otherwise);
                break;
            case SumSyntax sum:
                Write(Word.Sum).Append(':');
                End(sum.Remarks);
                foreach (var part in sum.Parts) WritePart(part);
                break;
            case ChooseSyntax choose:
                Write(Word.Choose).Append(' ');
                Write(choose.Input, 0);
                _text.Append(':');
                End(choose.Remarks);
                foreach (var option in choose.Options)
                {
                    Begin(option.Remarks, 1);
                    WriteText(option.Option);
                    WriteResult(option.Result, option.Label, option.Remarks);
                }

                WriteInnerOtherwise(choose.Otherwise);
                break;
        }
    }

    private void WritePart(PartSyntax part)
    {
        Begin(part.Remarks, 1);
        Write(part.Value, 0);
        if (part.Condition is not null)
        {
            _text.Append(' ');
            Write(Word.If).Append(' ');
            Write(part.Condition, 0);
        }

        WriteLabel(part.Label);
        End(part.Remarks);
    }

    private void WriteInnerOtherwise(OtherwiseSyntax? otherwise)
    {
        if (otherwise is null) return;
        Begin(otherwise.Remarks, 1);
        WriteOtherwise(otherwise);
    }

    private void WriteOtherwise(OtherwiseSyntax otherwise)
    {
        Write(Word.Otherwise);
        WriteResult(otherwise.Result, otherwise.Label, otherwise.Remarks);
    }

    private void WriteResult(ResultSyntax result, string? label, Remarks remarks)
    {
        _text.Append(": ");
        Write(result);
        WriteLabel(label);
        End(remarks);
    }

    private void Write(ResultSyntax result)
    {
        switch (result)
        {
            case NotApplicableSyntax:
                Write(Word.NotApplicable);
                break;
            case ProRataSyntax { Target: { } target }:
                Write(Word.ProRataTo).Append(' ');
                Write(target, Level(BinaryOperator.Add));
                break;
            case ProRataSyntax:
                Write(Word.ProRata);
                break;
            case PointsSyntax points:
                Write(points.Value, Level(BinaryOperator.Add)); // a bracket keeps "(a = b)" from reading as a named value
                break;
        }
    }

    private void WriteLabel(string? label)
    {
        if (label is null) return;
        _text.Append(' ');
        WriteText(label);
    }

    private void WriteText(string text) => _text.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    private void Begin(Remarks remarks, int indent)
    {
        foreach (var remark in remarks.Before) WriteRemark(remark, indent);
        _text.Append(' ', indent * 2);
    }

    private void End(Remarks remarks)
    {
        if (remarks.After is { } remark) _text.Append("  # ").Append(remark);
        _text.Append('\n');
    }

    private void WriteRemark(string remark, int indent) => _text.Append(' ', indent * 2).Append("# ").Append(remark).Append('\n');

    private StringBuilder Write(Word word) => _text.Append(Words.Canon(word, _isVietnamese));

    private void Write(ExpressionSyntax expression, int level)
    {
        switch (expression)
        {
            case NumberSyntax number:
                WriteNumber(number);
                break;
            case TextSyntax text:
                WriteText(text.Text);
                break;
            case YesNoSyntax yesNo:
                Write(yesNo.Value ? Word.Yes : Word.No);
                break;
            case FullSyntax:
                Write(Word.Full);
                break;
            case NameSyntax name:
                _text.Append(name.FullName);
                break;
            case NegateSyntax negate:
                _text.Append('-');
                Write(negate.Operand, 6);
                break;
            case NotSyntax not:
                Bracket(level > 2, () =>
                {
                    Write(Word.Not).Append(' ');
                    Write(not.Operand, 2);
                });
                break;
            case BinarySyntax binary:
                WriteBinary(binary, level);
                break;
            case CallSyntax call:
                WriteList(Words.Canon(call.Function), call.Arguments, argument => Write(argument, 0));
                break;
            case WeightedSyntax weighted:
                WriteList("weighted", weighted.Weights, pair =>
                {
                    Write(pair.Ballots, 0);
                    _text.Append(": ");
                    Write(pair.Weight, 0);
                });
                break;
        }
    }

    private void WriteBinary(BinarySyntax binary, int level)
    {
        var own = Level(binary.Operator);
        Bracket(own < level, () =>
        {
            Write(binary.Left, binary.Operator.IsComparison() ? own + 1 : own);
            _text.Append(' ');
            if (binary.Operator == BinaryOperator.And) Write(Word.And);
            else if (binary.Operator == BinaryOperator.Or) Write(Word.Or);
            else _text.Append(binary.Operator.Written());
            _text.Append(' ');
            Write(binary.Right, own + 1);
        });
    }

    private void WriteList<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _text.Append(name).Append('(');
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) _text.Append(", ");
            isFirst = false;
            write(item);
        }

        _text.Append(')');
    }

    private void Bracket(bool needed, Action write)
    {
        if (needed) _text.Append('(');
        write();
        if (needed) _text.Append(')');
    }

    private void WriteNumber(NumberSyntax number)
    {
        if (!number.IsPercent) _text.Append(number.Value.ToString(CultureInfo.InvariantCulture));
        else _text.Append((number.Value * 100).ToString("0.############################", CultureInfo.InvariantCulture)).Append('%');
    }

    /// <summary>or 0, and 1, not 2, comparison 3, sum 4, product 5, sign 6.</summary>
    private static int Level(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 0,
        BinaryOperator.And => 1,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        BinaryOperator.Multiply or BinaryOperator.Divide => 5,
        _ => 3,
    };
}
