using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;

namespace ParIndex.App.Surveys.Collecting.Following;

/// <summary>How far an area is.</summary>
/// <param name="Drawn">People to be asked now: drawn ones and replacements called in, without those replaced.</param>
/// <param name="Answered">Of these, who have answered.</param>
/// <param name="Replaced">Drawn people somebody was called in for.</param>
public sealed record AreaProgress(string Area, int Drawn, int Answered, int Refused, int Unreachable, int Replaced)
{
    public int Waiting => Drawn - Answered - Refused - Unreachable;

    /// <summary>Per cent; null: nobody is asked.</summary>
    public decimal? Rate => Drawn == 0 ? null : 100m * Answered / Drawn;
}

/// <summary>Answers of a day by a way.</summary>
public sealed record DayCount(DateOnly Day, AnswerChannel Channel, int Count);

/// <summary>How far a wave is.</summary>
/// <param name="Areas">By name.</param>
/// <param name="Days">By day, then way; days in Vietnam.</param>
/// <param name="Answers">Received, those of the open link included; <paramref name="Excluded"/> of them do not count.</param>
/// <param name="Imported">Answers that came in files; <paramref name="LeftOut"/> of them do not count.</param>
/// <param name="HasIdentities">Whether it can still be told who the people are.</param>
public sealed record WaveProgress(IReadOnlyList<AreaProgress> Areas, IReadOnlyList<DayCount> Days, int Answers, int Excluded, int Imported, int LeftOut, bool HasIdentities)
{
    /// <summary>All answers there are.</summary>
    public int Collected => Answers + Imported;

    public AreaProgress Total { get; } = new(
        "", Areas.Sum(area => area.Drawn), Areas.Sum(area => area.Answered), Areas.Sum(area => area.Refused), Areas.Sum(area => area.Unreachable), Areas.Sum(area => area.Replaced));
}

/// <summary>Counts how far a wave is, from who has had their turn; answers themselves are counted apart, as they lead back to nobody.</summary>
public sealed class MonitorWave(Session session)
{
    /// <summary>Counts.</summary>
    public async Task<WaveProgress> OfAsync(Guid wave, CancellationToken cancel = default)
    {
        await using var all = await (await session.ConnectionAsync(cancel)).QueryMultipleAsync(
            """
            select p.area as Area, count(*) filter (where p.state <> 'Replaced')::int as Drawn, count(t.person_id)::int as Answered,
                   count(*) filter (where p.state = 'Refused' and t.person_id is null)::int as Refused, count(*) filter (where p.state = 'Unreachable' and t.person_id is null)::int as Unreachable,
                   count(*) filter (where p.state = 'Replaced')::int as Replaced
            from surveys.person p left join surveys.turn t on t.person_id = p.id where p.wave_id = @wave and p.state <> 'Reserve' group by p.area order by p.area;
            select (received_at at time zone 'Asia/Ho_Chi_Minh')::date as Day, channel as Channel, count(*)::int as Count from surveys.answer where wave_id = @wave group by 1, 2 order by 1, 2;
            select count(*)::int, count(*) filter (where state = 'Excluded')::int from surveys.answer where wave_id = @wave;
            select coalesce((select sum(answers) from surveys.import where wave_id = @wave), 0)::int, (select count(*) from surveys.left_out where wave_id = @wave)::int;
            select exists (select from surveys.wave_key where wave_id = @wave)
            """,
            new { wave },
            session.Transaction);
        var areas = (await all.ReadAsync<AreaProgress>()).AsList();
        var days = (await all.ReadAsync<DayCount>()).AsList();
        var (answers, excluded) = await all.ReadSingleAsync<(int, int)>();
        var (imported, leftOut) = await all.ReadSingleAsync<(int, int)>();
        return new WaveProgress(areas, days, answers, excluded, imported, leftOut, await all.ReadSingleAsync<bool>());
    }
}
