using System.Collections.Concurrent;

namespace ParIndex.App.Surveys.Collected;

/// <summary>The last figures made of some waves in this process, each of one state of the answers (<see cref="WaveStamp"/>).</summary>
/// <param name="most">Figures kept; all are dropped when there would be more.</param>
/// <typeparam name="TKey">What tells figures apart.</typeparam>
/// <typeparam name="TFigures">The figures; not changed by anybody.</typeparam>
public sealed class RecentFigures<TKey, TFigures>(int most) : IDisposable
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (string Stamp, TFigures Figures)> kept = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Figures of a state of the answers; false: they have to be made.</summary>
    public bool TryFind(TKey key, string stamp, out TFigures figures)
    {
        var isKept = kept.TryGetValue(key, out var found) && found.Stamp == stamp;
        figures = found.Figures;
        return isKept;
    }

    /// <summary>Keeps figures.</summary>
    public void Keep(TKey key, string stamp, TFigures figures)
    {
        if (kept.Count >= most && !kept.ContainsKey(key))
            kept.Clear();

        kept[key] = (stamp, figures);
    }

    /// <summary>The figures of a state of the answers, made if need be. One after another: making takes all cores, and who waits finds them made.</summary>
    public async Task<TFigures> OfAsync(TKey key, string stamp, Func<Task<TFigures>> make, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (TryFind(key, stamp, out var known))
            return known;

        await turn.WaitAsync(cancel);
        try
        {
            if (!TryFind(key, stamp, out var figures))
                Keep(key, stamp, figures = await make());

            return figures;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
