using System.Globalization;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Notices;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;

namespace ParIndex.Web.Notices;

/// <summary>Mails those who want to be told of something at once.</summary>
internal sealed class NoticeNowJob(NoticeMailer mailer) : IJobHandler
{
    public string Kind => NoticeStore.NowJob;

    public Task RunAsync(RunningJob job, CancellationToken cancel) => mailer.SendAsync(job.Argument<MailNow>().Accounts, atOnce: true, cancel);
}

/// <summary>Every morning: reminders of what is due, then one mail to each person with what waits for them.</summary>
internal sealed class NoticeDayJob(
    Reminders reminders, CallNotices calls, PlanNotices plans, PlanStore planStore, BoardQuery boards, NoticeMails mails, NoticePeople people, NoticeStore notices, NoticeMailer mailer, NpgsqlDataSource source, TimeProvider clock) : IJobHandler
{
    private const string Name = "notices.day";

    /// <summary>Seven in the morning in Vietnam, by the clock of the world.</summary>
    private static readonly TimeOnly At = new(0, 0);

    public string Kind => Name;

    /// <summary>Sees to it that the next morning stands in the queue.</summary>
    public static async Task PlanAsync(NpgsqlDataSource source, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var day = TimeOnly.FromDateTime(now.UtcDateTime) < At ? today : today.AddDays(1);
        await using var session = new Session(source, Actor.System(Name), clock);
        // By its day: the next one can be planned while this one is at work, so that a morning that fails does not end all others.
        await new JobBoard(session).AddAsync(
            Name, new { }, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new DateTimeOffset(day.ToDateTime(At), TimeSpan.Zero), cancel);
    }

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        await PlanAsync(source, clock, cancel);
        await reminders.RunAsync(cancel);
        await calls.RemindAsync(cancel);
        await plans.RemindAsync(cancel);
        await plans.TellWeekAsync(planStore, boards, cancel);
        await mails.TellUndeliveredAsync(people, cancel);
        await notices.ForgetAsync(cancel);
        if (mailer.IsOn)
            await mailer.SendAsync(await mails.WaitingAsync(cancel), atOnce: false, cancel);
    }
}
