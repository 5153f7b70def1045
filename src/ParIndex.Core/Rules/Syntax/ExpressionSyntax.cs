namespace ParIndex.Core.Rules.Syntax;

/// <summary>An expression as written. <see cref="Depth"/> keeps every later pass within the stack.</summary>
internal abstract record ExpressionSyntax(TextPosition At)
{
    public virtual int Depth => 1;
}

/// <summary><c>0.25</c>, <c>95%</c> (value 0.95).</summary>
internal sealed record NumberSyntax(decimal Value, bool IsPercent, TextPosition At) : ExpressionSyntax(At);

/// <summary>Stands where a mistake was told; later passes pass over it in silence.</summary>
internal sealed record UnreadSyntax(TextPosition At) : ExpressionSyntax(At);

internal sealed record TextSyntax(string Text, TextPosition At) : ExpressionSyntax(At);

internal sealed record YesNoSyntax(bool Value, TextPosition At) : ExpressionSyntax(At);

internal sealed record FullSyntax(TextPosition At) : ExpressionSyntax(At);

/// <summary><c>total</c>, <c>total@last</c>, <c>total@2015</c>.</summary>
internal sealed record NameSyntax(string Name, string? Year, TextPosition At) : ExpressionSyntax(At)
{
    public string FullName => Year is null ? Name : Name + "@" + Year;
}

internal sealed record NegateSyntax(ExpressionSyntax Operand, TextPosition At) : ExpressionSyntax(At)
{
    public override int Depth { get; } = Operand.Depth + 1;
}

internal sealed record NotSyntax(ExpressionSyntax Operand, TextPosition At) : ExpressionSyntax(At)
{
    public override int Depth { get; } = Operand.Depth + 1;
}

internal sealed record BinarySyntax(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right, TextPosition At) : ExpressionSyntax(At)
{
    public override int Depth { get; } = Math.Max(Left.Depth, Right.Depth) + 1;
}

internal sealed record CallSyntax(RuleFunction Function, EquatableList<ExpressionSyntax> Arguments, TextPosition At) : ExpressionSyntax(At)
{
    public override int Depth { get; } = Arguments.Select(argument => argument.Depth).DefaultIfEmpty().Max() + 1;
}

/// <summary><c>weighted(n1: w1, n2: w2)</c></summary>
internal sealed record WeightedSyntax(EquatableList<WeightSyntax> Weights, TextPosition At) : ExpressionSyntax(At)
{
    public override int Depth { get; } = Weights.Select(pair => Math.Max(pair.Ballots.Depth, pair.Weight.Depth)).DefaultIfEmpty().Max() + 1;
}

internal sealed record WeightSyntax(ExpressionSyntax Ballots, ExpressionSyntax Weight);

internal enum BinaryOperator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}

internal enum RuleFunction
{
    Share,
    Min,
    Max,
    Within,
    Change,
    Count,
    Round,
    Cut,
}

internal static class BinaryOperators
{
    public static bool IsComparison(this BinaryOperator op) => op is >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual;

    /// <summary>The comparison that holds exactly when this one does not.</summary>
    public static BinaryOperator Negated(this BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>As written in a rule.</summary>
    public static string Written(this BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
