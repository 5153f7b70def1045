using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Quality;

/// <summary>An answer drawn to be checked by asking a second time.</summary>
/// <param name="Place">Its number on the printed list, from 1.</param>
/// <param name="Sheet">What was answered the second time; null: not asked yet.</param>
public sealed record CallBack(AnswerKey Answer, int Place, ulong Seed, decimal Share, string Area, string Interviewer, AnswerSheet? Sheet, string? TypedBy);

/// <summary>Answers to be asked again, in the database; writes belong to the open process.</summary>
public sealed class CallBackStore(Session session, TimeProvider clock)
{
    /// <summary>Those of a wave, in the order of the list.</summary>
    public async Task<IReadOnlyList<CallBack>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<Row>(
            "select answer as Answer, place as Place, seed as Seed, share as Share, area as Area, interviewer as Interviewer, sheet::text as Sheet, typed_by as TypedBy from surveys.call_back where wave_id = @wave order by place",
            new { wave },
            session.Transaction)).Select(row => new CallBack(
                AnswerKey.Read(row.Answer)!.Value, row.Place, (ulong)row.Seed, row.Share, row.Area, row.Interviewer, row.Sheet is null ? null : SheetJson.Read(row.Sheet), row.TypedBy))];

    /// <summary>Puts a draw in place of the one before.</summary>
    public async Task PutAsync(Guid wave, ulong seed, decimal share, IReadOnlyList<(AnswerKey Answer, string Area, string Interviewer)> drawn, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            delete from surveys.call_back where wave_id = @wave;
            insert into surveys.call_back (wave_id, answer, place, seed, share, area, interviewer, by_name, at)
                select @wave, answer, place, @seed, @share, area, interviewer, @Name, @now from unnest(@answers, @areas, @interviewers) with ordinality as d (answer, area, interviewer, place)
            """,
            new
            {
                wave,
                seed = (decimal)seed,
                share,
                answers = drawn.Select(one => one.Answer.ToString()).ToArray(),
                areas = drawn.Select(one => one.Area).ToArray(),
                interviewers = drawn.Select(one => one.Interviewer).ToArray(),
                session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction);
    }

    /// <summary>Keeps second answers.</summary>
    /// <returns>How many of them belong to answers of the list.</returns>
    public async Task<int> SetAsync(Guid wave, IReadOnlyList<(AnswerKey Answer, string Sheet)> seconds, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        return await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update surveys.call_back c set sheet = s.sheet::jsonb, typed_by = @Name, typed_at = @now
            from unnest(@answers, @sheets) as s (answer, sheet) where c.wave_id = @wave and c.answer = s.answer
            """,
            new { wave, answers = seconds.Select(one => one.Answer.ToString()).ToArray(), sheets = seconds.Select(one => one.Sheet).ToArray(), session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
    }

    private sealed record Row(string Answer, int Place, decimal Seed, decimal Share, string Area, string Interviewer, string? Sheet, string? TypedBy);
}
