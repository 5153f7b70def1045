using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Collecting;

/// <summary>People taken along and packages brought back, at a real database: the first answer counts, nothing is lost or counted twice, nothing says whose an answer is.</summary>
public sealed class TabletTests : IAsyncLifetime
{
    private static readonly Actor Interviewer = new(new Guid("0198b000-0000-7000-8000-00000000000a"), "An", "published") { May = "surveys:u1" };
    private static readonly Actor Other = new(new Guid("0198b000-0000-7000-8000-00000000000b"), "Bình", "published") { May = "surveys:u1" };

    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private WaveMaker maker = null!;
    private Guid wave;

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
        wave = await maker.OpenAsync("u1");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_pack_holds_who_still_waits_and_the_log_knows_who_took_them()
    {
        Assert.Null(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 2, PersonState.Refused)));
        var taken = await TakeAsync(Interviewer, new PackChoice("Xã Một", null, null));
        Assert.Equal([1, 3], taken.People.Select(person => person.Line));
        Assert.Equal("0901000001", taken.People[0].Identity["phone"]);
        Assert.Equal(PaperCode.Of(3), taken.People[1].Code);
        var (_, nobody) = await maker.AsAsync(Interviewer, desk => desk.Along.RunAsync(wave, new PackChoice(null, 40, null), "may-1"));
        Assert.NotNull(nobody);
        Assert.Contains(new WaitingArea("Xã Một", 2, 2), await maker.DoAsync(desk => desk.Packs.WaitingAsync(wave)));

        await using var admin = await database.AdministratorAsync();
        Assert.Equal(("An", "{\"lines\": [1, 3], \"device\": \"may-1\"}"), await admin.QuerySingleAsync<(string, string)>(
            "select p.actor_name, jsonb_build_object('lines', e.after -> 'lines', 'device', e.after -> 'device')::text from audit.event e join audit.process p on p.id = e.process_id where e.table_name = 'surveys.pack'"));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.NotNull((await maker.AsAsync(Interviewer, desk => desk.Along.RunAsync(wave, new PackChoice(null, null, null), "may-1"))).Problem);
    }

    [Fact]
    public async Task A_package_is_taken_once_however_often_it_comes()
    {
        var pack = (await TakeAsync(Interviewer, new PackChoice(null, 1, 4))).Pack;
        var package = Answer("a1", 1) with { Started = clock.GetUtcNow().AddDays(-2), Ended = clock.GetUtcNow().AddDays(-2).AddSeconds(300), Language = "xx" };
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(Interviewer, pack, package))));
        Assert.Equal([PackageOutcome.Received, PackageOutcome.Replayed, PackageOutcome.Replayed, PackageOutcome.Replayed], both.Select(one => one[0].Outcome).Order());

        // In one sending: refused, damaged, of nobody, wrong, twice the same; none holds up another.
        var receipts = await SendAsync(
            Interviewer, pack, new TabletPackage("m2", 2) { Mark = PersonState.Refused, Note = "Bận" }, new TabletPackage("d3", 3), Answer("x9", 9),
            new TabletPackage("w3", 3) { Sheet = AnswerSheet.Of(("dung", "co"), ("chung", "1")) }, Answer("a4", 4), Answer("a4", 4));
        Assert.Equal(
            [PackageOutcome.Received, PackageOutcome.Unsound, PackageOutcome.Unknown, PackageOutcome.Unsound, PackageOutcome.Received, PackageOutcome.Replayed], receipts.Select(one => one.Outcome));
        Assert.Equal(["chung_reason"], receipts[3].Problems.Select(problem => problem.Field));
        Assert.Equal([1, 4], await maker.DoAsync(desk => desk.Packs.DoneAsync(pack)));
        Assert.Equal(2, (await maker.DoAsync(desk => desk.Packs.AnsweredAsync(wave)))[pack.Id]);
        await using var admin = await database.AdministratorAsync();
        Assert.Equal(("Tablet", "vi", 300, "An", "may-1"), await admin.QuerySingleAsync<(string, string, int, string, string)>(
            "select channel, language, seconds, interviewer, device from surveys.answer where package_id = 'a1'"));
        Assert.Equal(("Refused", "Bận"), await admin.QuerySingleAsync<(string, string)>("select state, note from surveys.person where line = 2"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(Other, pack, Answer("b1", 3)));
    }

    [Fact]
    public async Task A_later_answer_is_set_aside_without_whose_it_is_and_gone_when_settled()
    {
        var pack = (await TakeAsync(Interviewer, new PackChoice(null, null, null))).Pack;
        var second = (await TakeAsync(Other, new PackChoice(null, null, null))).Pack;
        Assert.Equal(PackageOutcome.Received, (await SendAsync(Interviewer, pack, Answer("a1", 1)))[0].Outcome);
        Assert.Null(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 4, PersonState.Replaced)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        var late = await SendAsync(Other, second, Answer("b1", 1), Answer("b1", 1), Answer("b4", 4), Answer("b2", 2), new TabletPackage("m1", 1) { Mark = PersonState.Unreachable });
        // The wave is closed and not settled: what was asked before is taken, as paper is.
        Assert.Equal([PackageOutcome.Answered, PackageOutcome.Answered, PackageOutcome.Replaced, PackageOutcome.Received, PackageOutcome.Answered], late.Select(one => one.Outcome));

        var kept = await maker.DoAsync(desk => desk.Aside.ListAsync(wave));
        Assert.Equal([(false, "Bình", "Xã Một"), (true, "Bình", "Xã Hai")], kept.Select(one => (one.IsReplaced, one.Interviewer, one.Area)).Order());
        await using var admin = await database.AdministratorAsync();
        var persons = (await admin.QueryAsync<string>("select id::text from surveys.person")).ToList();
        var rows = string.Concat(await admin.QueryAsync<string>("select s::text from surveys.set_aside s"));
        Assert.DoesNotContain(persons, person => rows.Contains(person, StringComparison.Ordinal));
        var logged = string.Concat(await admin.QueryAsync<string>("select e::text from audit.event e join audit.process p on p.id = e.process_id where p.kind = 'surveys.set-aside'"));
        Assert.DoesNotContain("gop-y", logged, StringComparison.Ordinal);
        Assert.DoesNotContain(persons, person => logged.Contains(person, StringComparison.Ordinal));

        await maker.DoAsync(async desk =>
        {
            await desk.Aside.DiscardAsync(wave, kept[0].Id);
            return true;
        });
        Assert.Equal(1, await maker.DoAsync(desk => desk.Aside.CountAsync(wave)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.SettleAsync(wave)));
        Assert.Equal(0, await maker.DoAsync(desk => desk.Aside.CountAsync(wave)));
        // What came after closing no longer stands with its turn either.
        Assert.Equal(0, await admin.ExecuteScalarAsync<int>("select count(*)::int from surveys.turn t join surveys.answer a on a.xmin::text = t.xmin::text"));
        Assert.Equal([PackageOutcome.Closed, PackageOutcome.Closed, PackageOutcome.Replayed], (await SendAsync(Other, second, Answer("b3", 3), new TabletPackage("m3", 3) { Mark = PersonState.Refused }, Answer("b2", 2))).Select(one => one.Outcome));
        Assert.Equal(0, await maker.DoAsync(desk => desk.Aside.CountAsync(wave)));
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole);
    }

    private static TabletPackage Answer(string id, int line) => new(id, line) { Sheet = ReceiveTests.Good };

    private async Task<TakenPack> TakeAsync(Actor actor, PackChoice choice) => (await maker.AsAsync(actor, desk => desk.Along.RunAsync(wave, choice, "may-1"))).Pack!;

    private Task<IReadOnlyList<PackageReceipt>> SendAsync(Actor actor, Pack pack, params IReadOnlyList<TabletPackage> packages) => maker.AsAsync(
        actor, async desk => await desk.Packages.RunAsync((await desk.Packs.FindAsync(pack.Id))!, (await desk.Waves.FindAsync(wave))!, packages));
}
