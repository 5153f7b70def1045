using System.Text.Json;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds;

/// <summary>Rounds and their scorecards in the database; writes belong to the open process.</summary>
public sealed class RoundStore(Session session, TimeProvider clock)
{
    private const string RoundColumns =
        """
        id as Id, organiser_id as OrganiserId, name as Name, year as Year, set_version_id as SetVersionId, is_mirror as IsMirror,
        is_rehearsal as IsRehearsal, stage as Stage, note as Note, version as Version
        """;

    /// <summary>Columns of <see cref="RoundScorecard"/>.</summary>
    internal const string CardColumns =
        """
        select c.id as Id, c.round_id as RoundId, c.unit_id as UnitId, c.filled_at as FilledAt, c.filled_name as FilledName, c.submitted_at as SubmittedAt,
               c.submitted_name as SubmittedName,
               (select last_day from rounds.extension where scorecard_id = c.id and stage = 'SelfAssessment' order by at desc limit 1) as ExtendedTo,
               (select last_day from rounds.extension where scorecard_id = c.id and stage = 'Explanation' order by at desc limit 1) as ExplainTo
        from rounds.scorecard c
        """;

    /// <summary>A round with its calendar; null when there is none.</summary>
    public Task<Round?> FindAsync(Guid id, CancellationToken cancel = default) => OneAsync("", id, cancel);

    /// <summary>The round, held to the end of the open process, so that changes of it come one after the other.</summary>
    public Task<Round?> LockAsync(Guid id, CancellationToken cancel = default) => OneAsync("for update", id, cancel);

    /// <summary>The round, kept at its stage to the end of the open process; many may hold it at once.</summary>
    public Task<Round?> HoldAsync(Guid id, CancellationToken cancel = default) => OneAsync("for share", id, cancel);

    /// <summary>Rounds of some organisers, newest year first; null: all.</summary>
    public async Task<IReadOnlyList<Round>> ListAsync(IReadOnlyCollection<string>? organisers = null, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rounds = (await connection.QueryAsync<Round>(
            $"select {RoundColumns} from rounds.round where @organisers::text[] is null or organiser_id = any (@organisers::text[]) order by year desc, made_at desc",
            new { organisers = organisers?.ToArray() },
            session.Transaction)).AsList();
        var calendars = (await connection.QueryAsync<DueRow>(
            "select round_id as RoundId, stage as Stage, last_day as LastDay from rounds.due where round_id = any (@ids)",
            new { ids = rounds.Select(round => round.Id).ToArray() },
            session.Transaction)).ToLookup(row => row.RoundId);
        return [.. rounds.Select(round => round with { Calendar = calendars[round.Id].ToDictionary(row => row.Stage, row => row.LastDay) })];
    }

    /// <summary>A scorecard; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<RoundScorecard?> CardAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<RoundScorecard>(CardColumns + " where c.id = @id", new { id }, session.Transaction);

