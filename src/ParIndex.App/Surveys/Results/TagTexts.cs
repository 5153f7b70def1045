using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>Puts themes on open answers and takes them off. Rights are the page's matter.</summary>
public sealed class TagTexts(Session session, WaveStore waves, TimeProvider clock)
{
    /// <summary>Longest name of a theme, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Most themes of a wave.</summary>
    public const int MostThemes = 200;

    private static readonly Message Gone = new("Không có đợt điều tra này. Hãy tải lại trang.", "There is no such wave. Reload the page.");
    private static readonly Message NoName = new($"Hãy ghi tên chủ đề, không quá {LongestName} ký tự.", $"Name the theme in at most {LongestName} characters.");
    private static readonly Message NothingChosen = new("Hãy chọn ít nhất một ý kiến.", "Choose at least one answer.");
    private static readonly Message TooMany = new($"Đợt này đã có {MostThemes} chủ đề: gộp bớt trước khi thêm.", $"This wave has {MostThemes} themes already: join some before adding more.");

    /// <summary>Puts a theme on answers; a theme that is not there yet is made.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="name">The theme; one that differs in case and tone marks alone is the same.</param>
    /// <param name="answers">Field and answer of each.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> PutAsync(Guid wave, string? name, IReadOnlyCollection<(string Field, string Answer)> answers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var clean = VietnameseText.Clean(name ?? "");
        if (clean.Length is 0 or > LongestName || VietnameseText.Fold(clean).Length == 0)
            return NoName;

        return answers.Count == 0 ? NothingChosen : await DoAsync(wave, async () =>
        {
            var connection = await session.ConnectionAsync(cancel);
            var folded = VietnameseText.Fold(clean);
            if (await connection.ExecuteScalarAsync<Guid?>("select id from surveys.tag where wave_id = @wave and folded = @folded", new { wave, folded }, session.Transaction) is not { } tag)
            {
                if (await connection.ExecuteScalarAsync<int>("select count(*)::int from surveys.tag where wave_id = @wave", new { wave }, session.Transaction) >= MostThemes)
                    return TooMany;

                tag = Guid.CreateVersion7(clock.GetUtcNow());
                await connection.ExecuteAsync(
                    "insert into surveys.tag (id, wave_id, name, folded, by_name, at) values (@tag, @wave, @clean, @folded, @byName, @now)",
                    new { tag, wave, clean, folded, byName = session.Actor.Name, now = clock.GetUtcNow() },
                    session.Transaction);
            }

            // What is no answer of the wave is passed over.
            await connection.ExecuteAsync(
                """
                insert into surveys.answer_tag (tag_id, wave_id, field, answer, by_name, at)
                select @tag, @wave, field, answer, @byName, @now from unnest(@fields, @keys) as given (field, answer)
                where exists (select from surveys.answer a where a.wave_id = @wave and a.id::text = answer and a.sheet ? field)
                   or exists (select from surveys.import i where i.wave_id = @wave and answer ~ '^[^/]+/[0-9]{1,9}$' and i.id::text = split_part(answer, '/', 1) and split_part(answer, '/', 2)::int between 1 and i.answers)
                on conflict do nothing
                """,
                new { tag, wave, fields = answers.Select(one => one.Field).ToArray(), keys = answers.Select(one => one.Answer).ToArray(), byName = session.Actor.Name, now = clock.GetUtcNow() },
                session.Transaction);
            return null;
        }, cancel);
    }

    /// <summary>Takes a theme off answers; a theme no answer has is gone.</summary>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> TakeOffAsync(Guid wave, string? name, IReadOnlyCollection<(string Field, string Answer)> answers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var folded = VietnameseText.Fold(name ?? "");
        return answers.Count == 0 ? Task.FromResult<Message?>(NothingChosen) : DoAsync(wave, async () =>
        {
            var connection = await session.ConnectionAsync(cancel);
            await connection.ExecuteAsync(
                """
                delete from surveys.answer_tag x using surveys.tag t, unnest(@fields, @keys) as given (field, answer)
                where t.id = x.tag_id and t.wave_id = @wave and t.folded = @folded and x.field = given.field and x.answer = given.answer
                """,
                new { wave, folded, fields = answers.Select(one => one.Field).ToArray(), keys = answers.Select(one => one.Answer).ToArray() },
                session.Transaction);
            await connection.ExecuteAsync("delete from surveys.tag t where t.wave_id = @wave and not exists (select from surveys.answer_tag a where a.tag_id = t.id)", new { wave }, session.Transaction);
            return null;
        }, cancel);
    }

    private async Task<Message?> DoAsync(Guid wave, Func<Task<Message?>> work, CancellationToken cancel)
    {
        await session.BeginAsync("surveys.theme", null, cancel);
        try
        {
            if (await waves.LockAsync(wave, cancel) is null)
                return Gone;

            var problem = await work();
            if (problem is null)
                await session.CommitAsync(cancel);

            return problem;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
