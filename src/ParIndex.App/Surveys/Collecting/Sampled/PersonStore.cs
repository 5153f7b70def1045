using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>People of samples and their sealed identities; writes belong to the open process.</summary>
public sealed class PersonStore(Session session, TimeProvider clock)
{
    private const string Columns =
        """
        select p.id as Id, p.wave_id as WaveId, p.line as Line, p.role as Role, p.place as Place, p.cell as Cell, p.area as Area, p.state as State, p.note as Note,
               t.person_id is not null as HasAnswered
        from surveys.person p left join surveys.turn t on t.person_id = p.id
        """;

    /// <summary>Everybody, in order of line.</summary>
    public async Task<IReadOnlyList<SampledPerson>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<SampledPerson>($"{Columns} where p.wave_id = @wave order by p.line", new { wave }, session.Transaction)).AsList();

    /// <summary>Somebody by the line; null: nobody has it.</summary>
    public async Task<SampledPerson?> FindAsync(Guid wave, int line, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<SampledPerson>($"{Columns} where p.wave_id = @wave and p.line = @line", new { wave, line }, session.Transaction);

    /// <summary>Adds people after those there are.</summary>
    public async Task AddAsync(Guid wave, IReadOnlyList<SampleRow> rows, byte[] key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var connection = await session.ConnectionAsync(cancel);
        var first = await connection.ExecuteScalarAsync<int>("select coalesce(max(line), 0) + 1 from surveys.person where wave_id = @wave", new { wave }, session.Transaction);
        // Random ids: they stand in no order that could be held against that of the answers.
        var ids = rows.Select(_ => new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))).ToArray();
        await connection.ExecuteAsync(
            """
            insert into surveys.person (id, wave_id, line, role, place, cell, area, labels, state, by_name, at)
            select id, @wave, line, case when place = 0 then 'Drawn' else 'Replacement' end, place, cell, area, labels::jsonb, case when place = 0 then 'Waiting' else 'Reserve' end, @byName, @now
            from unnest(@ids, @lines, @places, @cells, @areas, @labels) as r (id, line, place, cell, area, labels);
            insert into surveys.identity (person_id, wave_id, sealed) select id, @wave, content from unnest(@ids, @contents) as r (id, content)
            """,
            new
            {
                wave,
                ids,
                lines = Enumerable.Range(first, rows.Count).ToArray(),
                places = rows.Select(row => row.Place).ToArray(),
                cells = rows.Select(row => row.Cell).ToArray(),
                areas = rows.Select(row => row.Area).ToArray(),
                labels = rows.Select(row => JsonSerializer.Serialize(row.Labels)).ToArray(),
                contents = rows.Select((row, i) => IdentitySeal.Seal(key, ids[i], row.Identity)).ToArray(),
                byName = session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction);
    }

    /// <summary>Takes everybody away: of a draft only.</summary>
    public async Task ClearAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.person where wave_id = @wave", new { wave }, session.Transaction);

    /// <summary>The key of the identities, made where there is none yet.</summary>
    public async Task<byte[]> KeyAsync(Guid wave, CancellationToken cancel = default)
    {
        if (await FindKeyAsync(wave, cancel) is { } key)
            return key;

        var made = IdentitySeal.NewKey();
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("insert into surveys.wave_key (wave_id, secret) values (@wave, @made)", new { wave, made }, session.Transaction);
        return made;
    }

    /// <summary>Who they are, by person: everybody, or those who have answered. Null: the key is gone, and nobody can tell any more.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, string>>?> IdentitiesAsync(Guid wave, bool haveAnswered = false, CancellationToken cancel = default) =>
        await FindKeyAsync(wave, cancel) is not { } key
            ? null
            : (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Person, byte[] Sealed)>(
                $"select i.person_id, i.sealed from surveys.identity i where i.wave_id = @wave{(haveAnswered ? " and exists (select from surveys.turn t where t.person_id = i.person_id)" : "")}",
                new { wave },
                session.Transaction)).ToDictionary(row => row.Person, row => IdentitySeal.Open(key, row.Person, row.Sealed));

    private async Task<byte[]?> FindKeyAsync(Guid wave, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<byte[]?>("select secret from surveys.wave_key where wave_id = @wave", new { wave }, session.Transaction);
}
