using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting;

/// <summary>Waves in the database. Reads see what row-level security lets through; writes belong to the open process.</summary>
public sealed class WaveStore(Session session, TimeProvider clock)
{
    private const string Columns =
        """
        id as Id, unit_id as UnitId, year as Year, name as Name, kind as Kind, questionnaire_id as QuestionnaireId, asked as Asked, state as State, opens_on as OpensOn, closes_on as ClosesOn,
        minutes as Minutes, allows_open as AllowsOpen, smallest_cell as SmallestCell, keep_until as KeepUntil, changes as Changes, version as Version, by_name as ByName, at as At
        """;

    /// <summary>A wave; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<Wave?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Wave>($"select {Columns} from surveys.wave where id = @id", new { id }, session.Transaction);

    /// <summary>The wave, held to the end of the open process, so that changes of it come one after the other.</summary>
    public async Task<Wave?> LockAsync(Guid id, CancellationToken cancel = default)
    {
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("select from surveys.wave where id = @id for update", new { id }, session.Transaction);
        return await FindAsync(id, cancel);
    }

    /// <summary>Waves that may be seen, the newest first.</summary>
    public async Task<IReadOnlyList<WaveInList>> ListAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<WaveInList>(
            """
            select w.id as Id, w.unit_id as UnitId, w.year as Year, w.name as Name, w.kind as Kind, w.asked as Asked, w.state as State, w.opens_on as OpensOn, w.closes_on as ClosesOn,
                   q.title as Questionnaire, coalesce(p.people, 0)::int as People, (coalesce(a.answers, 0) + coalesce(i.answers, 0))::int as Answers
            from surveys.wave w join surveys.questionnaire q on q.id = w.questionnaire_id
            left join (select wave_id, count(*) as people from surveys.person where state not in ('Reserve', 'Replaced') group by wave_id) p on p.wave_id = w.id
            left join (select wave_id, count(*) as answers from surveys.answer group by wave_id) a on a.wave_id = w.id
            left join (select wave_id, sum(answers) as answers from surveys.import group by wave_id) i on i.wave_id = w.id
            order by w.year desc, w.opens_on desc, w.name
            """,
            transaction: session.Transaction)).AsList();

    /// <summary>Enters a wave as a draft.</summary>
    public async Task<Guid> AddAsync(WaveDraft draft, string name, DateOnly keepUntil, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.wave (id, unit_id, year, name, kind, questionnaire_id, asked, opens_on, closes_on, minutes, allows_open, smallest_cell, keep_until, by_name, at)
            values (@id, @UnitId, @Year, @name, @kind, @QuestionnaireId, @asked, @OpensOn, @ClosesOn, @Minutes, @AllowsOpen, @SmallestCell, @keepUntil, @byName, @now)
            """,
            new
            {
                id,
                draft.UnitId,
                draft.Year,
                name,
                kind = draft.Kind.ToString(),
                draft.QuestionnaireId,
                asked = draft.Asked.ToString(),
                draft.OpensOn,
                draft.ClosesOn,
                draft.Minutes,
                draft.AllowsOpen,
                draft.SmallestCell,
                keepUntil,
                byName = session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction);
        return id;
    }

    /// <summary>Says which draw the wave's people come from; null: none made here.</summary>
    internal async Task SetDrawAsync(Guid id, Guid? draw, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "update surveys.wave set draw_id = @draw, version = version + 1 where id = @id and draw_id is distinct from @draw", new { id, draw }, session.Transaction);

    /// <summary>Changes some columns.</summary>
    internal async Task SetAsync(Guid id, string what, object arguments, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync($"update surveys.wave set {what}, version = version + 1 where id = @id", arguments, session.Transaction);
}
