using Dapper;
using Npgsql;
using ParIndex.App.Audit;

namespace ParIndex.App.Storage;

/// <summary>
/// One request's (or job's) view of the database: a connection opened when first needed, under the rights of who asks, and at most one
/// transaction that writes, always in a named process. Not safe for use by two threads.
/// </summary>
public sealed class Session(NpgsqlDataSource source, Actor actor, TimeProvider clock) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    /// <summary>Who asks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The open transaction; null when only reading.</summary>
    public NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>The open connection, told once who asks: row-level security reads these settings.</summary>
    public async Task<NpgsqlConnection> ConnectionAsync(CancellationToken cancel = default)
    {
        if (connection is not null)
            return connection;

        return connection = await source.OpenAsAsync(Actor, cancel);
    }

    /// <summary>Begins the process all further writes belong to.</summary>
    /// <param name="kind">What is done, as "results.publish".</param>
    /// <param name="reason">Why, where a person must say.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task BeginAsync(string kind, string? reason = null, CancellationToken cancel = default)
    {
        if (Transaction is not null)
            throw new InvalidOperationException("A process is already open.");

        var open = await ConnectionAsync(cancel);
        Transaction = await open.BeginTransactionAsync(cancel);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await open.ExecuteAsync(
            """
            insert into audit.process (id, kind, actor, actor_name, reason, request, at)
            values (@id, @kind, @Actor, @ActorName, @reason, @Request, @At);
            select set_config('parindex.process', @id::text, true)
            """,
            new { id, kind, Actor = Actor.Id, ActorName = Actor.Name, reason, Actor.Request, At = clock.GetUtcNow() },
            Transaction);
    }

    /// <summary>Makes the writes last and ends the process.</summary>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        if (Transaction is null)
            throw new InvalidOperationException("No process is open.");

        await Transaction.CommitAsync(cancel);
        await EndAsync();
    }

    /// <summary>Undoes the writes of the open process, if any.</summary>
    public async Task RollbackAsync()
    {
        if (Transaction is null)
            return;

        await Transaction.RollbackAsync();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Transaction is not null)
            await Transaction.DisposeAsync();

        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task EndAsync()
    {
        await Transaction!.DisposeAsync();
        Transaction = null;
    }
}
