using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Accounts.People;

/// <summary>What to look for among people.</summary>
/// <param name="Words">Part of name, user name, address or post, whatever its tone marks; null: all.</param>
/// <param name="Units">Working in, or with a role in, one of these units; null: any.</param>
/// <param name="Role">Holding this role; null: any.</param>
/// <param name="Page">From 1.</param>
public sealed record PeopleSearch(string? Words = null, IReadOnlySet<string>? Units = null, Role? Role = null, int Page = 1);

/// <summary>Lists people, fifty a page, in the order of their names.</summary>
public sealed class PeopleQuery(Session session, TimeProvider clock)
{
    public const int PageSize = 50;

    private const string Roles =
        """
        (select coalesce(jsonb_agg(jsonb_build_object('Role', x.role, 'Unit', x.unit_id, 'Field', x.field) order by x.role, x.unit_id), '[]')::text
         from accounts.assignment x where x.account_id = a.id and x.withdrawn_at is null and x.valid @> @today)
        """;

    public async Task<PeoplePage> FindAsync(PeopleSearch search, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(
            $"""
            select a.id as Id, a.name as Name, a.user_name as UserName, a.email as Email, a.position as Position, a.unit_id as UnitId,
                   a.two_factor as HasSecondFactor, a.locked_at is not null as IsLocked, s.password_hash is null as IsInvited, s.last_sign_in_at as LastSignInAt,
                   {Roles} as Assignments, count(*) over () as Total
            from accounts.account a join accounts.secret s on s.account_id = a.id
            where (@words::text is null or a.folded like @words)
              and (@units::text[] is null or a.unit_id = any (@units) or exists (
                  select from accounts.assignment x where x.account_id = a.id and x.unit_id = any (@units) and x.withdrawn_at is null and x.valid @> @today))
              and (@role::text is null or exists (
                  select from accounts.assignment x where x.account_id = a.id and x.role = @role and x.withdrawn_at is null and x.valid @> @today))
            order by a.name collate "vi-x-icu", a.user_name
            limit @PageSize offset @skip
            """,
            new
            {
                words = string.IsNullOrWhiteSpace(search.Words) ? null : "%" + Escape(VietnameseText.Fold(search.Words)) + "%",
                units = search.Units?.ToArray(),
                role = search.Role?.Key(),
                today = clock.Today(),
                PageSize,
                skip = (Math.Clamp(search.Page, 1, 100_000) - 1) * PageSize,
            },
            session.Transaction)).AsList();
        return new PeoplePage([.. rows.Select(row => row.Told())], rows.Count > 0 ? rows[0].Total : 0);
    }

    /// <summary>One person; null: there is none.</summary>
    public async Task<PersonLine?> OfAsync(Guid account, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"""
            select a.id as Id, a.name as Name, a.user_name as UserName, a.email as Email, a.position as Position, a.unit_id as UnitId,
                   a.two_factor as HasSecondFactor, a.locked_at is not null as IsLocked, s.password_hash is null as IsInvited, s.last_sign_in_at as LastSignInAt,
                   a.locked_reason as LockedReason, {Roles} as Assignments
            from accounts.account a join accounts.secret s on s.account_id = a.id
            where a.id = @account
            """,
            new { account, today = clock.Today() },
            session.Transaction);
        return row?.Told();
    }

    /// <summary>Roles an account holds or will hold, with their ids and last days.</summary>
    public async Task<IReadOnlyList<AssignmentLine>> AssignmentsAsync(Guid account, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(Guid Id, string Role, string? Unit, string? Field, DateOnly From, DateOnly? To)>(
            """
            select id, role, unit_id, field, lower(valid), upper(valid) from accounts.assignment
            where account_id = @account and withdrawn_at is null and (upper(valid) is null or upper(valid) > @today) order by role, unit_id, field
            """,
            new { account, today = clock.Today() },
            session.Transaction);
        return [.. rows.Where(row => Accounts.Roles.Find(row.Role) is not null)
            .Select(row => new AssignmentLine(row.Id, new Assignment(Accounts.Roles.Find(row.Role)!.Value, row.Unit, row.Field), row.From, row.To?.AddDays(-1)))];
    }

    /// <summary>Fields of the signed criteria sets, for roles in one field: key and title.</summary>
    public async Task<IReadOnlyList<(string Key, string Title)>> FieldsAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<(string Key, string Title)>(
            """
            select key, title from (
                select distinct on (c.key) c.key, c.title, c.position from criteria.criterion c join criteria.version v on v.id = c.version_id
                where c.level = 1 and v.signed_at is not null and not v.is_example order by c.key, v.edition desc) f
            order by position, key
            """)).AsList();
    }

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string UserName { get; init; } = "";

        public string? Email { get; init; }

        public string? Position { get; init; }

        public string? UnitId { get; init; }

        public bool HasSecondFactor { get; init; }

        public bool IsLocked { get; init; }

        public string? LockedReason { get; init; }

        public bool IsInvited { get; init; }

        public DateTime? LastSignInAt { get; init; }

        public string Assignments { get; init; } = "[]";

        public long Total { get; init; }

        public PersonLine Told() => new(
            Id, Name, UserName, Email, Position, UnitId, HasSecondFactor, IsLocked, IsInvited, LastSignInAt is { } at ? new DateTimeOffset(at) : null,
            [.. JsonSerializer.Deserialize<List<Held>>(Assignments)!.Where(held => Accounts.Roles.Find(held.Role) is not null)
                .Select(held => new Assignment(Accounts.Roles.Find(held.Role)!.Value, held.Unit, held.Field))])
        {
            LockedReason = LockedReason,
        };
    }

    private sealed record Held(string Role, string? Unit, string? Field);
}

/// <summary>A page of people.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonLine> People, long Total);

/// <summary>A person in a list.</summary>
/// <param name="IsInvited">No password chosen yet.</param>
/// <param name="LastSignInAt">Null: never.</param>
/// <param name="Assignments">Roles held today.</param>
public sealed record PersonLine(
    Guid Id, string Name, string UserName, string? Email, string? Position, string? UnitId, bool HasSecondFactor, bool IsLocked, bool IsInvited,
    DateTimeOffset? LastSignInAt, IReadOnlyList<Assignment> Assignments)
{
    /// <summary>Why the account is locked.</summary>
    public string? LockedReason { get; init; }
}

/// <summary>A role of a person.</summary>
/// <param name="Id">To withdraw it by.</param>
/// <param name="From">First day.</param>
/// <param name="Last">Last day; null: until withdrawn.</param>
public sealed record AssignmentLine(Guid Id, Assignment Assignment, DateOnly From, DateOnly? Last);
