using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting.Following;

/// <summary>People of an area who have not answered.</summary>
/// <param name="Waiting">They can still answer.</param>
/// <param name="Reminded">Of these, who was reminded once or more.</param>
/// <param name="LastOn">When one of them was reminded last; null: nobody was.</param>
public sealed record AreaReminders(string Area, int Waiting, int Reminded, DateOnly? LastOn);

/// <summary>Who was reminded to answer, in the database; writes belong to the open process.</summary>
public sealed class ReminderStore(Session session, TimeProvider clock)
{
    /// <summary>Who asked not to be reminded.</summary>
    public async Task<HashSet<Guid>> LeftAloneAsync(Guid wave, CancellationToken cancel = default) =>
        [.. await (await session.ConnectionAsync(cancel)).QueryAsync<Guid>("select person_id from surveys.left_alone where wave_id = @wave", new { wave }, session.Transaction)];

    /// <summary>Those who have not answered and may be reminded, by area.</summary>
    public async Task<IReadOnlyList<AreaReminders>> OfAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<AreaReminders>(
            """
            select p.area as Area, count(*)::int as Waiting, count(r.person_id)::int as Reminded, max(r.last_on) as LastOn
            from surveys.person p left join surveys.turn t on t.person_id = p.id left join surveys.reminded r on r.person_id = p.id left join surveys.left_alone l on l.person_id = p.id
            where p.wave_id = @wave and t.person_id is null and l.person_id is null and p.state in ('Waiting', 'Unreachable') group by p.area order by p.area
            """,
            new { wave },
            session.Transaction)).AsList();

    /// <summary>Notes that people were reminded today.</summary>
    public async Task AddAsync(Guid wave, IReadOnlyCollection<Guid> persons, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(persons);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.reminded as r (person_id, wave_id, times, last_on) select person, @wave, 1, @today from unnest(@persons) as person
            on conflict (person_id) do update set times = r.times + 1, last_on = excluded.last_on
            """,
            new { wave, persons = persons.ToArray(), today = clock.Today() },
            session.Transaction);
    }
}
