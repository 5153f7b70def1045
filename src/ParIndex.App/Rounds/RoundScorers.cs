using System.Collections.Concurrent;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds;

/// <summary>Signed criteria sets with their rules compiled, kept: a round uses one for months.</summary>
public sealed class RoundScorers(SetCache sets)
{
    private const int Most = 30;
    private readonly ConcurrentDictionary<Guid, SetScorer> known = new();

    /// <summary>The scorer of a version of a set.</summary>
    /// <exception cref="InvalidOperationException">There is no such version: rounds refer to signed ones, which stay.</exception>
    public async Task<SetScorer> GetAsync(Session session, Guid version, CancellationToken cancel = default)
    {
        if (known.TryGetValue(version, out var scorer))
            return scorer;

        var set = await sets.GetAsync(session, version, cancel) ?? throw new InvalidOperationException($"There is no version {version} of a criteria set.");
        scorer = SetScorer.Compile(set, out _);
        if (known.Count < Most)
            known.TryAdd(version, scorer);

        return scorer;
    }
}
