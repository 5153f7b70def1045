using Dapper;
using Npgsql;
using ParIndex.App.Storage;

namespace ParIndex.App.Audit;

/// <summary>Proves the audit log whole, in one pass over it and one snapshot: every event, every link, their order and what joins them.</summary>
public sealed class AuditVerifier(NpgsqlDataSource source)
{
    private const int MostFaults = 100;

    private const string Sql =
        """
        with log as (
            select process_id, count(*) as count, range_agg(int8range(id, id + 1)) as ids, string_agg(hash, '' order by id) as hashes,
                   min(id) filter (where hash <> audit.digest(process_id, table_name, row_key, before, after)) as changed
            from audit.event group by process_id
        ),
        chain as (
            select *, lag(hash, 1, '') over (order by sequence) as joins, lag(sequence, 1, 0::bigint) over (order by sequence) + 1 as follows
            from audit.link
        ),
        judged as (
            select coalesce(c.process_id, l.process_id, p.id) as process, c.sequence, l.count, encode(c.hash, 'hex') as hash,
                   case when c.sequence is null then 'process-unlinked'
                        when c.sequence <> c.follows then 'link-missing'
                        when c.previous <> c.joins then 'previous-wrong'
                        when p.id is null then 'process-missing'
                        when l.ids is null or not l.ids @> c.events then 'event-missing'
                        when not c.events @> l.ids then 'event-added'
                        when l.changed is not null then 'event-changed'
                        when c.hash <> audit.chain(c.previous, p, c.events, l.hashes) then 'link-changed'
                   end as kind,
                   case when c.sequence is null or c.sequence <> c.follows or c.previous <> c.joins or p.id is null then null
                        when l.ids is null or not l.ids @> c.events then lower(c.events - coalesce(l.ids, '{}'))
                        when not c.events @> l.ids then lower(l.ids - c.events)
                        else l.changed
                   end as event
            from chain c
            full join log l on l.process_id = c.process_id
            full join audit.process p on p.id = coalesce(c.process_id, l.process_id)
        )
        select null as kind, max(sequence) as sequence, null as process, null as event, count(sequence) as links, coalesce(sum(count), 0)::bigint as events,
               (array_agg(hash order by sequence desc) filter (where sequence is not null and sequence = top))[1] as hash
        from judged, (select max(sequence) as top from audit.link) t
        union all
        (select kind, sequence, process, event, 0, 0, null from judged where kind is not null order by sequence nulls last, event limit @MostFaults)
        """;

    /// <summary>Checks the whole log; reads only.</summary>
    /// <param name="expected">A head noted earlier, which must still be in the chain.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<AuditReport> VerifyAsync(AuditHead? expected = null, CancellationToken cancel = default)
    {
        await using var connection = await source.OpenAsAsync(Actor.System("audit verify"), cancel);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { MostFaults }, commandTimeout: 0, cancellationToken: cancel))).AsList();
        var total = rows.Single(row => row.Kind is null);
        var faults = rows.Where(row => row.Kind is not null)
            .Select(row => new AuditFault(row.Kind!, row.Sequence, row.Process, row.Event, AuditFaultKind.Text(row.Kind!, row.Sequence, row.Event)))
            .ToList();
        if (expected is not null && !await HasAsync(connection, expected, cancel))
            faults.Add(new AuditFault(AuditFaultKind.HeadMissing, expected.Sequence, null, null, AuditFaultKind.Text(AuditFaultKind.HeadMissing, null, null)));

        return new AuditReport(total.Links, total.Events, total.Hash is null ? null : new AuditHead(total.Sequence!.Value, total.Hash), faults);
    }

    private static Task<bool> HasAsync(NpgsqlConnection connection, AuditHead head, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from audit.link where sequence = @Sequence and hash = decode(@Hash, 'hex'))", head, cancellationToken: cancel));

    private sealed record Row
    {
        public string? Kind { get; init; }

        public long? Sequence { get; init; }

        public Guid? Process { get; init; }

        public long? Event { get; init; }

        public long Links { get; init; }

        public long Events { get; init; }

        public string? Hash { get; init; }
    }
}
