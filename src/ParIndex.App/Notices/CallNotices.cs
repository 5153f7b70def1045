using System.Globalization;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Storage;

namespace ParIndex.App.Notices;

/// <summary>Tells units of data calls: that they are asked, that an answer came back, that the last day comes near or is past.</summary>
public sealed class CallNotices(Session session, NoticePeople people, NoticeStore notices, TimeProvider clock)
{
    private const int LongestQuestion = 200;

    /// <summary>Units are asked: told to those who may answer for them.</summary>
    public async Task AskedAsync(Guid call, string question, DateOnly lastDay, IReadOnlyCollection<string> units, CancellationToken cancel = default)
    {
        var found = await AnsweringAsync(units, cancel);
        await notices.TellAsync([.. units.SelectMany(unit => found[unit].Select(person => Of(person, NoticeKind.Called, call, unit, question, lastDay)))], cancel);
    }

    /// <summary>An answer was sent back.</summary>
    public async Task ReturnedAsync(DataCall call, string unit, string reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        var found = await AnsweringAsync([unit], cancel);
        await notices.TellAsync([.. found[unit].Select(person => Of(person, NoticeKind.CallReturned, call.Id, unit, reason, call.LastDay))], cancel);
    }

    /// <summary>Reminds units that have not answered, on the days <see cref="Reminders"/> knows. A program's own work: it sees all calls.</summary>
    public async Task RemindAsync(CancellationToken cancel = default)
    {
        var today = clock.Today();
        var waiting = (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Call, string Unit, string Question, DateOnly LastDay)>(
            """
            select c.id, a.unit_id, c.question, c.last_day from rounds.call c join rounds.call_answer a on a.call_id = c.id
            where c.closed_at is null and a.sent_at is null and c.last_day <= @latest
            """,
            new { latest = today.AddDays(Reminders.DaysBefore[0]) })).Where(one => Reminders.Step(one.LastDay, today) is not null).ToList();
        if (waiting.Count == 0)
            return;

        await session.BeginAsync("notices.remind", cancel: cancel);
        var found = await AnsweringAsync([.. waiting.Select(one => one.Unit).Distinct(StringComparer.Ordinal)], cancel);
        await notices.TellAsync(
            [.. waiting.SelectMany(one => found[one.Unit].Select(person => Of(person, NoticeKind.CallDue, one.Call, one.Unit, one.Question, one.LastDay) with
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"due/call/{one.Call}/{one.Unit}/{one.LastDay:yyyy-MM-dd}/{Reminders.Step(one.LastDay, today)}"),
            }))],
            cancel);
        await session.CommitAsync(cancel);
    }

    private async Task<ILookup<string, NoticePerson>> AnsweringAsync(IReadOnlyCollection<string> units, CancellationToken cancel)
    {
        var found = await people.OfAsync(Answering.Roles, units, cancel);
        return units.SelectMany(unit => found.Where(person => person.Holder.Assignments.Any(one => one.Unit == unit) && person.May(Permission.FillScorecard, unit)), (unit, person) => (unit, person))
            .ToLookup(pair => pair.unit, pair => pair.person, StringComparer.Ordinal);
    }

    /// <summary>Neither round nor scorecard: a unit asked may see neither.</summary>
    private static Told Of(NoticePerson person, NoticeKind kind, Guid call, string unit, string text, DateOnly lastDay) => new(
        person.Id, kind, null, null, new NoticeFacts { Call = call, Unit = unit, Reason = text.Length <= LongestQuestion ? text : text[..LongestQuestion] + "…", Day = lastDay });
}
