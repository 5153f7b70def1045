namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>
/// A condition over answers, in the part of XPath that XLSForm files use: <c>${q1} = '3' and not(selected(${q2}, 'x'))</c>.
/// Made by <see cref="ConditionParser"/>; <c>ToString</c> gives text that parses to the same tree.
/// </summary>
public abstract record Condition
{
    /// <summary>Name a constraint has for the field it stands at.</summary>
    public const string Self = ".";

    /// <summary>Whether it holds. An unanswered field is the empty text; a comparison of size with it never holds.</summary>
    /// <param name="answers">Answers so far.</param>
    /// <param name="self">Field that "." stands for.</param>
    public abstract bool Holds(AnswerSheet answers, string self = "");

    /// <summary>The values compared, in order.</summary>
    public abstract IEnumerable<Operand> Operands { get; }

    /// <summary>Names of the fields it looks at, "." included, in order and repeated as written.</summary>
    public IEnumerable<string> Fields => Operands.SelectMany(operand => operand.Fields);

    /// <summary>Text that parses back to this condition.</summary>
    public abstract override string ToString();
}

/// <summary>Both hold.</summary>
public sealed record AllOf(Condition Left, Condition Right) : Condition
{
    public override bool Holds(AnswerSheet answers, string self = "") => Left.Holds(answers, self) && Right.Holds(answers, self);

    public override IEnumerable<Operand> Operands => Left.Operands.Concat(Right.Operands);

    public override string ToString() => $"{(Left is AnyOf ? $"({Left})" : Left)} and {(Right is AnyOf or AllOf ? $"({Right})" : Right)}";
}

/// <summary>One holds at least.</summary>
public sealed record AnyOf(Condition Left, Condition Right) : Condition
{
    public override bool Holds(AnswerSheet answers, string self = "") => Left.Holds(answers, self) || Right.Holds(answers, self);

    public override IEnumerable<Operand> Operands => Left.Operands.Concat(Right.Operands);

    public override string ToString() => $"{Left} or {(Right is AnyOf ? $"({Right})" : Right)}";
}

/// <summary>It does not hold.</summary>
public sealed record Negation(Condition Inner) : Condition
{
    public override bool Holds(AnswerSheet answers, string self = "") => !Inner.Holds(answers, self);

    public override IEnumerable<Operand> Operands => Inner.Operands;

    public override string ToString() => $"not({Inner})";
}

/// <summary>A field holds a choice.</summary>
public sealed record Selected(FieldOperand Field, string Choice) : Condition
{
    public override bool Holds(AnswerSheet answers, string self = "")
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers[Field.In(self)].Contains(Choice, StringComparer.Ordinal);
    }

    public override IEnumerable<Operand> Operands => [Field];

    public override string ToString() => $"selected({Field}, {new TextOperand(Choice)})";
}

/// <summary>Two values compared; "=" and "!=" as texts unless one side is a number, the others always as numbers.</summary>
public sealed record Comparison(Operand Left, ComparisonSign Sign, Operand Right) : Condition
{
    public override bool Holds(AnswerSheet answers, string self = "")
    {
        if (Sign is ComparisonSign.Equal or ComparisonSign.NotEqual && !Left.IsNumber && !Right.IsNumber)
            return (Left.Text(answers, self) == Right.Text(answers, self)) == (Sign == ComparisonSign.Equal);

        if (Left.Number(answers, self) is not { } left || Right.Number(answers, self) is not { } right)
            return Sign == ComparisonSign.NotEqual;

        return Sign switch
        {
            ComparisonSign.Equal => left == right,
            ComparisonSign.NotEqual => left != right,
            ComparisonSign.Less => left < right,
            ComparisonSign.AtMost => left <= right,
            ComparisonSign.Greater => left > right,
            _ => left >= right,
        };
    }

    public override IEnumerable<Operand> Operands => [Left, Right];

    public override string ToString() => $"{Left} {Symbol(Sign)} {Right}";

    internal static string Symbol(ComparisonSign sign) => sign switch
    {
        ComparisonSign.Equal => "=",
        ComparisonSign.NotEqual => "!=",
        ComparisonSign.Less => "<",
        ComparisonSign.AtMost => "<=",
        ComparisonSign.Greater => ">",
        _ => ">=",
    };
}

/// <summary>Signs of comparison.</summary>
public enum ComparisonSign
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}
