using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.Core.Surveys.Quality.Interviewers;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Quality;

/// <summary>What a person decided about an answer.</summary>
public enum Verdict
{
    Kept,
    Excluded,
}

/// <summary>A flag as it is stored.</summary>
/// <param name="Answer">The answer, see <see cref="AnswerKey"/>.</param>
/// <param name="Other">The other answer of a pair; empty: none.</param>
/// <param name="Said">Why, with the figures.</param>
/// <param name="Verdict">Null: nobody has decided.</param>
public sealed record StoredFlag(
    AnswerKey Answer, string Kind, AnswerKey? Other, Message Said, string Area, string Interviewer, string Channel, Verdict? Verdict, string Reason, string? JudgedBy, DateTime? JudgedAt);

/// <summary>Flags of a kind.</summary>
/// <param name="Undecided">Nobody has decided yet.</param>
/// <param name="Excluded">Of answers that do not count.</param>
public sealed record KindCount(string Kind, int Flags, int Undecided, int Excluded);

/// <summary>Which flags are asked for; empty: all.</summary>
/// <param name="Verdict">"none": undecided; else the name of a verdict.</param>
public sealed record FlagFilter(string Kind = "", string Interviewer = "", string Area = "", string Verdict = "")
{
    /// <summary>Of flags nobody has decided.</summary>
    public const string Undecided = "none";
}

/// <summary>The last check of a wave.</summary>
/// <param name="Effect">How much answers depend on who asked; null: it could not be told.</param>
public sealed record LastCheck(int Answers, bool IsComplete, QualityLimits Limits, InterviewerEffect? Effect, string ByName, DateTime At);

/// <summary>Flags of a wave in the database; writes belong to the open process.</summary>
public sealed class FlagStore(Session session, TimeProvider clock)
{
    /// <summary>Kind of an exclusion nothing but a person had a reason for.</summary>
    public const string ByHand = "by-hand";

