using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Analysis;

/// <summary>A criteria set for results that come without one: every leaf a field of its own, points given outright.</summary>
internal static class FlatSet
{
    public static SimulatedResults Of(SimulationData data, LeafSelector leaves)
    {
        var set = new CriteriaSet
        {
            Id = "flat", Title = "", Edition = "", Level = SetLevel.Province, Ties = data.Ties, Bands = data.Bands,
            NotApplicable = NotApplicablePolicy.Exclude,
            Criteria = [.. data.Leaves.Select(leaf => new Criterion { Code = leaf.Code, Key = leaf.Code, Title = leaf.Title.Length > 0 ? leaf.Title : leaf.Code, Max = leaf.Max })],
        };
        var scorer = new Lazy<SetScorer>(() => SetScorer.Compile(set, out _));
        return new SimulatedResults(data, set, unit => scorer.Value.Score(Card(data, unit), explain: false), leaves);
    }

    private static Scorecard Card(SimulationData data, int unit) => new(data.Units[unit], data.Leaves
        .Select((leaf, i) => (leaf.Code, Points: data.Points[i][unit]))
        .ToDictionary(pair => pair.Code, pair => new ScorecardEntry(new Dictionary<string, string>(), pair.Points, pair.Points is null), StringComparer.Ordinal));
}
