using ParIndex.App.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Results;

/// <summary>A ledger with the name of its unit or document.</summary>
public sealed record NamedLedger(string Name, LostPointLedger Ledger);

/// <summary>Ledgers of units scored from declared figures.</summary>
public static class ScoredLedger
{
    /// <summary>One ledger per unit of the file, with failed rule steps and what would win points back.</summary>
    public static IReadOnlyList<NamedLedger> OfInputs(string set, string inputs)
    {
        var scorer = SetScorer.Compile(CriteriaSetFile.Load(set), out _);
        return ScorecardFile.Read(inputs)
            .Select(card => new NamedLedger(card.Unit, LostPointLedger.Of(scorer.Score(card), scorer, card)))
            .ToList();
    }
}
