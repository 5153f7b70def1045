using System.Collections.Concurrent;
using ParIndex.App.Criteria;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Results.Published;

/// <summary>Signed versions of criteria sets already read: they never change.</summary>
public sealed class SetCache(TimeProvider clock)
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<Guid, CriteriaSet> known = new();

    public async Task<CriteriaSet?> GetAsync(Session session, Guid version, CancellationToken cancel = default)
    {
        if (known.TryGetValue(version, out var set))
            return set;

        set = await new SetLibrary(session, clock).LoadAsync(version, cancel);
        if (set is not null && known.Count < Most)
            known.TryAdd(version, set);

        return set;
    }
}
