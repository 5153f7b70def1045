namespace ParIndex.Core.Rules.Syntax;

/// <summary>A rule as written: named values, cases from top to bottom, then what holds when no case does.</summary>
/// <param name="Definitions">Named intermediate values.</param>
/// <param name="Cases">Cases before the rest.</param>
/// <param name="Rest">Null: the cases must cover everything.</param>
/// <param name="ClosingRemarks">Remarks after the last line.</param>
internal sealed record RuleSyntax(
    EquatableList<DefinitionSyntax> Definitions,
    EquatableList<CaseSyntax> Cases,
    BodySyntax? Rest,
    EquatableList<string> ClosingRemarks);

/// <summary>Remarks on the lines before a line, and at its end.</summary>
internal sealed record Remarks(EquatableList<string> Before, string? After)
{
    public static readonly Remarks None = new(EquatableList<string>.Empty, null);
}

/// <summary><c>rate = on_time / total</c></summary>
internal sealed record DefinitionSyntax(string Name, ExpressionSyntax Value, Remarks Remarks, TextPosition At);

/// <summary><c>when CONDITION: RESULT "label"</c></summary>
internal sealed record CaseSyntax(ExpressionSyntax Condition, ResultSyntax Result, string? Label, Remarks Remarks, TextPosition At);

internal abstract record ResultSyntax(TextPosition At);

internal sealed record PointsSyntax(ExpressionSyntax Value, TextPosition At) : ResultSyntax(At);

internal sealed record NotApplicableSyntax(TextPosition At) : ResultSyntax(At);

/// <summary><c>pro rata</c>, <c>pro rata to 50%</c>; only in a step.</summary>
internal sealed record ProRataSyntax(ExpressionSyntax? Target, TextPosition At) : ResultSyntax(At);

/// <summary>What follows the cases.</summary>
internal abstract record BodySyntax(Remarks Remarks, TextPosition At);

/// <summary>A lone expression, without <c>otherwise:</c>.</summary>
internal sealed record ExpressionBodySyntax(ResultSyntax Result, string? Label, Remarks Remarks, TextPosition At) : BodySyntax(Remarks, At);

/// <summary><c>otherwise: RESULT</c></summary>
internal sealed record OtherwiseSyntax(ResultSyntax Result, string? Label, Remarks Remarks, TextPosition At) : BodySyntax(Remarks, At);

internal sealed record StepsSyntax(
    ExpressionSyntax Figure, EquatableList<StepSyntax> Steps, OtherwiseSyntax? Otherwise, Remarks Remarks, TextPosition At) : BodySyntax(Remarks, At);

internal sealed record StepSyntax(BinaryOperator Comparison, ExpressionSyntax Limit, ResultSyntax Result, string? Label, Remarks Remarks, TextPosition At);

internal sealed record SumSyntax(EquatableList<PartSyntax> Parts, Remarks Remarks, TextPosition At) : BodySyntax(Remarks, At);

internal sealed record PartSyntax(ExpressionSyntax Value, ExpressionSyntax? Condition, string? Label, Remarks Remarks, TextPosition At);

internal sealed record ChooseSyntax(
    NameSyntax Input, EquatableList<OptionSyntax> Options, OtherwiseSyntax? Otherwise, Remarks Remarks, TextPosition At) : BodySyntax(Remarks, At);

internal sealed record OptionSyntax(string Option, ResultSyntax Result, string? Label, Remarks Remarks, TextPosition At);
