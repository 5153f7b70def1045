using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Analysis.Published;

/// <summary>Which leaves move the rank of a published result: computed once for all readers.</summary>
public sealed class SensitivityQuery(Session session, PublishedMemory memory)
{
    /// <param name="from">The result.</param>
    /// <param name="score">It scored.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Leaves in the order of the set; without others to be ranked against ranks mean nothing.</returns>
    public Task<IReadOnlyList<LeafSensitivity>> OfAsync(UnitCase from, UnitScore score, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        return memory.GetAsync(session, ("sensitivity", from.Result.Id), () => Task.FromResult(RankSensitivity.Of(from.Scorer.Set, score, from.Standing)), cancel);
    }
}
