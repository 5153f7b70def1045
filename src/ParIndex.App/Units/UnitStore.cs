using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Units;

/// <summary>Keeps the units of this installation: the dated events, and their projection for SQL.</summary>
public sealed class UnitStore(Session session, UnitRegisterCache cache)
{
    /// <summary>The register of all units of any time; empty installations have none but the country.</summary>
    public async Task<UnitRegister> RegisterAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var last = await connection.ExecuteScalarAsync<int?>("select max(sequence) from units.event", transaction: session.Transaction) ?? 0;
        if (session.Transaction is null && cache.Find(last) is { } known)
            return known;

        var events = await connection.QueryAsync<string>("select body::text from units.event order by sequence", transaction: session.Transaction);
        var register = UnitRegister.Build(events.Select(UnitEventJson.Read)).Register
            ?? throw new InvalidOperationException("The stored unit events break the invariants of a register.");
        if (session.Transaction is null)
            cache.Keep(last, register);

        return register;
    }

    /// <summary>Adds events in the open process; problems leave everything as it was.</summary>
    /// <returns>The problems; empty when the events were stored.</returns>
    public async Task<IReadOnlyList<UnitProblem>> AppendAsync(IReadOnlyList<UnitEvent> events, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        // One writer at a time: the order of events is their meaning.
        await connection.ExecuteAsync("lock table units.event in share row exclusive mode", transaction: session.Transaction);
        var register = await RegisterAsync(cancel);
        var result = register.With(events);
        if (result.Register is null)
            return result.Problems;

        var first = register.Events.Count + 1;
        await connection.ExecuteAsync(
            """
            insert into units.event (sequence, on_date, kind, body)
            select * from unnest(@sequences, @dates, @kinds, @bodies::jsonb[])
            """,
            new
            {
                sequences = Enumerable.Range(first, events.Count).ToArray(),
                dates = events.Select(change => change.Date).ToArray(),
                kinds = events.Select(change => change.Kind.ToString()).ToArray(),
                bodies = events.Select(UnitEventJson.Write).ToArray(),
            },
            session.Transaction);
        await ProjectAsync(result.Register);
        return [];
    }

    /// <summary>Writes the projection anew: it follows from the events and is small.</summary>
    private async Task ProjectAsync(UnitRegister register)
    {
        var connection = await session.ConnectionAsync();
        var units = register.Units.ToArray();
        await connection.ExecuteAsync(
            """
            insert into units.unit (id, kind, code, region_code, region_name, valid, note)
            select id, kind, code, region_code, region_name, daterange(first, last), note
            from unnest(@ids, @kinds, @codes, @regionCodes, @regions, @firsts, @lasts, @notes)
                as new (id, kind, code, region_code, region_name, first, last, note)
            on conflict (id) do update set kind = excluded.kind, code = excluded.code, region_code = excluded.region_code,
                region_name = excluded.region_name, valid = excluded.valid, note = excluded.note
            """,
            new
            {
                ids = units.Select(unit => unit.Id).ToArray(),
                kinds = units.Select(unit => unit.Kind.ToString()).ToArray(),
                codes = units.Select(unit => unit.Code).ToArray(),
                regionCodes = units.Select(unit => unit.Region?.Code).ToArray(),
                regions = units.Select(unit => unit.Region?.Name).ToArray(),
                firsts = units.Select(unit => unit.From).ToArray(),
                lasts = units.Select(unit => unit.To).ToArray(),
                notes = units.Select(unit => unit.Note).ToArray(),
            },
            session.Transaction);
        var names = units.SelectMany(unit => Spans(unit, unit.Names)).ToArray();
        var parents = units.SelectMany(unit => Spans(unit, unit.Parents)).ToArray();
        await connection.ExecuteAsync(
            """
            delete from units.name;
            insert into units.name (unit_id, valid, name, full_name, english, folded)
            select unit_id, daterange(first, last), name, full_name, english, folded
            from unnest(@ids, @firsts, @lasts, @names, @fullNames, @english, @folded)
                as new (unit_id, first, last, name, full_name, english, folded);
            delete from units.parent;
            insert into units.parent (unit_id, parent_id, valid)
            select unit_id, parent_id, daterange(first, last)
            from unnest(@childIds, @parentIds, @parentFirsts, @parentLasts) as new (unit_id, parent_id, first, last)
            """,
            new
            {
                ids = names.Select(span => span.Unit.Id).ToArray(),
                firsts = names.Select(span => span.From).ToArray(),
                lasts = names.Select(span => span.To).ToArray(),
                names = names.Select(span => span.Value.Name).ToArray(),
                fullNames = names.Select(span => span.Value.Full).ToArray(),
                english = names.Select(span => span.Value.English).ToArray(),
                folded = names.Select(span => VietnameseText.Fold(string.Join(" ", span.Value.Aliases.Prepend(span.Value.Full)))).ToArray(),
                childIds = parents.Select(span => span.Unit.Id).ToArray(),
                parentIds = parents.Select(span => span.Value).ToArray(),
                parentFirsts = parents.Select(span => span.From).ToArray(),
                parentLasts = parents.Select(span => span.To).ToArray(),
            },
            session.Transaction);
    }

    private static IEnumerable<(Unit Unit, DateOnly From, DateOnly? To, T Value)> Spans<T>(Unit unit, IReadOnlyList<Dated<T>> periods)
    {
        for (var i = 0; i < periods.Count; i++)
            yield return (unit, periods[i].From, i + 1 < periods.Count ? periods[i + 1].From : unit.To, periods[i].Value);
    }
}
