using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>A criterion, or a sum of several, as the organiser scored it and as the authority above did.</summary>
/// <param name="Level">1 is the field.</param>
/// <param name="Ours">Own score; null: not scored here (a survey).</param>
/// <param name="First">As first appraised above; null: not entered.</param>
/// <param name="Final">In the end: after the explanation where something was said then, else as first appraised.</param>
/// <param name="Reason">Why it is other than the own score, as the authority above says it.</param>
/// <param name="Explanation">What was explained; null: nothing.</param>
/// <param name="IsWhole">Every leaf in it has its final points: a sum of some of them is not compared.</param>
public sealed record ComparedNode(
    Criterion Node, int Level, decimal? Ours, decimal? First, decimal? Final, string Reason, CauseCategory? Cause, Explanation? Explanation, bool IsWhole)
{
    /// <summary>Points gained (lost when below 0) against the own score; null while one of them is missing.</summary>
    public decimal? Difference => IsWhole ? Final - Ours : null;

    public bool Differs => Difference is not null and not 0;
}

/// <summary>The own score of a mirror round beside that of the authority above, criterion by criterion.</summary>
/// <param name="Nodes">All criteria, parents before children.</param>
/// <param name="Total">The whole index.</param>
/// <param name="NotEntered">Leaves without points from above.</param>
public sealed record MirrorComparison(IReadOnlyList<ComparedNode> Nodes, ComparedTotal Total, int NotEntered);

/// <summary>The whole index as scored here and above.</summary>
/// <param name="Max">Applicable maximum.</param>
/// <param name="IsWhole">Every leaf has its final points.</param>
public sealed record ComparedTotal(decimal Max, decimal Ours, decimal? First, decimal? Final, bool IsWhole)
{
    public decimal? Difference => IsWhole ? Final - Ours : null;

    public static decimal? Percent(decimal? points, decimal max) => points is { } value ? Percentages.Of(value, max) : null;
}

/// <summary>Compares; points are computed anew from what is stored, by the rules of the set.</summary>
public sealed class CompareMirror(RoundScores scores, VerdictStore verdicts, ExplanationStore explanations, EntryStore entries)
{
    /// <summary>The comparison of a scorecard of a mirror round.</summary>
    public async Task<MirrorComparison> OfAsync(Round round, Guid card, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var standing = await scores.OfAsync(round, card, cancel);
        var chains = standing.Units.Single(unit => unit.ScorecardId == card).Entries;
        var given = (await verdicts.OfCardAsync(card, cancel)).ToLookup(verdict => verdict.Code, StringComparer.Ordinal);
        var said = (await explanations.OfCardAsync(card, cancel)).ToDictionary(one => one.Code, StringComparer.Ordinal);
        var own = (await entries.OfCardAsync(card, cancel)).ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        var first = Score(chains.Where(pair => pair.Value.First is not null).ToDictionary(pair => pair.Key, pair => (pair.Value with { Second = null, Council = null }).Settled()));
        var final = Score(chains.Where(pair => (pair.Value.Second ?? pair.Value.First) is not null).ToDictionary(pair => pair.Key, pair => (pair.Value with { Council = null }).Settled()));
        var claimed = standing.Claimed.Unit(0);
        var hasFirst = Having(chain => chain.First is not null);
        var hasFinal = Having(chain => (chain.Second ?? chain.First) is not null);
        var nodes = claimed.Nodes.Select((node, i) =>
        {
            var last = given[node.Code].Where(verdict => verdict.Pass != VerdictPass.Blind).MaxBy(verdict => verdict.Pass);
            var isOurs = node.Criterion.SelfAndDescendants().Any(below => below.IsLeaf && own.TryGetValue(below.Code, out var entry) && (entry.IsOfUnit || entry.Points is not null));
            return new ComparedNode(
                node.Criterion, node.Level, isOurs ? node.Points : null, hasFirst.Contains(node.Code) ? first.Nodes[i].Points : null, hasFinal.Contains(node.Code) ? final.Nodes[i].Points : null,
                last?.Reason ?? "", last?.Category, said.GetValueOrDefault(node.Code),
                node.Criterion.SelfAndDescendants().Where(below => below.IsLeaf).All(leaf => hasFinal.Contains(leaf.Code)));
        }).ToList();
        var missing = own.Keys.Count(code => !hasFinal.Contains(code));
        return new MirrorComparison(
            nodes, new ComparedTotal(claimed.Max, claimed.Points, hasFirst.Count > 0 ? first.Points : null, hasFinal.Count > 0 ? final.Points : null, missing == 0),
            missing);

        UnitScore Score(IReadOnlyDictionary<string, ScorecardEntry> settled) => standing.Scorer.Score(new Scorecard("", settled), explain: false);

        // A sum is known as soon as one leaf below it is.
        HashSet<string> Having(Func<Core.Rounds.EntryChain, bool> which) =>
            [.. claimed.Nodes.Where(node => node.Criterion.SelfAndDescendants().Any(below => below.IsLeaf && chains.TryGetValue(below.Code, out var chain) && which(chain))).Select(node => node.Code)];
    }
}
