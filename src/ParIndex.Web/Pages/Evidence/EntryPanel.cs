using ParIndex.App.Evidence;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Criteria;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>
/// Evidence of one entry, as the partial <c>Evidence/_EntryEvidence</c> shows it. It holds forms of its own, so it stands beside the form of the entry, not in it.
/// </summary>
/// <param name="Card">The scorecard.</param>
/// <param name="MayAttach">Whether the visitor may add and take away.</param>
/// <param name="Back">Where to go after a form without scripts; null: the page of the entry's evidence.</param>
public sealed record EntryPanel(Guid Card, Criterion Leaf, EntryEvidence Evidence, bool MayAttach, string? Back)
{
    /// <summary>The part that adds is open.</summary>
    public bool IsAdding { get; init; }

    /// <summary>Libraries uploads and choices come from, the first by default, with names.</summary>
    public IReadOnlyList<(string Id, string Name)> Libraries { get; init; } = [];

    /// <summary>Words looked for in the libraries.</summary>
    public string? Search { get; init; }

    /// <summary>What the libraries hold.</summary>
    public IReadOnlyList<FoundEvidence> Found { get; init; } = [];

    /// <summary>How many there are in all.</summary>
    public int Total { get; init; }

    /// <summary>What became of the last deed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What was typed and not taken.</summary>
    public (string Number, string Summary, string Address) Typed { get; init; } = ("", "", "");

    /// <summary>Id of this part of the page.</summary>
    public string Id => EvidenceNames.IdOf(Leaf.Code);

    /// <summary>Address of the entry's evidence, below the language.</summary>
    public string Address => $"/phieu/{Card}/tai-lieu/{Uri.EscapeDataString(Leaf.Code)}";
}

/// <summary>Panels of evidence for pages that show entries.</summary>
public sealed class EntryPanels(EntryEvidenceQuery query, EvidenceAccess access)
{
    /// <summary>Panels of entries of a scorecard, by code: two queries however many there are.</summary>
    /// <param name="open">The scorecard.</param>
    /// <param name="entries">Entries shown; the visitor may read them.</param>
    /// <param name="back">Where to go after a form without scripts.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyDictionary<string, EntryPanel>> OfAsync(OpenCard open, IReadOnlyCollection<Entry> entries, string? back, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entries);
        var leaves = open.Scorer.Set.Leaves().ToDictionary(leaf => leaf.Code, StringComparer.Ordinal);
        var evidence = await query.OfAsync(open.Card.Id, [.. entries.Select(entry => leaves[entry.Code])], cancel);
        return entries.ToDictionary(
            entry => entry.Code, entry => new EntryPanel(open.Card.Id, leaves[entry.Code], evidence[entry.Code], access.MayAttach(open, entry), back), StringComparer.Ordinal);
    }
}
