using System.Collections.Concurrent;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>
/// What was computed from published figures alone, kept until they change: groups beside which a unit is shown are the same for all their
/// units and for every reader. Forgotten as a whole with each new edition.
/// </summary>
public sealed class PublishedMemory(CurrentEdition editions)
{
    private const int Most = 2_000;
    private volatile Kept kept = new(-1);

    /// <summary>The value of the key, computed when it is not known for this edition; never from memory inside a process that writes.</summary>
    /// <param name="session">Who asks: its own unpublished writes must show.</param>
    /// <param name="key">A tuple that begins with what is computed.</param>
    /// <param name="compute">Computes it from published figures.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<T> GetAsync<T>(Session session, object key, Func<Task<T>> compute, CancellationToken cancel)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(compute);
        if (session.Transaction is not null)
            return await compute();

        var edition = await editions.GetAsync(session, cancel);
        var known = kept;
        if (known.Sequence != edition.Sequence)
            kept = known = new Kept(edition.Sequence);

        if (known.Values.TryGetValue(key, out var value))
            return (T)value;

        // Asked after the edition was: what it finds is at least as new.
        var computed = await compute();
        if (known.Values.Count < Most)
            known.Values.TryAdd(key, computed);

        return computed;
    }

    private sealed record Kept(long Sequence)
    {
        public ConcurrentDictionary<object, object> Values { get; } = new();
    }
}
