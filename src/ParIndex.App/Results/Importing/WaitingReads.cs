using ParIndex.App.Jobs;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Importing;

/// <summary>How the reading of an import stands, and another try when it was given up.</summary>
public sealed class WaitingReads(Session session, ImportStore imports, JobBoard jobs)
{
    /// <summary>The newest job that reads the import; null when it was never in the queue.</summary>
    public Task<JobStatus?> StatusAsync(Guid import, CancellationToken cancel = default) => jobs.FindAsync(ReadWaiting.JobKind, import.ToString(), cancel);

    /// <summary>Puts the import into the queue again unless it is there or was read meanwhile.</summary>
    public async Task TryAgainAsync(Guid import, CancellationToken cancel = default)
    {
        await session.BeginAsync("results.retry", cancel: cancel);
        if (await imports.LockAsync(import, cancel) is { State: ImportState.Reading })
            await jobs.AddAsync(ReadWaiting.JobKind, import, import.ToString(), cancel: cancel);

        await session.CommitAsync(cancel);
    }
}
