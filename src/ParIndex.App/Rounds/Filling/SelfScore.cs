using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Filling;

/// <summary>What an answer comes to.</summary>
/// <param name="Points">Points claimed, or by rule; null while nothing is given.</param>
/// <param name="ByRule">Points the figures come to by rule; null when there is no rule or figures are missing.</param>
/// <param name="Steps">Steps of the rule in words.</param>
/// <param name="Gains">Least changes that gain the next step.</param>
/// <param name="Problem">Why the answer cannot stand as it is; null: it can.</param>
public sealed record SelfScore(decimal? Points, NodeState State, decimal? ByRule, IReadOnlyList<RuleStep> Steps, IReadOnlyList<RuleImprovement> Gains, Message? Problem)
{
    /// <summary>Scores an answer of one leaf.</summary>
    public static SelfScore Of(SetScorer scorer, string code, EntryAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(answer);
        scorer.TryLeaf(code, out var leaf);
        var rule = leaf!.Rule;
        var values = rule is null ? [] : Values(leaf, answer);
        var explained = rule is not null && answer.Figures.Count > 0 ? rule.Explain(values) : null;
        var byRule = explained is { Outcome.State: RuleState.Scored } ? explained.Outcome.Points : (decimal?)null;
        var standing = scorer.Score(new Scorecard("", new Dictionary<string, ScorecardEntry> { [code] = answer.ToScorecardEntry() }), explain: false)
            .Leaves.First(node => node.Code == code);
        var gains = explained is null ? [] : rule!.Improve(values);
        return new SelfScore(answer.IsGiven && standing.State is not NodeState.Missing ? standing.Points : null, standing.State, byRule, explained?.Steps ?? [], gains, ProblemOf(answer, byRule));
    }

    private static Message? ProblemOf(EntryAnswer answer, decimal? byRule) =>
        answer.Claim is { } claim && byRule is { } points && claim != points && answer.ClaimReason.Length == 0
            ? new("Điểm đề nghị khác điểm theo cách tính: hãy ghi lý do.", "The points claimed differ from the rule's: give the reason.")
            : null;

    private static decimal?[] Values(ScoredLeaf leaf, EntryAnswer answer)
    {
        var values = new decimal?[leaf.Rule!.Slots.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var slot = leaf.Rule.Slots[i];
            if (answer.Figures.TryGetValue(slot.Name, out var text) && InputValue.TryParse(slot.Input, text, out var value, out _))
                values[i] = value;
        }

        return values;
    }
}
