using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Sends an entry back to its unit for completion, and takes it in again.</summary>
public sealed class ReturnEntry(Session session, EntryDeed deed, RecusalStore recusals, RoundNotices notices, TimeProvider clock)
{
    /// <summary>Names of the parts of the form.</summary>
    public const string Until = ".until", Reason = ".return";

    private static readonly Message NotAppraised = new("Dòng này lấy điểm từ điều tra hoặc thống kê, không thẩm định.", "This entry takes its points from a survey or statistics; it is not appraised.");
    private static readonly Message NoReason = new("Hãy ghi cần bổ sung gì.", "Say what is to be completed.");
    private static readonly Message BadDay = new("Hạn bổ sung phải từ hôm nay trở đi.", "The last day must be today or later.");

    /// <summary>Opens the entry to its unit until a day.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="code">The leaf.</param>
    /// <param name="until">Last day.</param>
    /// <param name="reason">What is to be completed.</param>
    /// <param name="rights">Rights of who asks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<DeedOutcome> RunAsync(Guid card, string code, DateOnly? until, string? reason, Rights rights, CancellationToken cancel = default) => ActAsync("rounds.return", card, code, rights, async held =>
    {
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        var why = VietnameseText.Clean(reason ?? "");
        if (why.Length == 0)
            problems[Reason] = NoReason;

        if (until is null || until < clock.Today())
            problems[Until] = BadDay;

        if (problems.Count > 0)
            return new DeedOutcome(problems);

        await notices.ReturnedAsync(held, until!.Value, why, cancel);
        return await SetAsync(card, code, until, why, cancel);
    }, cancel);

    /// <summary>Takes the entry in again before its last day.</summary>
    public Task<DeedOutcome> RecallAsync(Guid card, string code, Rights rights, CancellationToken cancel = default) =>
        ActAsync("rounds.recall", card, code, rights, _ => SetAsync(card, code, null, null, cancel), cancel);

    private Task<DeedOutcome> ActAsync(string kind, Guid card, string code, Rights rights, Func<HeldEntry, Task<DeedOutcome>> act, CancellationToken cancel) => deed.RunAsync(kind, card, code, async held =>
    {
        if (!held.Entry.IsOfUnit)
            return DeedOutcome.Wrong(NotAppraised);

        // The scorecard's stage: an entry that is already back with its unit can be given more time or taken in.
        var stage = EntryGate.StageOf(held.Round, held.Card, clock.Today());
        var decision = (await recusals.OfRoundAsync(held.Round.Id, cancel)).Decide(session.Actor.Id, rights, held.Card.UnitId, held.Entry.Field, stage);
        return decision.IsAllowed ? await act(held) : DeedOutcome.Refused(decision.Reason);
    }, cancel);

    private async Task<DeedOutcome> SetAsync(Guid card, string code, DateOnly? until, string? reason, CancellationToken cancel)
    {
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update rounds.entry set returned_until = @until, returned_reason = @reason, returned_version = case when @until::date is not null then version end,
                   returned_at = case when @until::date is not null then @now end,
                   returns = returns + case when @until::date is not null and coalesce(returned_until < @today, true) then 1 else 0 end
            where scorecard_id = @card and code = @code
            """,
            new { card, code, until, reason, now = clock.GetUtcNow(), today = clock.Today() },
            session.Transaction);
        return DeedOutcome.Done;
    }
}
