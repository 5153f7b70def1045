using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Rounds.Filling;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>What the visitor may do with evidence: that of units they fill scorecards for, and that of entries they may read.</summary>
public sealed class EvidenceAccess(Visitor visitor, RoundAccess rounds, UseStore uses, CallStore calls)
{
    /// <summary>Units whose libraries they may read; null: all.</summary>
    public IReadOnlySet<string>? ReadUnits => visitor.Units(Permission.ReadScorecard);

    /// <summary>Units whose libraries they may add to; null: all.</summary>
    public IReadOnlySet<string>? KeepUnits => visitor.Units(Permission.FillScorecard) is { } filled && visitor.Units(Permission.ManageRound) is { } run ? filled.Union(run).ToHashSet(StringComparer.Ordinal) : null;

    /// <summary>Whether they may read a unit's library.</summary>
    public bool MayReadUnit(string unit) => visitor.May(Permission.ReadScorecard, unit);

    /// <summary>Whether they may add to a unit's library: they fill its scorecard, or run its rounds.</summary>
    public bool MayKeep(string unit) => visitor.May(Permission.FillScorecard, unit) || visitor.May(Permission.ManageRound, unit);

    /// <exception cref="RefusedException">They may not; noted in the log.</exception>
    public void DemandKeep(string unit)
    {
        if (!MayKeep(unit))
            throw new RefusedException(Permission.FillScorecard, unit, visitor.Decide(Permission.FillScorecard, unit).Reason, hides: false);
    }

    /// <summary>Whether they may read a document: of a library they read, used in an entry they read, or sent with figures for such an entry.</summary>
    public async Task<bool> MayReadAsync(EvidenceItem item, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (MayReadUnit(item.UnitId) || MayKeep(item.UnitId))
            return true;

        var entries = (await uses.OfItemsAsync([item.Id], cancel)).Select(use => (use.ScorecardId, use.Code)).Concat(await calls.EntriesOfAsync(item.Id, cancel));
        foreach (var (card, code) in entries.Distinct())
        {
            if (await rounds.CardAsync(card, cancel) is { } open && rounds.MayRead(open, code))
                return true;
        }

        return false;
    }

    /// <summary>Whether they may put documents to an entry now: while they fill it in, and with their explanation.</summary>
    public bool MayAttach(OpenCard open, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        return rounds.MayFill(open, entry)
            || (entry.IsOfUnit && visitor.May(Permission.Explain, open.Card.UnitId, entry.Field, EntryGate.StageOf(open.Round, open.Card, entry.ReturnedUntil, rounds.Today)));
    }

    /// <exception cref="RefusedException">They may not; noted in the log.</exception>
    public void DemandAttach(OpenCard open, Entry entry)
    {
        if (!MayAttach(open, entry))
            rounds.DemandFill(open, entry);
    }

    /// <summary>Libraries what is used in an entry may come from: of the assessed unit and of those it is assigned to, as far as they may add to them.</summary>
    public IReadOnlyList<string> LibrariesFor(OpenCard open, string code)
    {
        ArgumentNullException.ThrowIfNull(open);
        return [.. open.Responsibility.UnitsOf(code).Prepend(open.Card.UnitId).Distinct().Where(MayKeep)];
    }
}
