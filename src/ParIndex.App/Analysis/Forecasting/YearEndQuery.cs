using Dapper;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Forecasting;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.App.Analysis.Forecasting;

/// <summary>Forecasts the end of the round a unit is in, from its entries so far, its published years and the targets set with the last of them.</summary>
public sealed class YearEndQuery(Session session, RoundStore rounds, RoundScores scores, RankingQuery ranking, UnitStore units)
{
    private const int YearsBack = 10;

    /// <summary>The forecast; null when the unit is in no running round that may be seen. A real round comes before a rehearsal.</summary>
    public async Task<YearEndOutlook?> FindAsync(string unitId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var running = await connection.QueryFirstOrDefaultAsync<(Guid Card, Guid Round)?>(
            """
            select c.id, r.id from rounds.scorecard c join rounds.round r on r.id = c.round_id
            where c.unit_id = @unitId and r.stage <> 'Published' order by r.is_rehearsal, r.year desc, r.made_at desc limit 1
            """,
            new { unitId },
            session.Transaction);
        if (running is not { } found || await rounds.FindAsync(found.Round, cancel) is not { } round)
            return null;

        var standing = await scores.OfAsync(round, found.Card, cancel);
        if (standing.Units is not [{ Entries.Count: > 0 } unit])
            return null;

        var score = standing.Scorer.Score(unit.Settled(), explain: false);
        var past = (await connection.QueryAsync<PastRow>(
            """
            select r.year as Year, n.key as Key, n.points as Points, n.max as Max, n.target as Target
            from results.result r join results.node n on n.result_id = r.id and n.is_leaf and n.key is not null and n.max > 0 and n.points between 0 and n.max
            where r.unit_id = @unitId and r.year between @first and @last and r.published_at is not null and r.superseded_at is null
            order by r.year, n.position
            """,
            new { unitId, first = round.Year - YearsBack, last = round.Year - 1 },
            session.Transaction)).AsList();
        var others = await OthersAsync(unitId, round.Year - 1, standing.Scorer.Set.Ties, cancel);
        return Of(round, found.Card, score, past, standing.Scorer.Set, others);
    }

    private static YearEndOutlook Of(Round round, Guid card, UnitScore score, List<PastRow> past, CriteriaSet set, Standing? others)
    {
        var byKey = past.ToLookup(row => row.Key, StringComparer.Ordinal);
        var leaves = score.Leaves.Where(leaf => leaf.Criterion.Kind == CriterionKind.Regular && leaf.Max > 0).Select(leaf =>
        {
            var own = byKey[leaf.Criterion.Key].DistinctBy(row => row.Year).ToList();
            var target = own.LastOrDefault(row => row.Year == round.Year - 1) is { Target: { } aimed } last ? Math.Clamp(aimed / last.Max * leaf.Max, 0, leaf.Max) : (decimal?)null;
            return new LeafOutlook(leaf.Code, leaf.Max, leaf.Points, [.. own.Select(row => new YearPoints(row.Year, row.Points, row.Max))], target);
        }).ToList();
        var frame = new ForecastFrame { Year = round.Year, Bands = set.Bands, Standing = others, Goals = [.. set.Bands.Select(band => band.From)] };
        var hasTargets = leaves.Exists(leaf => leaf.Target is not null);
        return new YearEndOutlook(
            round, card, leaves, leaves.ToDictionary(leaf => leaf.Code, leaf => score.Leaves.First(node => node.Code == leaf.Code).Criterion, StringComparer.Ordinal), set.Bands,
            score.Leaves.Count(leaf => leaf.State is NodeState.Missing or NodeState.Invalid),
            YearEnd.SoFar(leaves, frame), leaves.Exists(leaf => leaf.History.Count > 0) ? YearEnd.Trend(leaves, frame) : null, hasTargets ? YearEnd.Plan(leaves, frame) : null, others is not null);
    }

    /// <summary>The others as they stood last year: this year's are not known yet.</summary>
    private async Task<Standing?> OthersAsync(string unitId, int year, TiePolicy ties, CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        if (register.Find(unitId) is null || register.Path(unitId, UnitRegister.YearEnd(year)) is not [.., var parent, var own])
            return null;

        var rows = (await ranking.OfAsync(parent.Id, own.Kind, year, cancel)).Units
            .Where(unit => unit.UnitId != unitId && unit.Percent is not null).Select(unit => new ResultRow(unit.Name, unit.Percent!.Value, 100)).ToList();
        return rows.Count == 0 ? null : new Standing(rows, ties);
    }

    private sealed record PastRow(int Year, string Key, decimal Points, decimal Max, decimal? Target);
}

/// <summary>How the year may end for a unit.</summary>
/// <param name="Round">The round it is in.</param>
/// <param name="Card">Its scorecard.</param>
/// <param name="Leaves">Regular leaves that apply.</param>
/// <param name="Criteria">By code of the leaf.</param>
/// <param name="Bands">Bands of the set.</param>
/// <param name="Missing">Leaves not answered yet.</param>
/// <param name="SoFar">What the entries so far give.</param>
/// <param name="Trend">Where published years point; null without any.</param>
/// <param name="Plan">What the targets set with last year's result promise; null without targets.</param>
/// <param name="IsRanked">Ranks are among the others as they stood last year.</param>
public sealed record YearEndOutlook(
    Round Round, Guid Card, IReadOnlyList<LeafOutlook> Leaves, IReadOnlyDictionary<string, Criterion> Criteria, IReadOnlyList<Band> Bands, int Missing,
    YearEndForecast SoFar, YearEndForecast? Trend, YearEndForecast? Plan, bool IsRanked);
