using ParIndex.Core.Rules.Syntax;

namespace ParIndex.Core.Rules.Binding;

/// <summary>A rule whose names, types and units are checked.</summary>
internal sealed record BoundRule(decimal Full, RuleSlot[] Slots, Definition[] Definitions, Branch[] Cases, Body Rest);

/// <summary>A named value: a number or a yes/no.</summary>
internal sealed record Definition(string Name, int Index, NumberNode? Number, ConditionNode? Condition, TextPosition At);

/// <summary>A case: condition and result.</summary>
internal sealed record Branch(ConditionNode Condition, Result Result, string? Label, TextPosition At);

/// <summary>What a case, step or option gives.</summary>
internal abstract record Result(TextPosition At);

internal sealed record PointsResult(NumberNode Value, TextPosition At) : Result(At);

internal sealed record NotApplicableResult(TextPosition At) : Result(At);

/// <summary>Figure / target × full, at most full; without a target figure × full.</summary>
internal sealed record ProRataResult(decimal? Target, NumberNode? TargetSource, TextPosition At) : Result(At);

/// <summary>What holds when no case does.</summary>
internal abstract record Body(TextPosition At);

/// <summary>Nothing: the cases must cover everything.</summary>
internal sealed record NothingBody(TextPosition At) : Body(At);

internal sealed record ResultBody(Result Result, string? Label, TextPosition At) : Body(At);

internal sealed record StepsBody(NumberNode Figure, Step[] Steps, ResultBody? Otherwise, TextPosition At) : Body(At);

internal sealed record Step(BinaryOperator Comparison, decimal Limit, NumberNode LimitSource, Result Result, string? Label, TextPosition At);

internal sealed record SumBody(Part[] Parts, TextPosition At) : Body(At);

internal sealed record Part(NumberNode Value, ConditionNode? Condition, string? Label, TextPosition At);

/// <param name="Slot">Slot of the choice.</param>
/// <param name="ByOption">What each option of the input leads to, in their order; null: not listed.</param>
/// <param name="Otherwise">For options not listed.</param>
/// <param name="At">Place.</param>
internal sealed record ChooseBody(int Slot, ResultBody?[] ByOption, ResultBody? Otherwise, TextPosition At) : Body(At);
