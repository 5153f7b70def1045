using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Evidence;

/// <summary>Where documents are used, in the database. Reads see what row-level security lets through; writes belong to the open process.</summary>
public sealed class UseStore(Session session, TimeProvider clock)
{
    private const string Columns =
        """
        select u.item_id as ItemId, u.scorecard_id as ScorecardId, u.code as Code, r.id as RoundId, r.name as RoundName, r.year as Year, s.unit_id as UnitId, u.page as Page, u.note as Note,
               u.asked as Asked, u.by_name as ByName, u.at as At
        from evidence.use u join rounds.scorecard s on s.id = u.scorecard_id join rounds.round r on r.id = s.round_id
        join rounds.entry e on e.scorecard_id = u.scorecard_id and e.code = u.code
        """;

    /// <summary>Uses of some documents, the newest year first.</summary>
    public Task<IReadOnlyList<EvidenceUse>> OfItemsAsync(IReadOnlyCollection<Guid> items, CancellationToken cancel = default) =>
        ReadAsync("u.item_id = any (@items) order by r.year desc, r.made_at desc, e.position", new { items = items.ToArray() }, cancel);

    /// <summary>Uses in a scorecard, in the order of the set and of coming; of one leaf when a code is given.</summary>
    public Task<IReadOnlyList<EvidenceUse>> OfCardAsync(Guid card, string? code = null, CancellationToken cancel = default) =>
        ReadAsync("u.scorecard_id = @card and (@code::text is null or u.code = @code) order by e.position, u.at", new { card, code }, cancel);

    /// <summary>Puts a document to an entry; the same again changes page, note and what it answers.</summary>
    public async Task AddAsync(Guid item, Guid card, string code, int? page, string note, IReadOnlyCollection<string> asked, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into evidence.use (item_id, scorecard_id, code, page, note, asked, by_id, by_name, at)
            values (@item, @card, @code, @page, @note, @asked, @Id, @Name, @now)
            on conflict (item_id, scorecard_id, code) do update
            set page = excluded.page, note = excluded.note, asked = excluded.asked, by_id = excluded.by_id, by_name = excluded.by_name
            """,
            new { item, card, code, page, note, asked = asked.ToArray(), session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);

    /// <summary>Takes a document from an entry.</summary>
    public async Task RemoveAsync(Guid item, Guid card, string code, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "delete from evidence.use where item_id = @item and scorecard_id = @card and code = @code", new { item, card, code }, session.Transaction);

    private async Task<IReadOnlyList<EvidenceUse>> ReadAsync(string which, object arguments, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        return [.. (await connection.QueryAsync<Row>($"{Columns} where {which}", arguments, session.Transaction)).Select(row => new EvidenceUse(
            row.ItemId, row.ScorecardId, row.Code, row.RoundId, row.RoundName, row.Year, row.UnitId, row.Page, row.Note, row.Asked, row.ByName, row.At))];
    }

    private sealed record Row
    {
        public Guid ItemId { get; init; }

        public Guid ScorecardId { get; init; }

        public string Code { get; init; } = "";

        public Guid RoundId { get; init; }

        public string RoundName { get; init; } = "";

        public int Year { get; init; }

        public string UnitId { get; init; } = "";

        public int? Page { get; init; }

        public string Note { get; init; } = "";

        public string[] Asked { get; init; } = [];

        public string ByName { get; init; } = "";

        public DateTime At { get; init; }
    }
}
