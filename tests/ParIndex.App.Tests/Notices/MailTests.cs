using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Tests.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Notices;

/// <summary>Which notices go into which mail.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Each_IsInOneMail_AndAgainOnlyWhenThatOneFailed()
    {
        await using var desk = await ToldAsync();
        var job = Guid.CreateVersion7();
        Assert.Equal(2, await SendAsync(desk, desk.Head, job));
        Assert.Equal(0, await SendAsync(desk, desk.Head, Guid.CreateVersion7()));
        Assert.Empty(await WaitingAsync(desk, desk.Head));

        await desk.Rounds.Database.WriteAsync(
            $"insert into jobs.job (id, kind, argument, actor_name, sees, state, finished_at) values ('{job}', 'mail.send', '{{}}', 'thử', 'all', 'failed', now())");
        Assert.Single(await WaitingAsync(desk, desk.Head));
        Assert.Equal(2, await SendAsync(desk, desk.Head, Guid.CreateVersion7()));
        Assert.Equal(0, await SendAsync(desk, desk.Head, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task NotMailed_IsWhatWasRead_Old_WithoutAddress_Locked_OrForTheApplicationOnly()
    {
        await using var desk = await ToldAsync();
        await using (var parts = desk.As(desk.Head))
            await parts.Notices.MarkAsync(desk.Head.Id, (await desk.OfAsync(desk.Head))[0].Id, isRead: true);

        Assert.Equal(1, await SendAsync(desk, desk.Head, Guid.CreateVersion7()));
        // No address was entered for this one.
        Assert.NotEmpty(await desk.OfAsync(desk.FieldOfficer));
        Assert.Empty(await WaitingAsync(desk, desk.FieldOfficer));

        await ToldTests.ChooseAsync(desk, desk.Officer, NoticeTopic.Scorecard, NoticeWay.App);
        Assert.Empty(await WaitingAsync(desk, desk.Officer));
        await ToldTests.ChooseAsync(desk, desk.Officer, NoticeTopic.Scorecard, NoticeWay.Daily);
        Assert.Single(await WaitingAsync(desk, desk.Officer));
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(NoticeMails.MostDays));
        Assert.Empty(await WaitingAsync(desk, desk.Officer));
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(-1));
        await desk.Rounds.Database.WriteAsync($"update accounts.account set locked_at = now(), locked_reason = 'thử' where id = '{desk.Officer.Id}'");
        Assert.Empty(await WaitingAsync(desk, desk.Officer));
    }

    [Fact]
    public async Task AtOnce_IsOnlyWhatIsWantedSo()
    {
        await using var desk = await ToldAsync();
        Assert.Equal(0, await SendAsync(desk, desk.Head, Guid.CreateVersion7(), atOnce: true));
        await ToldTests.ChooseAsync(desk, desk.Head, NoticeTopic.Scorecard, NoticeWay.Now);
        Assert.Equal(2, await SendAsync(desk, desk.Head, Guid.CreateVersion7(), atOnce: true));
    }

    [Fact]
    public async Task UndeliveredMails_AreToldAdministratorsOnceADay()
    {
        await using var desk = await ToldAsync();
        var administrator = await desk.Rounds.AddAsync("Quản trị", null, new Assignment(Role.Administrator), new Assignment(Role.Leader));
        await desk.Rounds.Database.WriteAsync("insert into jobs.job (id, kind, argument, actor_name, sees, state, finished_at) values (gen_random_uuid(), 'mail.send', '{}', 'thử', 'all', 'failed', now())");
        for (var again = 0; again < 2; again++)
        {
            await using var parts = desk.As();
            await parts.Mails.TellUndeliveredAsync(parts.People);
        }

        Assert.Equal((NoticeKind.Undelivered, 1), (await desk.OfAsync(administrator)).Select(notice => (notice.Kind, notice.Facts.Count!.Value)).Single());
        Assert.DoesNotContain(await desk.OfAsync(desk.Coordinator), notice => notice.Kind == NoticeKind.Undelivered);
    }

    /// <summary>The first unit was told two things; its head and one officer have an address.</summary>
    private static async Task<NoticeDesk> ToldAsync()
    {
        var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        foreach (var person in new[] { desk.Head, desk.Officer })
            await desk.Rounds.Database.WriteAsync($"update accounts.account set email = '{person.Id}@lamdong.example' where id = '{person.Id}'");

        foreach (var why in new[] { "một", "hai" })
            await desk.TellAsync(desk.Coordinator, async parts => await parts.Told.ReopenedAsync((await parts.Rounds.CardAsync(desk.Card))!, why));

        return desk;
    }

    private static async Task<int> SendAsync(NoticeDesk desk, AppraisalDesk.Person person, Guid job, bool atOnce = false)
    {
        await using var parts = desk.As();
        await parts.Session.BeginAsync("notices.mail");
        if (await parts.Mails.TakeAsync(person.Id, atOnce) is not { } batch)
            return 0;

        await parts.Mails.SentAsync(batch, job);
        await parts.Session.CommitAsync();
        return batch.Notices.Count;
    }

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(NoticeDesk desk, AppraisalDesk.Person person)
    {
        await using var parts = desk.As();
        return [.. (await parts.Mails.WaitingAsync()).Where(id => id == person.Id)];
    }
}
