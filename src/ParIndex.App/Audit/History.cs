using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Audit;

/// <summary>Histories drawn from the audit log, newest first. Who may see which is the page's matter.</summary>
public sealed class History(Session session)
{
    private const string Columns =
        """
        e.id, e.table_name as "table", e.row_key as key, e.before::text as before, e.after::text as after,
        p.id as process, p.kind, p.actor, p.actor_name as actorName, p.reason, p.request, p.at,
        (select coalesce(sum(upper(r) - lower(r)), 0)::bigint from audit.link l, unnest(l.events) r where l.process_id = p.id) as events
        """;

    /// <summary>Changes of some rows.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="before">Begin below this event: <see cref="HistoryPage{T}.Next"/> of the page before.</param>
    /// <param name="size">Events a page.</param>
    /// <param name="cancel">Stops.</param>
    public Task<HistoryPage<HistoryEvent>> OfAsync(IReadOnlyCollection<AuditedRow> rows, long? before = null, int size = 50, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReadAsync(
            $"""
            select {Columns}
            from (
                select e.*
                from unnest(@tables, @keys, @below) as asked (table_name, row_key, below)
                cross join lateral (
                    (select * from audit.event e
                     where e.table_name = asked.table_name and e.row_key = asked.row_key and e.id < @before order by e.id desc limit @take)
                    union all
                    -- "0" follows "/": every key that begins with the row's and "/".
                    (select * from audit.event e
                     where asked.below and e.table_name = asked.table_name and e.row_key > asked.row_key || '/' and e.row_key < asked.row_key || '0'
                       and e.id < @before order by e.id desc limit @take)
                ) e
                order by e.id desc limit @take
            ) e join audit.process p on p.id = e.process_id
            order by e.id desc
            """,
            new
            {
                tables = rows.Select(row => row.Table).ToArray(),
                keys = rows.Select(row => row.Key).ToArray(),
                below = rows.Select(row => row.WithBelow).ToArray(),
                before = before ?? long.MaxValue,
                take = size + 1,
            },
            size,
            cancel);
    }

    /// <summary>Changes of one row.</summary>
    public Task<HistoryPage<HistoryEvent>> OfRowAsync(string table, string key, long? before = null, int size = 50, CancellationToken cancel = default) =>
        OfAsync([new AuditedRow(table, key)], before, size, cancel);

    /// <summary>Changes made by one process.</summary>
    public Task<HistoryPage<HistoryEvent>> OfProcessAsync(Guid process, long? before = null, int size = 50, CancellationToken cancel = default) =>
        ReadAsync(
            $"""
            select {Columns}
            from audit.event e join audit.process p on p.id = e.process_id
            where e.process_id = @process and e.id < @before
            order by e.id desc limit @take
            """,
            new { process, before = before ?? long.MaxValue, take = size + 1 },
            size,
            cancel);

    /// <summary>Processes of everyone or of one account, newest first by their place in the chain.</summary>
    /// <param name="actor">One account; null: everyone.</param>
    /// <param name="kind">Kind, or its beginning with "." ("results."); null: every kind.</param>
    /// <param name="before">Begin below this link.</param>
    /// <param name="size">Processes a page.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<HistoryPage<HistoryProcess>> ProcessesAsync(Guid? actor = null, string? kind = null, long? before = null, int size = 50, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<ProcessRow>(new CommandDefinition(
            """
            select l.sequence, p.id as process, p.kind, p.actor, p.actor_name as actorName, p.reason, p.request, p.at,
                   (select sum(upper(r) - lower(r))::bigint from unnest(l.events) r) as events
            from audit.link l join audit.process p on p.id = l.process_id
            where l.sequence < @before and (@actor::uuid is null or p.actor = @actor)
              and (@kind::text is null or p.kind = @kind or (@kind like '%.' and starts_with(p.kind, @kind)))
            order by l.sequence desc limit @take
            """,
            new { actor, kind, before = before ?? long.MaxValue, take = size + 1 },
            session.Transaction,
            cancellationToken: cancel))).AsList();
        return new HistoryPage<HistoryProcess>([.. rows.Take(size).Select(row => row.Told())], rows.Count > size ? rows[size - 1].Sequence : null);
    }

    private async Task<HistoryPage<HistoryEvent>> ReadAsync(string sql, object arguments, int size, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<EventRow>(new CommandDefinition(sql, arguments, session.Transaction, cancellationToken: cancel))).AsList();
        return new HistoryPage<HistoryEvent>([.. rows.Take(size).Select(row => row.ToldEvent())], rows.Count > size ? rows[size - 1].Id : null);
    }

    private record ProcessRow
    {
        public long Sequence { get; init; }

        public Guid Process { get; init; }

        public string Kind { get; init; } = "";

        public Guid? Actor { get; init; }

        public string ActorName { get; init; } = "";

        public string? Reason { get; init; }

        public string? Request { get; init; }

        public DateTime At { get; init; }

        public long Events { get; init; }

        public HistoryProcess Told() => new(Process, Kind, Actor, ActorName, Reason, Request, new DateTimeOffset(At, TimeSpan.Zero), Events);
    }

    private sealed record EventRow : ProcessRow
    {
        public long Id { get; init; }

        public string Table { get; init; } = "";

        public string Key { get; init; } = "";

        public string? Before { get; init; }

        public string? After { get; init; }

        public HistoryEvent ToldEvent() => new(
            Id, Told(), Table, Key,
            Before is null ? ChangeKind.Added : After is null ? ChangeKind.Removed : ChangeKind.Changed,
            FieldChanges.Between(Before, After));
    }
}