    /// <summary>The scorecard of a unit in a round.</summary>
    public async Task<RoundScorecard?> CardAsync(Guid round, string unitId, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<RoundScorecard>(
            CardColumns + " where c.round_id = @round and c.unit_id = @unitId", new { round, unitId }, session.Transaction);

    /// <summary>The scorecard, held to the end of the open process: entries of it are not saved while it is submitted, and the other way round.</summary>
    public async Task<RoundScorecard?> LockCardAsync(Guid id, bool forEntries = false, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<RoundScorecard>(
            $"{CardColumns} where c.id = @id for {(forEntries ? "share" : "update")} of c", new { id }, session.Transaction);

    /// <summary>Scorecards of a round that may be seen.</summary>
    public async Task<IReadOnlyList<RoundScorecard>> CardsAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<RoundScorecard>(CardColumns + " where c.round_id = @round", new { round }, session.Transaction)).AsList();

    /// <summary>Adds a round.</summary>
    public async Task<Guid> AddAsync(RoundDraft draft, Guid? copiedFrom = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into rounds.round (id, organiser_id, name, year, set_version_id, is_mirror, is_rehearsal, note, copied_from, made_at)
            values (@id, @OrganiserId, @Name, @Year, @SetVersionId, @IsMirror, @IsRehearsal, @Note, @copiedFrom, @now)
            """,
            new { id, draft.OrganiserId, draft.Name, draft.Year, draft.SetVersionId, draft.IsMirror, draft.IsRehearsal, draft.Note, copiedFrom, now },
            session.Transaction);
        await SaveCalendarAsync(id, draft.Calendar, cancel);
        return id;
    }

    /// <summary>Puts a round as described in place of what was shown.</summary>
    /// <returns>False, and nothing changed: somebody changed it meanwhile.</returns>
    public async Task<bool> SaveAsync(Guid id, int expected, RoundDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var connection = await session.ConnectionAsync(cancel);
        var saved = await connection.ExecuteAsync(
            """
            update rounds.round set name = @Name, year = @Year, set_version_id = @SetVersionId, is_rehearsal = @IsRehearsal, is_mirror = @IsMirror, note = @Note, version = version + 1
            where id = @id and version = @expected
            """,
            new { id, expected, draft.Name, draft.Year, draft.SetVersionId, draft.IsRehearsal, draft.IsMirror, draft.Note },
            session.Transaction);
        if (saved == 1)
            await SaveCalendarAsync(id, draft.Calendar, cancel);

        return saved == 1;
    }

    /// <summary>Moves a round to another stage.</summary>
    /// <returns>False: it is no longer at the stage that was shown.</returns>
    public async Task<bool> MoveAsync(Guid id, RoundStage from, RoundStage to, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update rounds.round set stage = @to, version = version + 1 where id = @id and stage = @from",
            new { id, from = from.ToString(), to = to.ToString() },
            session.Transaction) == 1;

    /// <summary>Gives a unit more time.</summary>
    public async Task ExtendAsync(Guid card, RoundStage stage, DateOnly lastDay, string reason, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.extension (id, scorecard_id, stage, last_day, reason, by_name, at)
            values (@id, @card, @stage, @lastDay, @reason, @Name, @now)
            """,
            new { id = Guid.CreateVersion7(now), card, stage = stage.ToString(), lastDay, reason, session.Actor.Name, now },
            session.Transaction);
    }

    private async Task<Round?> OneAsync(string how, Guid id, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        // Locked first: what is read in the same step as a lock that had to wait may be of before.
        if (how.Length > 0)
            await connection.ExecuteAsync($"select from rounds.round where id = @id {how}", new { id }, session.Transaction);

        return (await connection.QueryAsync<Round, string?, Round>(
            $"select {RoundColumns}, (select json_object_agg(stage, last_day)::text from rounds.due where round_id = round.id) as Days from rounds.round where id = @id",
            (round, days) => days is null ? round : round with { Calendar = JsonSerializer.Deserialize<Dictionary<RoundStage, DateOnly>>(days)! },
            new { id },
            session.Transaction,
            splitOn: "Days")).SingleOrDefault();
    }

    private async Task SaveCalendarAsync(Guid round, IReadOnlyDictionary<RoundStage, DateOnly> calendar, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            delete from rounds.due where round_id = @round and stage <> all (@stages);
            insert into rounds.due (round_id, stage, last_day) select @round, stage, day from unnest(@stages, @days) as new (stage, day)
            on conflict (round_id, stage) do update set last_day = excluded.last_day where due.last_day <> excluded.last_day
            """,
            new { round, stages = calendar.Keys.Select(stage => stage.ToString()).ToArray(), days = calendar.Values.ToArray() },
            session.Transaction);

    private sealed record DueRow(Guid RoundId, RoundStage Stage, DateOnly LastDay);
}

/// <summary>A round as somebody describes it.</summary>
public sealed record RoundDraft(
    string OrganiserId, string Name, int Year, Guid SetVersionId, bool IsMirror, bool IsRehearsal, string Note, IReadOnlyDictionary<RoundStage, DateOnly> Calendar);
