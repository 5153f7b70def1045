using ParIndex.Core.Criteria;

namespace ParIndex.App.Evidence;

/// <summary>One thing a criterion asks for.</summary>
/// <param name="What">As the criteria set says it.</param>
/// <param name="IsThere">A document answers it.</param>
public sealed record AskedEvidence(string What, bool IsThere);

/// <summary>A document at an entry.</summary>
public sealed record UsedEvidence(EvidenceItem Item, EvidenceUse Use)
{
    /// <summary>It is dated outside the year of the round.</summary>
    public bool IsOutsideYear => Item.Said.IssuedOn is { } day && day.Year != Use.Year;

    /// <summary>What to look out for in this use of it.</summary>
    public IReadOnlyList<string> Flags => IsOutsideYear ? [EvidenceFlags.OutsideYear, .. Item.Flags] : Item.Flags;
}

/// <summary>What a criterion asks for, with ticks, and what is there.</summary>
public sealed record EntryEvidence(string Code, IReadOnlyList<AskedEvidence> Asked, IReadOnlyList<UsedEvidence> Used)
{
    /// <summary>Things asked for that nothing answers.</summary>
    public int Missing => Asked.Count(asked => !asked.IsThere);
}

/// <summary>Evidence of the entries of a scorecard.</summary>
public sealed class EntryEvidenceQuery(EvidenceStore items, UseStore uses)
{
    /// <summary>Evidence of one leaf.</summary>
    public async Task<EntryEvidence> OfAsync(Guid card, Criterion leaf, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        return (await OfAsync(card, [leaf], leaf.Code, cancel))[leaf.Code];
    }

    /// <summary>Evidence of leaves of a scorecard, by code; two queries however many there are.</summary>
    public Task<IReadOnlyDictionary<string, EntryEvidence>> OfAsync(Guid card, IReadOnlyCollection<Criterion> leaves, CancellationToken cancel = default) => OfAsync(card, leaves, null, cancel);

    private async Task<IReadOnlyDictionary<string, EntryEvidence>> OfAsync(Guid card, IReadOnlyCollection<Criterion> leaves, string? code, CancellationToken cancel)
    {
        var used = await uses.OfCardAsync(card, code, cancel);
        var byId = (await items.ListAsync([.. used.Select(use => use.ItemId).Distinct()], cancel)).ToDictionary(item => item.Id);
        var byCode = used.Where(use => byId.ContainsKey(use.ItemId)).ToLookup(use => use.Code, use => new UsedEvidence(byId[use.ItemId], use), StringComparer.Ordinal);
        return leaves.ToDictionary(
            leaf => leaf.Code,
            leaf => new EntryEvidence(
                leaf.Code,
                [.. leaf.Evidence.Select(what => new AskedEvidence(what, byCode[leaf.Code].Any(one => one.Use.Asked.Contains(what))))],
                [.. byCode[leaf.Code]]),
            StringComparer.Ordinal);
    }
}
