using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting.Tablets;

/// <summary>Packs in the database; writes belong to the open process.</summary>
public sealed class PackStore(Session session)
{
    /// <summary>A pack; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<Pack?> FindAsync(Guid id, CancellationToken cancel = default) =>
        (await ReadAsync("id = @id", new { id }, cancel)).SingleOrDefault();

    /// <summary>Packs of a wave, the newest first.</summary>
    public async Task<IReadOnlyList<Pack>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        await ReadAsync("wave_id = @wave", new { wave }, cancel);

    /// <summary>How many wait to be asked, by area.</summary>
    public async Task<IReadOnlyList<WaitingArea>> WaitingAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<WaitingArea>(
            """
            select p.area as Area, count(*)::int as Waiting, count(*) filter (where p.line in (select unnest(k.lines) from surveys.pack k where k.wave_id = @wave))::int as Taken
            from surveys.person p where p.wave_id = @wave and p.state in ('Waiting', 'Unreachable') and not exists (select from surveys.turn t where t.person_id = p.id)
            group by p.area order by p.area
            """,
            new { wave },
            session.Transaction)).AsList();

    /// <summary>People of a pack who need not be asked any more: they have answered, by whatever way, or somebody was called in for them.</summary>
    public async Task<IReadOnlyList<int>> DoneAsync(Pack pack, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return (await (await session.ConnectionAsync(cancel)).QueryAsync<int>(
            """
            select p.line from surveys.person p
            where p.wave_id = @WaveId and p.line = any (@Lines) and (p.state = 'Replaced' or exists (select from surveys.turn t where t.person_id = p.id)) order by p.line
            """,
            new { pack.WaveId, pack.Lines },
            session.Transaction)).AsList();
    }

    /// <summary>How many of each pack of a wave have answered, by whatever way; packs without any are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> AnsweredAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Pack, int Count)>(
            """
            select k.id, count(*)::int from surveys.pack k join surveys.person p on p.wave_id = k.wave_id and p.line = any (k.lines) join surveys.turn t on t.person_id = p.id
            where k.wave_id = @wave group by k.id
            """,
            new { wave },
            session.Transaction)).ToDictionary(row => row.Pack, row => row.Count);

    /// <summary>Enters a pack.</summary>
    public async Task AddAsync(Pack pack, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "insert into surveys.pack (id, wave_id, by_id, by_name, device, area, lines, at) values (@Id, @WaveId, @ById, @ByName, @Device, @Area, @Lines, @At)",
            pack,
            session.Transaction);
    }

    // Column by column: Dapper makes no record of an array.
    private async Task<List<Pack>> ReadAsync(string which, object arguments, CancellationToken cancel)
    {
        await using var reader = await (await session.ConnectionAsync(cancel)).ExecuteReaderAsync(
            $"select id, wave_id, by_id, by_name, device, area, lines, at from surveys.pack where {which} order by at desc, id", arguments, session.Transaction);
        var packs = new List<Pack>();
        while (await reader.ReadAsync(cancel))
        {
            packs.Add(new Pack(
                reader.GetGuid(0), reader.GetGuid(1), await reader.IsDBNullAsync(2, cancel) ? null : reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetFieldValue<int[]>(6), reader.GetDateTime(7)));
        }

        return packs;
    }
}
