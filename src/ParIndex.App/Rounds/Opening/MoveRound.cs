using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Opening;

/// <summary>Moves a round from stage to stage: on in its order, back with a reason, from publication to the council for a correction. Publication has a way of its own.</summary>
public sealed class MoveRound(Session session, RoundStore rounds, RoundUnits units, RoundNotices notices)
{
    private static readonly Message Changed = new(
        "Kỳ đánh giá vừa được người khác chuyển giai đoạn. Hãy xem lại rồi làm tiếp.", "Somebody else has just moved the round. Look again, then go on.");

    private static readonly Message NoUnits = new(
        "Kỳ đánh giá chưa có đơn vị nào. Hãy chọn đơn vị được đánh giá trước khi mở.", "The round has no units yet. Choose the assessed units before opening it.");

    private static readonly Message NotApproved = new(
        "Người đứng đầu chưa phê duyệt phiếu tự chấm. Hãy trình và phê duyệt trước khi chuyển sang thẩm định.",
        "The head has not approved the self-assessment. Present it and have it approved before moving on to appraisal.");

    private static readonly Message NoReason = new("Hãy ghi lý do đưa kỳ đánh giá về giai đoạn trước.", "Say why the round goes back.");

    private static readonly Message NoSuchMove = new("Không chuyển được như vậy.", "There is no such move.");

    /// <summary>Moves the round.</summary>
    /// <param name="id">The round.</param>
    /// <param name="from">Stage that was shown.</param>
    /// <param name="to">The next stage, or an earlier one.</param>
    /// <param name="reason">Required on the way back.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid id, RoundStage from, RoundStage to, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        if (to > from ? to != from + 1 || to == RoundStage.Published : to == RoundStage.Preparation || to == from || (from == RoundStage.Published && to != RoundStage.Council))
            return NoSuchMove;

        if (to < from && why.Length == 0)
            return NoReason;

        await session.BeginAsync("rounds.move", why.Length == 0 ? null : why, cancel);
        try
        {
            if (await rounds.LockAsync(id, cancel) is not { } round || round.Stage != from)
                return Changed;

            if (from == RoundStage.Preparation)
            {
                if ((await rounds.CardsAsync(id, cancel)).Count == 0)
                    return NoUnits;

                await units.MakeEntriesAsync(round, cancel);
            }

            // What goes to the authority above has been approved: nobody could approve it later.
            if (round.IsMirror && from == RoundStage.SelfAssessment && to == RoundStage.Appraisal && (await rounds.CardsAsync(id, cancel)).Any(card => !card.IsSubmitted))
                return NotApproved;

            await rounds.MoveAsync(id, from, to, cancel);
            await notices.MovedAsync(round, to, why, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
