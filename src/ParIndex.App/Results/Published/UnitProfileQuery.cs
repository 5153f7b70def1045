using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>What there is to say of one unit over the years.</summary>
public sealed class UnitProfileQuery(Session session, PublishedMemory memory)
{
    /// <summary>Years with a result or a published index, oldest first, each with how its group did.</summary>
    public async Task<IReadOnlyList<UnitYear>> YearsAsync(string unitId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var own = await connection.QueryAsync<OwnYear>(
            """
            select coalesce(r.year, s.year) as Year, r.id as ResultId, coalesce(r.points / r.max * 100, s.index) as Percent, s.rank as PublishedRank,
                   s.sipas as Sipas, s.sipas_rank as SipasRank, coalesce(r.is_demonstration, false) as IsDemonstration, s.note as Note, coalesce(r.source, s.source) as Source,
                   p.parent_id as ParentId, u.kind as Kind
            from (select * from results.result where unit_id = @unitId and published_at is not null and superseded_at is null) r
            full join (select * from results.standing where unit_id = @unitId) s on s.year = r.year
            join units.unit u on u.id = @unitId
            left join units.parent p on p.unit_id = @unitId and p.valid @> make_date(coalesce(r.year, s.year), 12, 31)
            order by 1
            """,
            new { unitId },
            session.Transaction);
        var years = new List<UnitYear>();
        foreach (var year in own)
        {
            var peers = year.ParentId is null ? null : (await GroupFigures.IndicesAsync(memory, session, year.ParentId, year.Kind, cancel)).GetValueOrDefault(year.Year);
            // A unit alone is no group to stand in.
            var group = peers is { Count: > 1 } ? peers : null;
            var rank = year.PublishedRank ?? (year.Percent is { } percent ? 1 + group?.Above(percent) : null);
            years.Add(new UnitYear(
                year.Year, year.ResultId, year.Percent, rank, group?.Count, group?.Mean, group?.Best, year.Sipas, year.SipasRank, year.IsDemonstration, year.Note, year.Source));
        }

        return years;
    }

    /// <summary>Fields of a result beside the mean and the best of its group.</summary>
    public async Task<IReadOnlyList<FieldStanding>> FieldsAsync(Guid resultId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var own = (await connection.QueryAsync<OwnField>(
            """
            select n.code as Code, n.title as Title, n.max as Max, n.points as Points, r.year as Year, r.set_version_id as SetVersionId, p.parent_id as ParentId, u.kind as Kind
            from results.node n
            join results.result r on r.id = n.result_id
            join units.unit u on u.id = r.unit_id
            left join units.parent p on p.unit_id = r.unit_id and p.valid @> make_date(r.year, 12, 31)
            where n.result_id = @resultId and n.level = 1 and n.max > 0 and n.points is not null
            order by n.position
            """,
            new { resultId },
            session.Transaction)).AsList();
        if (own.Count == 0)
            return [];

        var first = own[0];
        var group = first.ParentId is null
            ? new Dictionary<string, Spread>()
            : await GroupFigures.FieldsAsync(memory, session, new UnitGroup(first.ParentId, first.Kind, first.Year), first.SetVersionId, cancel);
        return [.. own.Select(field =>
        {
            var peers = group.GetValueOrDefault(field.Code) ?? Spread.None;
            return new FieldStanding(field.Code, field.Title, field.Max, field.Points, peers.Mean, peers.Best, peers.Count, 1 + peers.Above(field.Points / field.Max * 100));
        })];
    }

    private sealed record OwnYear(
        int Year, Guid? ResultId, decimal? Percent, int? PublishedRank, decimal? Sipas, int? SipasRank, bool IsDemonstration, string? Note, string? Source, string? ParentId, string Kind);

    private sealed record OwnField(string Code, string Title, decimal Max, decimal Points, int Year, Guid? SetVersionId, string? ParentId, string Kind);
}

/// <summary>One year of a unit.</summary>
/// <param name="ResultId">Stored result; null when only the index or rank is published.</param>
/// <param name="Percent">Index in percent, full precision.</param>
/// <param name="Rank">Published rank, or computed among the group when it is stored here.</param>
/// <param name="Peers">Units of the group with results; null when there is no group.</param>
public sealed record UnitYear(
    int Year, Guid? ResultId, decimal? Percent, int? Rank, int? Peers, decimal? PeerMean, decimal? PeerBest, decimal? Sipas, int? SipasRank,
    bool IsDemonstration, string? Note, string? Source);

/// <summary>A field of a result beside its group; percents.</summary>
public sealed record FieldStanding(string Code, string Title, decimal Max, decimal Points, decimal? PeerMean, decimal? PeerBest, int Peers, int Rank)
{
    /// <summary>Percent of the maximum won.</summary>
    public decimal Percent => Points / Max * 100;
}
