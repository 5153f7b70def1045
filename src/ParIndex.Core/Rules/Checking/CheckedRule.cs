using ParIndex.Core.Rules.Binding;

namespace ParIndex.Core.Rules.Checking;

/// <summary>A rule that may be evaluated, with what the proof learned for explanations.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="MostOfParts">For a sum, the most each part can give (null: not known); empty for other rules.</param>
/// <param name="IsGuard">By case: the condition only rules out a division by zero, so that missing it costs nothing.</param>
internal sealed record CheckedRule(BoundRule Rule, IReadOnlyList<decimal?> MostOfParts, IReadOnlyList<bool> IsGuard);
