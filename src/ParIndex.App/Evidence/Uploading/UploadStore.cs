using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Evidence.Uploading;

/// <summary>A file coming in by parts.</summary>
/// <param name="Received">Bytes that last; the next part begins there.</param>
/// <param name="ItemId">The document it became; null: not whole yet.</param>
public sealed record Upload(Guid Id, string UnitId, string Name, long Size, long Modified, long Received, Guid? ItemId, DateTime TouchedAt);

/// <summary>Uploads under way in the database, each seen by who sends it alone. They pass, so they are written outside of processes.</summary>
public sealed class UploadStore(Session session, TimeProvider clock)
{
    private const string Columns =
        "select id as Id, unit_id as UnitId, name as Name, size as Size, modified as Modified, received as Received, item_id as ItemId, touched_at as TouchedAt from evidence.upload";

    public async Task<Upload?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Upload>(Columns + " where id = @id", new { id }, session.Transaction);

    /// <summary>What who asks has begun and not finished, newest first.</summary>
    public async Task<IReadOnlyList<Upload>> UnfinishedAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Upload>(
            Columns + " where item_id is null and by_id is not distinct from @Id and received > 0 order by touched_at desc limit 50", new { session.Actor.Id }, session.Transaction)).AsList();

    /// <summary>The unfinished upload of the same copy of a file by the same person; null: none.</summary>
    public async Task<Upload?> FindAsync(string unitId, string name, long size, long modified, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QueryFirstOrDefaultAsync<Upload>(
            Columns + " where item_id is null and by_id is not distinct from @Id and unit_id = @unitId and name = @name and size = @size and modified = @modified order by touched_at desc limit 1",
            new { session.Actor.Id, unitId, name, size, modified },
            session.Transaction);

    public async Task<Upload> AddAsync(string unitId, string name, long size, long modified, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "insert into evidence.upload (id, unit_id, name, size, modified, by_id, begun_at, touched_at) values (@id, @unitId, @name, @size, @modified, @by, @now, @now)",
            new { id, unitId, name, size, modified, by = session.Actor.Id, now },
            session.Transaction);
        return new Upload(id, unitId, name, size, modified, 0, null, now.UtcDateTime);
    }

    /// <summary>Says that the bytes up to here last.</summary>
    /// <returns>False: another part came meanwhile.</returns>
    public async Task<bool> AdvanceAsync(Guid id, long from, long to, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update evidence.upload set received = @to, touched_at = @now where id = @id and received = @from and item_id is null",
            new { id, from, to, now = clock.GetUtcNow() },
            session.Transaction) == 1;

    public async Task FinishAsync(Guid id, Guid item, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update evidence.upload set item_id = @item, received = size, touched_at = @now where id = @id", new { id, item, now = clock.GetUtcNow() }, session.Transaction);

    public async Task RemoveAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from evidence.upload where id = @id", new { id }, session.Transaction);

    /// <summary>Removes uploads nobody has gone on with since then; their ids.</summary>
    public async Task<IReadOnlyList<Guid>> RemoveOldAsync(DateTimeOffset before, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Guid>("delete from evidence.upload where touched_at < @before returning id", new { before }, session.Transaction)).AsList();

    /// <summary>Bytes promised by uploads of who asks into a library.</summary>
    public async Task<long> PromisedAsync(string unitId, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<long>(
            "select coalesce(sum(size), 0)::bigint from evidence.upload where unit_id = @unitId and item_id is null", new { unitId }, session.Transaction);
}
