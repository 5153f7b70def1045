using System.Globalization;

namespace ParIndex.Core.Rules.Syntax;

/// <summary>Expressions, with no more brackets than precedence asks for.</summary>
internal sealed partial class RulePrinter
{
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
