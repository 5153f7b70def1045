using System.Text;

namespace ParIndex.Core.Rules.Syntax;

/// <summary>Writes a syntax tree back as rule text in one canonical layout, with English or Vietnamese words.</summary>
internal sealed partial class RulePrinter
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
}
