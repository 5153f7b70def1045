using System.Globalization;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>A value in a comparison.</summary>
public abstract record Operand
{
    /// <summary>A number by itself, so that the other side is taken as a number too.</summary>
    public virtual bool IsNumber => false;

    /// <summary>Names of fields looked at.</summary>
    public virtual IEnumerable<string> Fields => [];

    public abstract string Text(AnswerSheet answers, string self);

    /// <summary>Null: no number.</summary>
    public abstract decimal? Number(AnswerSheet answers, string self);

    public abstract override string ToString();

    internal static decimal? ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string Print(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>The answer to a field; a multiple choice reads as its codes with blanks between.</summary>
/// <param name="Code">Field, or "." for the field a constraint stands at.</param>
public sealed record FieldOperand(string Code) : Operand
{
    public override IEnumerable<string> Fields => [Code];

    internal string In(string self) => Code == Condition.Self ? self : Code;

    public override string Text(AnswerSheet answers, string self)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Text(In(self));
    }

    public override decimal? Number(AnswerSheet answers, string self) => ReadNumber(Text(answers, self));

    public override string ToString() => Code == Condition.Self ? Condition.Self : $"${{{Code}}}";
}

/// <summary>A number written in the condition.</summary>
public sealed record NumberOperand(decimal Value) : Operand
{
    public override bool IsNumber => true;

    public override string Text(AnswerSheet answers, string self) => Print(Value);

    public override decimal? Number(AnswerSheet answers, string self) => Value;

    public override string ToString() => Print(Value);
}

/// <summary>A text written in the condition. XPath has no way to write one that holds both kinds of quotes.</summary>
public sealed record TextOperand(string Value) : Operand
{
    public override string Text(AnswerSheet answers, string self) => Value;

    public override decimal? Number(AnswerSheet answers, string self) => ReadNumber(Value);

    public override string ToString() => Value.Contains('\'', StringComparison.Ordinal) ? $"\"{Value}\"" : $"'{Value}'";
}

/// <summary>How many choices a field holds.</summary>
public sealed record CountOperand(FieldOperand Field) : Operand
{
    public override bool IsNumber => true;

    public override IEnumerable<string> Fields => Field.Fields;

    public override string Text(AnswerSheet answers, string self) => Print(Number(answers, self)!.Value);

    public override decimal? Number(AnswerSheet answers, string self)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers[Field.In(self)].Count;
    }

    public override string ToString() => $"count-selected({Field})";
}

/// <summary>How many characters an answer has.</summary>
public sealed record LengthOperand(FieldOperand Field) : Operand
{
    public override bool IsNumber => true;

    public override IEnumerable<string> Fields => Field.Fields;

    public override string Text(AnswerSheet answers, string self) => Print(Number(answers, self)!.Value);

    public override decimal? Number(AnswerSheet answers, string self) => Field.Text(answers, self).Length;

    public override string ToString() => $"string-length({Field})";
}
