using ParIndex.App.Analysis;
using ParIndex.App.Rounds.Deciding;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Ranking;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>Total and rank of a unit with what its survey criteria leave open.</summary>
/// <param name="Total">Points in all.</param>
/// <param name="Percent">Index, 0 to 100.</param>
/// <param name="Low">5 % quantile of the index; null: no error is known.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="Rank">Rank with its range in one sentence; null: the unit stands alone.</param>
/// <param name="Survey">Sum of the survey criteria with its error.</param>
public sealed record RankedTotal(decimal Total, decimal Percent, double? Low, double? High, Message? Rank, PointSum Survey);

/// <summary>Total and rank of units whose survey points have errors: the ordinary simulation of ranks, fed with them.</summary>
public sealed class SurveyRanking(RoundScores scores, SurveyPointStore points)
{
    private const int Draws = 4_000;
    private const int MostCells = 40_000_000;
    private const ulong Seed = 1;

    /// <summary>Of one unit, among all units of the round. Who asks must see the round whole, or the rank would be among some of its units.</summary>
    /// <returns>Null: the scorecard is not of the round, or no points came from a survey.</returns>
    public async Task<RankedTotal?> OfAsync(Round round, Guid card, CancellationToken cancel = default)
    {
        var standing = await scores.OfAsync(round, cancel: cancel);
        var place = standing.Units.ToList().FindIndex(unit => unit.ScorecardId == card);
        var found = (await points.OfAsync([.. standing.Units.Select(unit => unit.ScorecardId)], cancel)).Where(point => point.Score.Source.Counts).ToLookup(point => point.ScorecardId);
        if (place < 0 || !found.Contains(card))
            return null;

        var scorer = standing.Scorer;
        var data = ResultsReader.Scored("", scorer, standing.SettledInputs, scorer.Set.Ties, scorer.Set.Bands).Data;
        var byUnit = standing.Units.Select(unit => Standing(unit, found[unit.ScorecardId])).ToList();
        var sources = byUnit.SelectMany((own, unit) => SurveyRanks.Sources(data, unit, own)).ToList();
        var mine = byUnit[place];
        var sum = mine.Official(_ => true);
        if (sources.Count == 0)
            return new RankedTotal(data.NominalPoints[place], data.NominalPercents[place], null, null, data.Units.Count > 1 ? Undetermined(data.NominalRanks[place]) : null, sum);

        var draws = (int)Math.Clamp(MostCells / ((long)data.Units.Count * data.Leaves.Count), 200, Draws);
        var outcome = Simulation.Of(data, sources).Run(Seed, draws, AllCores.Run).Unit(new SimulationQuestions(), place);
        var isKnown = sum.KnownStandardError > 0;
        return new RankedTotal(
            data.NominalPoints[place], data.NominalPercents[place], isKnown ? outcome.Quantiles[0].Percent : null, isKnown ? outcome.Quantiles[^1].Percent : null,
            data.Units.Count > 1 ? isKnown ? SurveyRanks.InWords(outcome, mine) : Undetermined(outcome.Rank) : null, sum);
    }

    private static Message Undetermined(int rank) => new($"Hạng {rank}; khoảng hạng không xác định.", $"Rank {rank}; its range is undetermined.");

    /// <summary>Points that still stand in the entry: what was typed over, or cut on appraisal, has no error of the survey's any more.</summary>
    private static SurveyScores Standing(RoundUnit unit, IEnumerable<SurveyPoint> points) => SurveyPoint.Scores(points.Where(point =>
        unit.Entries.TryGetValue(point.Code, out var chain) && chain.Answer.IsGiven && !PutSurveyPoints.IsTyped(chain.Answer, point)));
}
