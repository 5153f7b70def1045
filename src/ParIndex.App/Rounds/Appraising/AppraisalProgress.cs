using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>How far the appraisal of a unit in a field is.</summary>
/// <param name="Entries">Entries to be judged.</param>
/// <param name="Judged">Of these, judged.</param>
/// <param name="Changed">Judged, and changed by the unit since.</param>
/// <param name="Returned">Back with the unit.</param>
/// <param name="Explained">Explained, to be judged again.</param>
/// <param name="Answered">Of these, judged again.</param>
public sealed record UnitFieldProgress(Guid ScorecardId, string UnitId, string Field, int Entries, int Judged, int Changed, int Returned, int Explained, int Answered);

/// <summary>A verdict in brief, for counts, agreement and drift.</summary>
/// <param name="Claimed">Points the unit gave itself.</param>
public sealed record VerdictMark(Guid ScorecardId, string Code, string Field, VerdictPass Pass, VerdictOutcome Outcome, decimal Points, decimal Claimed, decimal Max, Guid? ById, string ByName, DateTime At);

/// <summary>Progress of the appraisal, and how far appraisers agree.</summary>
public sealed class AppraisalProgress(Session session, TimeProvider clock)
{
    /// <summary>By unit and field.</summary>
    public async Task<IReadOnlyList<UnitFieldProgress>> UnitsAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<UnitFieldProgress>(
            """
            select c.id as ScorecardId, c.unit_id as UnitId, e.field as Field, count(*)::int as Entries, count(f.code)::int as Judged,
                   count(*) filter (where f.entry_version < e.version)::int as Changed, count(*) filter (where e.returned_until >= @today)::int as Returned,
                   count(*) filter (where not x.accepts)::int as Explained, count(*) filter (where not x.accepts and s.at >= x.at)::int as Answered
            from rounds.scorecard c
            join rounds.entry e on e.scorecard_id = c.id and e.source = 'Appraised'
            left join rounds.verdict f on f.scorecard_id = e.scorecard_id and f.code = e.code and f.pass = 'first'
            left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
            left join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code
            where c.round_id = @round
            group by c.id, c.unit_id, e.field order by c.unit_id, min(e.position)
            """,
            new { round, today = clock.Today() },
            session.Transaction)).AsList();

    /// <summary>Every verdict of a round.</summary>
    public async Task<IReadOnlyList<VerdictMark>> MarksAsync(Guid round, CancellationToken cancel = default) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<MarkRow>(
            """
            select v.scorecard_id as ScorecardId, v.code as Code, e.field as Field, v.pass as Pass, v.outcome as Outcome, v.points as Points, coalesce(e.points, 0) as Claimed, e.max as Max,
                   v.by_id as ById, v.by_name as ByName, v.at as At
            from rounds.scorecard c join rounds.verdict v on v.scorecard_id = c.id join rounds.entry e on e.scorecard_id = v.scorecard_id and e.code = v.code
            where c.round_id = @round
            """,
            new { round },
            session.Transaction)).Select(row => new VerdictMark(
                row.ScorecardId, row.Code, row.Field, Enum.Parse<VerdictPass>(row.Pass, ignoreCase: true), Enum.Parse<VerdictOutcome>(row.Outcome, ignoreCase: true), row.Points, row.Claimed, row.Max,
                row.ById, row.ByName, row.At))];

    /// <summary>Entries of a field judged twice.</summary>
    public static IReadOnlyList<JudgedTwice> Twice(IEnumerable<VerdictMark> marks) => [.. marks.GroupBy(mark => (mark.ScorecardId, mark.Code))
        .Select(group => (First: group.FirstOrDefault(mark => mark.Pass == VerdictPass.First), Blind: group.FirstOrDefault(mark => mark.Pass == VerdictPass.Blind)))
        .Where(pair => pair is { First: not null, Blind: not null })
        .Select(pair => new JudgedTwice(pair.First!.Outcome, pair.First.Points, pair.Blind!.Outcome, pair.Blind.Points))];

    /// <summary>Severity of appraisers, by their first verdicts.</summary>
    public static IReadOnlyList<AppraiserDrift> Drift(IEnumerable<VerdictMark> marks) => AppraiserDrift.Of(
        marks.Where(mark => mark is { Pass: VerdictPass.First, ById: not null }).Select(mark => new SeverityPoint(mark.ById!.Value, mark.Code, mark.Claimed, mark.Points, mark.Max, mark.At)));

    private sealed record MarkRow(Guid ScorecardId, string Code, string Field, string Pass, string Outcome, decimal Points, decimal Claimed, decimal Max, Guid? ById, string ByName, DateTime At);
}
