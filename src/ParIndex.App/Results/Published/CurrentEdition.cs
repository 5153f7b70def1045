using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>
/// The edition of what is published, asked of the database a few times a second at most: another server's change is seen within
/// <see cref="Fresh"/>, one of this server with the answer that tells of it.
/// </summary>
public sealed class CurrentEdition(EditionQuery query, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim one = new(1);
    private volatile Known? last;

    public ValueTask<Edition> GetAsync(CancellationToken cancel) =>
        last is { } known && clock.GetElapsedTime(known.At) < Fresh ? ValueTask.FromResult(known.Edition) : AskAsync(cancel);

    /// <summary>The same inside a request that may hold a connection: it waits neither for another one nor for others who ask.</summary>
    public async ValueTask<Edition> GetAsync(Session session, CancellationToken cancel)
    {
        if (last is { } known && clock.GetElapsedTime(known.At) < Fresh)
            return known.Edition;

        var at = clock.GetTimestamp();
        var edition = await EditionQuery.CurrentAsync(session, cancel);
        last = new Known(edition, at);
        return edition;
    }

    /// <summary>Something was written: the next reader asks the database.</summary>
    public void Forget() => last = null;

    public void Dispose() => one.Dispose();

    private async ValueTask<Edition> AskAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (last is { } known && clock.GetElapsedTime(known.At) < Fresh)
                return known.Edition;

            // Noted before asking: what is written meanwhile must be asked for again.
            var at = clock.GetTimestamp();
            var edition = await query.CurrentAsync(cancel);
            last = new Known(edition, at);
            return edition;
        }
        finally
        {
            one.Release();
        }
    }

    private sealed record Known(Edition Edition, long At);
}
