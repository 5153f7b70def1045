using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>Issues the results of a wave to those who read results of its unit. Rights are the page's matter.</summary>
public sealed class IssueResults(Session session, WaveStore waves, CurrentResults results, TimeProvider clock)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1_000;

    private static readonly Message Gone = new("Không có đợt điều tra này. Hãy tải lại trang.", "There is no such wave. Reload the page.");
    private static readonly Message NotClosed = new("Chỉ công bố kết quả sau khi kết thúc nhận phiếu.", "Results are issued once the wave is closed.");
    private static readonly Message Nothing = new("Chưa có đủ phiếu để tính kết quả nên chưa có gì để công bố.", "Too few answers to compute results: there is nothing to issue.");
    private static readonly Message Changed = new("Phiếu của đợt vừa thay đổi: hãy xem kết quả mới rồi công bố.", "Answers of the wave have changed: look at the new results, then issue them.");
    private static readonly Message NoReason = new("Kết quả đã công bố rồi: hãy ghi lý do công bố lại.", "The results were issued before: say why they are issued again.");
    private static readonly Message TooLong = new($"Lý do dài hơn {LongestReason} ký tự: hãy viết ngắn lại.", $"The reason is longer than {LongestReason} characters: shorten it.");

    /// <summary>Issues.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid wave, string? reason, CancellationToken cancel = default)
    {
        var words = VietnameseText.CleanLines(reason ?? "").Trim();
        if (words.Length > LongestReason)
            return TooLong;

        await session.BeginAsync("surveys.issue", words.Length > 0 ? words : null, cancel);
        try
        {
            // Held: what is issued is of one state of the wave, and issues are numbered one after the other.
            if (await waves.LockAsync(wave, cancel) is not { } found)
                return Gone;

            if (found.State < WaveState.Closed)
                return NotClosed;

            // Results of many answers that changed meanwhile have to be computed first, and are looked at then; of few they are computed on the spot, of the answers as they stand.
            if (await results.FindAsync(found, cancel) is not { IsCurrent: true, Report: var report })
                return Changed;

            if (report.Results is null)
                return report.Problem ?? Nothing;

            var connection = await session.ConnectionAsync(cancel);
            var number = 1 + await connection.ExecuteScalarAsync<int>("select coalesce(max(number), 0) from surveys.issue where wave_id = @wave", new { wave }, session.Transaction);
            if (number > 1 && words.Length == 0)
                return NoReason;

            await connection.ExecuteAsync(
                """
                insert into surveys.issue (id, wave_id, unit_id, number, questionnaire_code, opens_on, content, reason, by_name, at)
                values (@id, @wave, @UnitId, @number, @QuestionnaireCode, @OpensOn, @content::jsonb, @words, @byName, @now)
                """,
                new
                {
                    id = Guid.CreateVersion7(clock.GetUtcNow()),
                    wave,
                    report.Wave.UnitId,
                    number,
                    report.Wave.QuestionnaireCode,
                    report.Wave.OpensOn,
                    content = report.ToJson(),
                    words,
                    byName = session.Actor.Name,
                    now = clock.GetUtcNow(),
                },
                session.Transaction);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
