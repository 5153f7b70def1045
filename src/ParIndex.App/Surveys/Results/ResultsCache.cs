using System.Collections.Concurrent;

namespace ParIndex.App.Surveys.Results;

/// <summary>The last results computed of some waves, each for one state of its answers.</summary>
public sealed class ResultsCache : IDisposable
{
    private const int Most = 20;

    /// <summary>Held while results are computed: they take all cores, and who waits finds them computed.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    private readonly ConcurrentDictionary<Guid, (string Stamp, WaveReport Report)> kept = new();

    /// <summary>Results of a wave for a state of its answers; null: they have to be computed.</summary>
    public WaveReport? Find(Guid wave, string stamp) => kept.TryGetValue(wave, out var found) && found.Stamp == stamp ? found.Report : null;

    /// <summary>Keeps results.</summary>
    public void Keep(Guid wave, string stamp, WaveReport report)
    {
        if (kept.Count >= Most && !kept.ContainsKey(wave))
            kept.Clear();

        kept[wave] = (stamp, report);
    }

    public void Dispose() => Turn.Dispose();
}
