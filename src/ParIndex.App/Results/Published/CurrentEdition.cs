using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>
/// The edition of what is published, asked of the database a few times a second at most: another server's change is seen within
/// <see cref="Patience"/>, one of this server with the answer that tells of it.
/// </summary>
public sealed class CurrentEdition(EditionQuery query, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim one = new(1);
    private readonly Lock gate = new();
    private Known? last;
    private long forgotten = long.MinValue;

    public ValueTask<Edition> GetAsync(CancellationToken cancel) => Fresh() is { } edition ? ValueTask.FromResult(edition) : AskAsync(cancel);

    /// <summary>The same inside a request that may hold a connection: it waits neither for another one nor for others who ask.</summary>
    public async ValueTask<Edition> GetAsync(Session session, CancellationToken cancel)
    {
        if (Fresh() is { } known)
            return known;

        var at = clock.GetTimestamp();
        return Learn(await EditionQuery.CurrentAsync(session, cancel), at);
    }

    /// <summary>Something was written: the next reader asks the database.</summary>
    public void Forget()
    {
        lock (gate)
            forgotten = clock.GetTimestamp();
    }

    /// <summary>Takes over what a request read of the edition; from then on nobody is told an older one.</summary>
    /// <param name="edition">As the database told it.</param>
    /// <param name="at">Noted before asking: what is written meanwhile must be asked for again.</param>
    /// <returns>The newest edition known.</returns>
    public Edition Learn(Edition edition, long at)
    {
        ArgumentNullException.ThrowIfNull(edition);
        lock (gate)
        {
            // Of two who ask at once the later answer may come first.
            if (last is null || edition.Written > last.Edition.Written || (edition.Written == last.Edition.Written && at > last.At))
                last = new Known(edition, at);

            return last.Edition;
        }
    }

    public void Dispose() => one.Dispose();

    private Edition? Fresh()
    {
        lock (gate)
            return last is { } known && known.At > forgotten && clock.GetElapsedTime(known.At) < Patience ? known.Edition : null;
    }

    private async ValueTask<Edition> AskAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } known)
                return known;

            var at = clock.GetTimestamp();
            return Learn(await query.CurrentAsync(cancel), at);
        }
        finally
        {
            one.Release();
        }
    }

    private sealed record Known(Edition Edition, long At);
}
