using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Jobs;

/// <summary>Removes work that is over: what it was asked with may name people, and nobody waits for it any more.</summary>
public sealed class JobSweep(Session session, TimeProvider clock)
{
    /// <summary>Time for which it is still shown how work ended.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Sweeps. Of work that is there once (it has a key) the last of its kind stays: pages tell when it was done.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(new CommandDefinition(
        """
        delete from jobs.job j where finished_at < @before
            and (key is null or exists (select from jobs.job later where later.kind = j.kind and later.id > j.id))
        """,
        new { before = (clock.GetUtcNow() - Kept).UtcDateTime },
        session.Transaction,
        cancellationToken: cancel));
}
