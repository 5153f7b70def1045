using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Units;

namespace ParIndex.App.Accounts;

/// <summary>Who acts in a request, with what holds at this moment.</summary>
/// <param name="Id">Account.</param>
/// <param name="Name">As shown in histories.</param>
/// <param name="Holder">Roles of today.</param>
/// <param name="Reach">Which unit stands under which.</param>
/// <param name="HasSecondFactor">Whether it is set up.</param>
public sealed record KnownVisitor(Guid Id, string Name, Holder Holder, UnitReach Reach, bool HasSecondFactor)
{
    /// <summary>Scopes of the token it acts by; null: signed in as a person.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Notices not read yet; counted up to <see cref="VisitorQuery.MostUnread"/>.</summary>
    public int Unread { get; init; }

    /// <summary>What there was to see when they were looked up, and when that was asked by the clock's timestamp.</summary>
    public required (Edition Edition, long AskedAt) Seen { get; init; }
}

/// <summary>
/// Reads account and roles anew for every request: what is withdrawn, locked or signed out is gone at once. Has a connection of its own,
/// as nobody can ask for a session before it is known who asks, and asks all in one go, as every request of somebody signed in waits for it.
/// </summary>
public sealed class VisitorQuery(NpgsqlDataSource source, UnitRegisterCache registers, UnitReachCache reaches, TimeProvider clock)
{
    /// <summary>More notices than this are not counted.</summary>
    public const int MostUnread = 100;

    private static readonly string Columns =
        $"""
        select a.id as Id, a.name as Name, a.unit_id as HomeUnit, a.two_factor as HasSecondFactor, x.role as Role, x.unit_id as Unit, x.field as Field,
               e.sequence as Sequence, e.at as At, e.written as Written, (select max(sequence) from units.event) as LastUnitEvent,
               (select count(*)::int from (select from notices.notice n where n.account_id = a.id and n.read_at is null limit {MostUnread}) unread) as Unread
        """;

    private const string Roles =
        "left join accounts.assignment x on x.account_id = a.id and x.withdrawn_at is null and x.valid @> @today cross join results.edition e";

    /// <summary>Who carries this stamp; null: nobody, or no longer.</summary>
    public async Task<KnownVisitor?> BySessionAsync(Guid account, string stamp, CancellationToken cancel = default)
    {
        var askedAt = clock.GetTimestamp();
        var rows = await RowsAsync(
            $"""
            {Columns} from accounts.account a join accounts.secret s on s.account_id = a.id {Roles}
            where a.id = @account and s.stamp = @stamp and a.locked_at is null
            """,
            new { account, stamp, today = clock.Today() },
            cancel);
        return await LearnAsync(rows, askedAt, cancel);
    }

    /// <summary>Whose token it is; null: nobody's, or no longer good.</summary>
    public async Task<KnownVisitor?> ByTokenAsync(string token, CancellationToken cancel = default)
    {
        var askedAt = clock.GetTimestamp();
        var rows = await RowsAsync(
            $"""
            with used as (
                -- Once an hour is enough to tell which tokens are in use.
                update accounts.token_secret set last_used_at = @now where hash = @hash and (last_used_at is null or last_used_at < @now - interval '1 hour')
            )
            {Columns}, t.scopes as Scopes
            from accounts.token_secret h join accounts.token t on t.id = h.token_id join accounts.account a on a.id = t.account_id {Roles}
            where h.hash = @hash and t.revoked_at is null and t.expires_at > @now and a.locked_at is null
            """,
            new { hash = Secrets.Hash(token), now = clock.GetUtcNow(), today = clock.Today() },
            cancel);
        return await LearnAsync(rows, askedAt, cancel) is { } visitor ? visitor with { Scopes = rows[0].Scopes } : null;
    }

    /// <summary>Whose calendar an address opens; null: nobody's, or no longer.</summary>
    /// <param name="key">Random part of the address.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<KnownVisitor?> ByFeedAsync(string key, CancellationToken cancel = default)
    {
        var askedAt = clock.GetTimestamp();
        var rows = await RowsAsync(
            $"""
            {Columns} from notices.feed_secret h join notices.feed f on f.id = h.feed_id join accounts.account a on a.id = f.account_id {Roles}
            where h.hash = @hash and f.revoked_at is null and a.locked_at is null
            """,
            new { hash = Secrets.Hash(key), today = clock.Today() },
            cancel);
        return await LearnAsync(rows, askedAt, cancel);
    }

    private async Task<List<Row>> RowsAsync(string text, object parameters, CancellationToken cancel)
    {
        await using var connection = await source.OpenAsAsync(Actor.Step(Doors.SignIn), cancel);
        return (await connection.QueryAsync<Row>(new CommandDefinition(text, parameters, cancellationToken: cancel))).AsList();
    }

    private async Task<KnownVisitor?> LearnAsync(List<Row> rows, long askedAt, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return null;

        var first = rows[0];
        var assignments = rows.Where(row => Accounts.Roles.Find(row.Role) is not null).Select(row => new Assignment(Accounts.Roles.Find(row.Role)!.Value, row.Unit, row.Field)).ToArray();
        var register = registers.Find(first.LastUnitEvent ?? 0) ?? await RegisterAsync(cancel);
        return new KnownVisitor(first.Id, first.Name, new Holder(first.HomeUnit, assignments, IsSignedIn: true), reaches.Of(register, clock.Today()), first.HasSecondFactor)
        {
            Seen = (new Edition(first.Sequence, first.At, first.Written), askedAt),
            Unread = first.Unread,
        };
    }

    private async Task<UnitRegister> RegisterAsync(CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.Public, clock);
        return await new UnitStore(session, registers).RegisterAsync(cancel);
    }

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string? HomeUnit { get; init; }

        public bool HasSecondFactor { get; init; }

        public string? Role { get; init; }

        public string? Unit { get; init; }

        public string? Field { get; init; }

        public string[]? Scopes { get; init; }

        public long Sequence { get; init; }

        public DateTime At { get; init; }

        public long Written { get; init; }

        public int? LastUnitEvent { get; init; }

        public int Unread { get; init; }
    }
}
