using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Filling;

/// <summary>Something a scorecard still lacks.</summary>
/// <param name="Code">The leaf.</param>
/// <param name="Blocks">It cannot be submitted like this; otherwise it is told and may be confirmed.</param>
public sealed record Lacking(string Code, bool Blocks, Message What);

/// <summary>Filled by officers, submitted by the head, opened again by who runs the round. What is submitted is locked.</summary>
public sealed class Submission(Session session, RoundStore rounds, EntryStore entries, RoundScorers scorers, RoundNotices notices, TimeProvider clock)
{
    private static readonly Message Gone = new("Không có phiếu này. Hãy tải lại trang.", "There is no such scorecard. Reload the page.");
    private static readonly Message Closed = new("Giai đoạn tự đánh giá đã kết thúc hoặc phiếu đã nộp.", "Self-assessment is over, or the scorecard is submitted.");
    private static readonly Message NotSubmitted = new("Phiếu chưa nộp.", "The scorecard is not submitted.");
    private static readonly Message NoReason = new("Hãy ghi lý do mở lại phiếu.", "Say why the scorecard is opened again.");
    private static readonly Message NotMerged = new(
        "Phiếu chưa được tổng hợp và trình, hoặc đã sửa sau khi trình. Cơ quan tổng hợp cần trình lại trước khi phê duyệt.",
        "The scorecard has not been merged and presented, or was changed after that. It must be presented again before it is approved.");

    private static readonly Message Blocked = new("Phiếu còn chỗ phải sửa trước khi nộp.", "Something in the scorecard must be mended before it is submitted.");

    /// <summary>What the unit's own entries still lack.</summary>
    public async Task<IReadOnlyList<Lacking>> LackingAsync(Round round, Guid card, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        return [.. (await entries.OfCardAsync(card, cancel)).Where(entry => entry.IsOfUnit).SelectMany(entry => Of(entry, SelfScore.Of(scorer, entry.Code, entry.Answer)))];
    }

    /// <summary>Says that nothing is left to fill in, or takes that back.</summary>
    public Task<Message?> FillAsync(Guid card, bool isFilled, CancellationToken cancel = default) => ActAsync("rounds.filled", null, card, async (round, scorecard) =>
    {
        if (EntryGate.StageOf(round, scorecard, clock.Today()) != RoundStage.SelfAssessment)
            return Closed;

        await ExecuteAsync(
            "update rounds.scorecard set filled_at = @at, filled_by = @by, filled_name = @name where id = @card",
            new { card, at = isFilled ? clock.GetUtcNow().UtcDateTime : (DateTime?)null, by = isFilled ? session.Actor.Id : null, name = isFilled ? session.Actor.Name : null });
        return null;
    }, cancel);

    /// <summary>Submits the scorecard, which locks it.</summary>
    public Task<Message?> SubmitAsync(Guid card, CancellationToken cancel = default) => ActAsync("rounds.submit", null, card, async (round, scorecard) =>
    {
        if (EntryGate.StageOf(round, scorecard, clock.Today()) != RoundStage.SelfAssessment)
            return Closed;

        if ((await LackingAsync(round, card, cancel)).Any(lack => lack.Blocks))
            return Blocked;

        // What the head of a mirror round approves is what was put before them.
        if (round.IsMirror && !await IsMergedAsync(scorecard, cancel))
            return NotMerged;

        await ExecuteAsync(
            "update rounds.scorecard set submitted_at = @now, submitted_by = @Id, submitted_name = @Name where id = @card",
            new { card, now = clock.GetUtcNow(), session.Actor.Id, session.Actor.Name });
        await notices.SubmittedAsync(round, scorecard, cancel);
        return null;
    }, cancel);

    /// <summary>Whether nothing the agencies enter has changed since the scorecard was said to be filled in.</summary>
    public async Task<bool> IsMergedAsync(RoundScorecard card, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.FilledAt is { } presented && !await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<bool>(
            "select exists (select from rounds.entry where scorecard_id = @Id and source = 'Appraised' and at > @presented)", new { card.Id, presented }, session.Transaction);
    }

    /// <summary>Opens a submitted scorecard again.</summary>
    public Task<Message?> ReopenAsync(Guid card, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        return why.Length == 0 ? Task.FromResult<Message?>(NoReason) : ActAsync("rounds.reopen", why, card, async (_, scorecard) =>
        {
            if (!scorecard.IsSubmitted)
                return NotSubmitted;

            await ExecuteAsync("update rounds.scorecard set submitted_at = null, submitted_by = null, submitted_name = null where id = @card", new { card });
            await notices.ReopenedAsync(scorecard, why, cancel);
            return null;
        }, cancel);
    }

    private static IEnumerable<Lacking> Of(Entry entry, SelfScore score)
    {
        if (score.Problem is { } problem)
            yield return new Lacking(entry.Code, Blocks: true, problem);

        if (!entry.Answer.IsGiven)
            yield return new Lacking(entry.Code, Blocks: false, new("Chưa chấm: nộp như vậy thì 0 điểm.", "Not answered: submitted like this it has no points."));
        else if (!entry.IsComplete)
            yield return new Lacking(entry.Code, Blocks: false, new("Thiếu số liệu để tính điểm: nộp như vậy thì 0 điểm.", "Figures are missing for the points: submitted like this it has none."));
    }

    private async Task<Message?> ActAsync(string kind, string? reason, Guid card, Func<Round, RoundScorecard, Task<Message?>> act, CancellationToken cancel)
    {
        await session.BeginAsync(kind, reason, cancel);
        try
        {
            if (await rounds.LockCardAsync(card, cancel: cancel) is not { } scorecard || await rounds.FindAsync(scorecard.RoundId, cancel) is not { } round)
                return Gone;

            if (await act(round, scorecard) is { } problem)
                return problem;

            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task ExecuteAsync(string sql, object arguments) => await (await session.ConnectionAsync()).ExecuteAsync(sql, arguments, session.Transaction);
}
