using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>A change of what an agency entered, by who runs the round.</summary>
public sealed record Correction(string Code, decimal? PointsBefore, decimal? PointsAfter, string Reason, string ByName, DateTime At);

/// <summary>Corrections of a scorecard, newest first.</summary>
public sealed class CorrectionList(Session session)
{
    public async Task<IReadOnlyList<Correction>> OfCardAsync(Guid card, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Correction>(
            """
            select code as Code, points_before as PointsBefore, points_after as PointsAfter, reason as Reason, by_name as ByName, at as At
            from rounds.correction where scorecard_id = @card order by at desc
            """,
            new { card },
            session.Transaction)).AsList();
}