    private const string Matching =
        """
        wave_id = @wave and (@Kind = '' or kind = @Kind) and (@Interviewer = '' or interviewer = @Interviewer) and (@Area = '' or area = @Area)
        and (@Verdict = '' or coalesce(verdict, 'none') = @Verdict)
        """;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Counts by kind.</summary>
    public async Task<IReadOnlyList<KindCount>> KindsAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<KindCount>(
            """
            select kind as Kind, count(*)::int as Flags, count(*) filter (where verdict is null)::int as Undecided, count(*) filter (where verdict = 'Excluded')::int as Excluded
            from surveys.flag where wave_id = @wave group by kind order by kind
            """,
            new { wave },
            session.Transaction)).AsList();

    /// <summary>Answers with a flag nobody has decided.</summary>
    public async Task<int> UndecidedAsync(Guid wave, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<int>(
        "select count(distinct answer)::int from surveys.flag where wave_id = @wave and verdict is null", new { wave }, session.Transaction);

    /// <summary>Interviewers and areas with flags, by name.</summary>
    public async Task<(IReadOnlyList<string> Interviewers, IReadOnlyList<string> Areas)> GroupsAsync(Guid wave, CancellationToken cancel = default)
    {
        await using var all = await (await session.ConnectionAsync(cancel)).QueryMultipleAsync(
            """
            select distinct interviewer from surveys.flag where wave_id = @wave and interviewer <> '' order by 1;
            select distinct area from surveys.flag where wave_id = @wave and area <> '' order by 1
            """,
            new { wave },
            session.Transaction);
        return ((await all.ReadAsync<string>()).AsList(), (await all.ReadAsync<string>()).AsList());
    }

    /// <summary>A page of flags and how many there are in all.</summary>
    public async Task<(IReadOnlyList<StoredFlag> Flags, int Total)> PageAsync(Guid wave, FlagFilter filter, int page, int size, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var arguments = new { wave, filter.Kind, filter.Interviewer, filter.Area, filter.Verdict, skip = (page - 1L) * size, size };
        var total = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<int>($"select count(*)::int from surveys.flag where {Matching}", arguments, session.Transaction);
        return (await ReadAsync($"{Matching} order by answer, kind, other offset @skip limit @size", arguments, cancel), total);
    }

    /// <summary>Flags of one answer, and those that name it as the other of a pair.</summary>
    public Task<IReadOnlyList<StoredFlag>> OfAnswerAsync(Guid wave, AnswerKey answer, CancellationToken cancel = default) =>
        ReadAsync("wave_id = @wave and (answer = @key or other = @key) order by answer <> @key, kind, answer", new { wave, key = answer.ToString() }, cancel);

    /// <summary>Undecided answers that a filter finds.</summary>
    public async Task<IReadOnlyList<AnswerKey>> AnswersAsync(Guid wave, FlagFilter filter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<string>(
            $"select distinct answer from surveys.flag where {Matching}", new { wave, filter.Kind, filter.Interviewer, filter.Area, filter.Verdict }, session.Transaction)).Select(text => AnswerKey.Read(text)!.Value)];
    }

    /// <summary>The last check; null: none was made.</summary>
    public async Task<LastCheck?> LastAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<CheckRow>(
            "select answers as Answers, is_complete as IsComplete, limits::text as Limits, effect::text as Effect, by_name as ByName, at as At from surveys.quality_check where wave_id = @wave",
            new { wave },
            session.Transaction) is { } row
            ? new LastCheck(row.Answers, row.IsComplete, JsonSerializer.Deserialize<QualityLimits>(row.Limits, Json)!, row.Effect is null ? null : JsonSerializer.Deserialize<InterviewerEffect>(row.Effect, Json), row.ByName, row.At)
            : null;

    /// <summary>Notes that a wave was checked.</summary>
    public async Task SetCheckAsync(Guid wave, int answers, bool isComplete, QualityLimits limits, InterviewerEffect? effect, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.quality_check (wave_id, answers, is_complete, limits, effect, by_name, at) values (@wave, @answers, @isComplete, @limits::jsonb, @effect::jsonb, @Name, @now)
            on conflict (wave_id) do update set answers = excluded.answers, is_complete = excluded.is_complete, limits = excluded.limits, effect = excluded.effect, by_name = excluded.by_name, at = excluded.at
            """,
            new { wave, answers, isComplete, limits = JsonSerializer.Serialize(limits, Json), effect = effect is null ? null : JsonSerializer.Serialize(effect, Json), session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);

    /// <summary>Puts what was found in place of what was: what nobody decided and is not found again goes, decisions stay.</summary>
    public async Task PutAsync(Guid wave, IReadOnlyList<StoredFlag> found, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            create temp table found_flag on commit drop as
                select * from unnest(@answers, @kinds, @others, @vi, @en, @areas, @interviewers, @channels) as f (answer, kind, other, said_vi, said_en, area, interviewer, channel);
            delete from surveys.flag g where wave_id = @wave and verdict is null
                and not exists (select from found_flag f where f.answer = g.answer and f.kind = g.kind and f.other = g.other);
            insert into surveys.flag as g (wave_id, answer, kind, other, said_vi, said_en, area, interviewer, channel)
                select @wave, answer, kind, other, said_vi, said_en, area, interviewer, channel from found_flag
                on conflict (wave_id, answer, kind, other) do update set said_vi = excluded.said_vi, said_en = excluded.said_en
                where (g.said_vi, g.said_en) is distinct from (excluded.said_vi, excluded.said_en) and g.verdict is null;
            update surveys.answer a set state = s.state
                from (select a.id, case when exists (select from surveys.flag g where g.wave_id = @wave and g.answer = a.id::text and g.verdict is null) then 'Flagged' else 'Kept' end as state
                      from surveys.answer a where a.wave_id = @wave and a.state <> 'Excluded') s
                where a.id = s.id and a.state <> s.state
            """,
            new
            {
                wave,
                answers = found.Select(flag => flag.Answer.ToString()).ToArray(),
                kinds = found.Select(flag => flag.Kind).ToArray(),
                others = found.Select(flag => flag.Other?.ToString() ?? "").ToArray(),
                vi = found.Select(flag => flag.Said.Vietnamese).ToArray(),
                en = found.Select(flag => flag.Said.English).ToArray(),
                areas = found.Select(flag => flag.Area).ToArray(),
                interviewers = found.Select(flag => flag.Interviewer).ToArray(),
                channels = found.Select(flag => flag.Channel).ToArray(),
            },
            session.Transaction,
            commandTimeout: 0);
    }

    private async Task<IReadOnlyList<StoredFlag>> ReadAsync(string which, object arguments, CancellationToken cancel) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<Row>(
            $"""
            select answer as Answer, kind as Kind, other as Other, said_vi as Vi, said_en as En, area as Area, interviewer as Interviewer, channel as Channel, verdict as Verdict, reason as Reason,
                   judged_by as JudgedBy, judged_at as JudgedAt
            from surveys.flag where {which}
            """,
            arguments,
            session.Transaction)).Select(row => new StoredFlag(
                AnswerKey.Read(row.Answer)!.Value, row.Kind, AnswerKey.Read(row.Other), new Message(row.Vi, row.En), row.Area, row.Interviewer, row.Channel,
                row.Verdict is null ? null : Enum.Parse<Verdict>(row.Verdict), row.Reason, row.JudgedBy, row.JudgedAt))];

    private sealed record Row(
        string Answer, string Kind, string Other, string Vi, string En, string Area, string Interviewer, string Channel, string? Verdict, string Reason, string? JudgedBy, DateTime? JudgedAt);

    private sealed record CheckRow(int Answers, bool IsComplete, string Limits, string? Effect, string ByName, DateTime At);
}
