using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Scenarios;

/// <summary>Asks what a unit's scorecard would give if parts of it were otherwise, the others standing where they stand.</summary>
public sealed class WhatIf
{
    private readonly SetScorer scorer;
    private readonly Scorecard card;
    private readonly Standing standing;

    /// <param name="scorer">The compiled set.</param>
    /// <param name="card">The unit's scorecard as it is.</param>
    /// <param name="standing">The other units.</param>
    public WhatIf(SetScorer scorer, Scorecard card, Standing standing)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(standing);
        (this.scorer, this.card, this.standing) = (scorer, card, standing);
        var score = scorer.Score(card);
        Now = new ScenarioResult(null, score, standing.RankOf(score.Percent ?? 0), 0, 0);
    }

    /// <summary>Things as they stand.</summary>
    public ScenarioResult Now { get; }

    /// <summary>Scores a scenario. A code the set does not have, or a bad value, is among the problems of the score.</summary>
    public ScenarioResult Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var score = scorer.Score(Changed(scenario));
        var rank = standing.RankOf(score.Percent ?? 0);
        return new ScenarioResult(scenario.Name, score, rank, score.Points - Now.Score.Points, Now.Rank - rank);
    }

    /// <summary>Scores scenarios and tells where they differ.</summary>
    public ScenarioComparison Compare(IReadOnlyList<Scenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        List<ScenarioResult> results = [Now, .. scenarios.Select(Of)];
        var leaves = results.Select(result => result.Score.Leaves.ToList()).ToList();
        var differences = leaves[0]
            .Select((leaf, i) => (leaf.Criterion, Scores: leaves.Select(column => column[i]).ToList()))
            .Where(leaf => leaf.Scores.Any(score => score.Points != leaf.Scores[0].Points || score.State != leaf.Scores[0].State))
            .Select(leaf => new LeafDifference(leaf.Criterion, leaf.Scores, [.. leaf.Scores.Select(score => score.Points - leaf.Scores[0].Points)]))
            .ToList();
        return new ScenarioComparison(results, differences);
    }

    private Scorecard Changed(Scenario scenario)
    {
        var entries = new Dictionary<string, ScorecardEntry>(card.Entries, StringComparer.Ordinal);
        foreach (var change in scenario.Changes)
        {
            entries[change.Code] = Changed(entries.GetValueOrDefault(change.Code) ?? new ScorecardEntry(new Dictionary<string, string>()), change);
        }

        return card with { Entries = entries };
    }

    private static ScorecardEntry Changed(ScorecardEntry entry, ScenarioChange change)
    {
        var notApplicable = change.NotApplicable ?? (entry.NotApplicable && change.Points is null && change.Values is null);

        // Figures count before points: points given outright put the figures aside.
        if (change.Points is { } points) return entry with { Values = new Dictionary<string, string>(), Points = points, NotApplicable = notApplicable };
        if (change.Values is not { } given) return entry with { NotApplicable = notApplicable };
        var values = new Dictionary<string, string>(entry.Values, StringComparer.Ordinal);
        foreach (var (slot, value) in given)
        {
            values[slot] = value;
        }

        return entry with { Values = values, NotApplicable = notApplicable };
    }
}
