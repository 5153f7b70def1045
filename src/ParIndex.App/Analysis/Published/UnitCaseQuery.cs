using Dapper;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.App.Analysis.Published;

/// <summary>Finds a stored result with all that "what if" needs: its set, its figures, the others of its group.</summary>
public sealed class UnitCaseQuery(Session session, ResultQuery results, RankingQuery ranking, RoundScorers scorers, RoundStore rounds, RoundScores scores, UnitStore units)
{
    private static readonly Dictionary<string, string> NoFigures = [];

    /// <summary>The current result of a unit and year; null when there is none (or it may not be seen).</summary>
    /// <param name="unitId">The unit.</param>
    /// <param name="year">Index year.</param>
    /// <param name="withFigures">Whether who asks may read the scorecard; row-level security has the last word.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<UnitCase?> FindAsync(string unitId, int year, bool withFigures, CancellationToken cancel = default)
    {
        if (await results.FindAsync(unitId, year, cancel) is not { } result || !result.Nodes.Any(node => node.IsLeaf && node.Max > 0))
            return null;

        var group = await GroupAsync(unitId, year, cancel);
        var known = result.SetVersionId is { } version ? await scorers.GetAsync(session, version, cancel) : null;
        // A set that has lost a row of the result could not score it.
        var own = known is not null && result.Nodes.Where(node => node.IsLeaf).All(node => known.TryLeaf(node.Code, out _)) ? known : null;
        var scorer = own ?? SetScorer.Compile(ResultTree.Of(result, group?.Bands ?? []), out _);
        var figures = own is not null && withFigures ? await FiguresAsync(result, cancel) : null;
        return new UnitCase(result, scorer, figures ?? Points(result), own is not null, figures is not null, group);
    }

    private async Task<RankingTable?> GroupAsync(string unitId, int year, CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        var path = register.Find(unitId) is null ? [] : register.Path(unitId, UnitRegister.YearEnd(year));
        return path.Count < 2 ? null : await ranking.OfAsync(path[^2].Id, path[^1].Kind, year, cancel);
    }

    /// <summary>Figures as they were settled in the round the result was published from; null when it came from a document, or they may not be seen.</summary>
    private async Task<Scorecard?> FiguresAsync(ResultView result, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var origin = await connection.QuerySingleOrDefaultAsync<(Guid Card, Guid Round)?>(
            "select c.id, c.round_id from rounds.outcome o join rounds.scorecard c on c.id = o.scorecard_id where o.result_id = @Id", new { result.Id }, session.Transaction);
        if (origin is not { } of || await rounds.FindAsync(of.Round, cancel) is not { } round)
            return null;

        var standing = await scores.OfAsync(round, of.Card, cancel);
        return standing.Units is [{ Entries.Count: > 0 } unit] ? unit.Settled() with { Unit = result.UnitName } : null;
    }

    private static Scorecard Points(ResultView result) => new(
        result.UnitName,
        result.Nodes.Where(node => node.IsLeaf).DistinctBy(node => node.Code).ToDictionary(
            node => node.Code,
            node => node.Max > 0 ? new ScorecardEntry(NoFigures, node.Points) : new ScorecardEntry(NoFigures, NotApplicable: true),
            StringComparer.Ordinal));
}
