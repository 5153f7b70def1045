using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Quality;

/// <summary>
/// A person decides which answers count. Excluded ones stay on record with the reason; until the wave is settled every decision can be taken back.
/// Rights are the page's matter.
/// </summary>
public sealed class JudgeAnswers(Session session, WaveStore waves, FlagStore flags, TimeProvider clock)
{
    private const int LongestReason = 500;

    private static readonly Message NotNow = new("Đợt chưa mở hoặc đã chốt: không đổi quyết định về phiếu được.", "The wave is not open yet, or settled: decisions about answers cannot change.");
    private static readonly Message NoReason = new($"Hãy ghi lý do, không quá {LongestReason} ký tự.", $"Say why, in at most {LongestReason} characters.");
    private static readonly Message Nothing = new("Không có phiếu nào như vậy. Hãy tải lại trang.", "There is no such answer. Reload the page.");

    /// <summary>Decides about one answer, whatever was decided before.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="verdict">Null: the decision is taken back.</param>
    /// <param name="reason">Why; needed to exclude.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid wave, AnswerKey answer, Verdict? verdict, string? reason, CancellationToken cancel = default) =>
        (await RunAsync(wave, _ => Task.FromResult<IReadOnlyList<AnswerKey>>([answer]), verdict, reason, cancel)).Problem;

    /// <summary>Decides about all answers that have flags as asked for which nobody has decided.</summary>
    /// <returns>How many, and why not.</returns>
    public Task<(int Count, Message? Problem)> RunManyAsync(Guid wave, FlagFilter filter, Verdict verdict, string? reason, CancellationToken cancel = default) =>
        RunAsync(wave, stop => flags.AnswersAsync(wave, filter with { Verdict = FlagFilter.Undecided }, stop), verdict, reason, cancel);

    private async Task<(int Count, Message? Problem)> RunAsync(Guid wave, Func<CancellationToken, Task<IReadOnlyList<AnswerKey>>> find, Verdict? verdict, string? reason, CancellationToken cancel)
    {
        var why = VietnameseText.Clean(reason ?? "");
        if (why.Length > LongestReason || (verdict == Verdict.Excluded && why.Length == 0))
            return (0, NoReason);

        await session.BeginAsync("surveys.judge", why.Length == 0 ? null : why, cancel);
        try
        {
            if (await waves.LockAsync(wave, cancel) is not { State: WaveState.Open or WaveState.Closed })
                return (0, NotNow);

            var answers = await find(cancel);
            if (answers.Count == 0 || await WriteAsync(wave, answers, verdict, why, cancel) < answers.Count)
                return (0, Nothing);

            await session.CommitAsync(cancel);
            return (answers.Count, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <returns>Answers there are of those named.</returns>
    private async Task<int> WriteAsync(Guid wave, IReadOnlyList<AnswerKey> answers, Verdict? verdict, string why, CancellationToken cancel)
    {
        var imported = answers.Where(answer => answer.IsImported).ToList();
        await using var written = await (await session.ConnectionAsync(cancel)).QueryMultipleAsync(
            """
            with told as (
                update surveys.answer set judged_by = case when @verdict is not null then @Name end, judged_at = case when @verdict is not null then @now end, reason = @why,
                       state = coalesce(@verdict, case when exists (select from surveys.flag g where g.wave_id = @wave and g.answer = answer.id::text and g.kind <> 'by-hand') then 'Flagged' else 'Kept' end)
                where wave_id = @wave and id = any (@ids) returning 1)
            select count(*)::int from told;
            select count(*)::int from unnest(@parts, @places) as p (part, place) join surveys.import i on i.id = p.part and i.wave_id = @wave and p.place <= i.answers;
            delete from surveys.left_out l using unnest(@parts, @places) as p (part, place) where l.wave_id = @wave and l.part = p.part and l.place = p.place;
            insert into surveys.left_out (part, wave_id, place, reason, by_name, at)
                select p.part, @wave, p.place, @why, @Name, @now from unnest(@parts, @places) as p (part, place) join surveys.import i on i.id = p.part and i.wave_id = @wave where @verdict = 'Excluded';
            delete from surveys.flag where wave_id = @wave and answer = any (@keys) and kind = 'by-hand';
            update surveys.flag set verdict = @verdict, reason = @why, judged_by = case when @verdict is not null then @Name end, judged_at = case when @verdict is not null then @now end
                where wave_id = @wave and answer = any (@keys);
            insert into surveys.flag (wave_id, answer, kind, said_vi, said_en, verdict, reason, judged_by, judged_at)
                select @wave, key, 'by-hand', @saidVi, @saidEn, 'Excluded', @why, @Name, @now from unnest(@keys) as key
                where @verdict = 'Excluded' and not exists (select from surveys.flag g where g.wave_id = @wave and g.answer = key)
            """,
            new
            {
                wave,
                verdict = verdict?.ToString(),
                why,
                session.Actor.Name,
                now = clock.GetUtcNow(),
                ids = answers.Where(answer => !answer.IsImported).Select(answer => answer.Id).ToArray(),
                parts = imported.Select(answer => answer.Id).ToArray(),
                places = imported.Select(answer => answer.Place).ToArray(),
                keys = answers.Select(answer => answer.ToString()).ToArray(),
                saidVi = "Người phụ trách loại phiếu; không có cờ của máy.",
                saidEn = "Excluded by a person; no check had flagged it.",
            },
            session.Transaction,
            commandTimeout: 0);
        return await written.ReadSingleAsync<int>() + await written.ReadSingleAsync<int>();
    }
}
