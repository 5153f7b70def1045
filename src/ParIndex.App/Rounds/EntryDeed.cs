using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds;

/// <summary>An entry with its scorecard and round, held to the end of the open process.</summary>
/// <param name="Stage">Where the entry stands for those who write it.</param>
public sealed record HeldEntry(Round Round, RoundScorecard Card, Entry Entry, RoundStage Stage);

/// <summary>What became of a deed on an entry: done, or why not.</summary>
/// <param name="Problems">What is wrong, by part of the form; "" for the whole.</param>
/// <param name="Refusal">Why who asked may not; see <see cref="Accounts.Refusal"/>; null: they may.</param>
/// <param name="IsConflict">Somebody else wrote there since the form was shown; nothing is changed.</param>
public sealed record DeedOutcome(IReadOnlyDictionary<string, Message> Problems, string? Refusal = null, bool IsConflict = false)
{
    public static DeedOutcome Done { get; } = new(new Dictionary<string, Message>());

    public static DeedOutcome Conflict { get; } = new(new Dictionary<string, Message>(), IsConflict: true);

    public bool IsDone => Problems.Count == 0 && Refusal is null && !IsConflict;

    public static DeedOutcome Refused(string reason) => new(new Dictionary<string, Message>(), reason);

    public static DeedOutcome Wrong(Message problem, string part = "") => new(new Dictionary<string, Message> { [part] = problem });
}

/// <summary>Opens the process of a deed on one entry and holds what the deed depends on: the round at its stage, the scorecard, the entry.</summary>
public sealed class EntryDeed(Session session, RoundStore rounds, EntryStore entries, TimeProvider clock)
{
    private static readonly Message Gone = new("Không có dòng chấm này. Hãy tải lại trang.", "There is no such entry. Reload the page.");

    /// <summary>Does it; kept only when it says that it is done.</summary>
    /// <param name="kind">What is done, as "rounds.appraise".</param>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="act">Looks at what is held and writes.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<DeedOutcome> RunAsync(string kind, Guid card, string code, Func<HeldEntry, Task<DeedOutcome>> act, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(act);
        await session.BeginAsync(kind, null, cancel);
        try
        {
            if (await rounds.LockCardAsync(card, forEntries: true, cancel) is not { } scorecard || await rounds.HoldAsync(scorecard.RoundId, cancel) is not { } round
                || await entries.LockAsync(card, code, cancel) is not { } entry)
                return DeedOutcome.Wrong(Gone);

            var outcome = await act(new HeldEntry(round, scorecard, entry, EntryGate.StageOf(round, scorecard, entry.ReturnedUntil, clock.Today())));
            if (outcome.IsDone)
                await session.CommitAsync(cancel);

            return outcome;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
