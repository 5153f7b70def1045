using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Collecting;

/// <summary>Quotas by area, column of the sample and question, and by crossings: what counts, what a file says, what the open link tells.</summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private static readonly QuotaDivision Used = new(DivisionKind.Question, "dung");
    private static readonly QuotaDivision Commune = new(DivisionKind.Column, "xa");

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
    public async Task Answers_count_in_their_groups_people_by_their_columns_and_what_is_excluded_in_none()
    {
        Assert.Null(await SetAsync(QuotaDivision.Area, null, ("Xã Một", "", 1), ("Xã Hai", "", 4)));
        Assert.Null(await SetAsync(QuotaDivision.Area, Used, ("Xã Một", "co", 1), ("Xã Một", "khong", 1), ("Xã Hai", "co", 2)));
        Assert.Null(await SetAsync(Commune, QuotaDivision.Area, ("Xã Một", "Xã Một", 3), ("Xã Hai", "Xã Một", 1)));
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        foreach (var link in links.Take(4))
            await SendAsync(link.Token);

        await SendAsync((await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Open))).Links[0].Token, "không-ai");
        Assert.Equal([("Xã Hai", 1, 3, 0), ("Xã Một", 3, 0, 2)], await StandAsync(0));
        Assert.Equal([("Xã Hai/co", 1, 1, 0), ("Xã Một/co", 3, 0, 2), ("Xã Một/khong", 0, 1, 0)], await StandAsync(1));
        Assert.Equal([("Xã Hai/Xã Một", 0, 1, 0), ("Xã Một/Xã Một", 3, 0, 0)], await StandAsync(2));

        await database.WriteAsync("update surveys.answer set state = 'Excluded', reason = 'Trùng', judged_by = 'An', judged_at = now() where id = (select id from surveys.answer where area = 'Xã Một' limit 1)");
        Assert.Equal([("Xã Hai", 1, 3, 0), ("Xã Một", 2, 0, 1)], await StandAsync(0));

        // Once the key is gone it cannot be told any more who belongs where; areas stand with the answers.
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.ForgetAsync(wave)));
        Assert.Equal([("Xã Hai/Xã Một", null, null, null), ("Xã Một/Xã Một", null, null, null)], await StandAsync(2));
        Assert.Equal(2, (await StandAsync(0)).Count);
        Assert.NotNull(await SetAsync(QuotaDivision.Area, null, ("Xã Một", "", 5)));
    }

    [Fact]
    public async Task A_plan_is_replaced_whole_and_one_that_cannot_be_counted_is_refused()
    {
        Assert.Contains("không ghép được với câu hỏi", (await SetAsync(Commune, Used, ("Xã Một", "co", 1)))!.Vietnamese, StringComparison.Ordinal);
        Assert.NotNull(await SetAsync(Used, Used, ("co", "co", 1)));
        Assert.NotNull(await SetAsync(Used, null, ("co", "", 0)));
        Assert.Null(await SetAsync(Used, null, ("co", "", 5), ("khong", "", 6)));
        Assert.Null(await SetAsync(Used, null, ("co", "", 7)));
        Assert.Equal([("co", 0, 7, 0)], await StandAsync(0));
    }

    [Fact]
    public async Task A_file_says_divisions_by_its_columns_and_every_fault_has_its_place()
    {
        var offers = await maker.DoAsync(async desk => await new QuotaOffers(Store(desk), desk.People, desk.Questionnaires).OfAsync((await desk.Waves.FindAsync(wave))!));
        // Names and telephones tell single people apart: no quota can be set by them.
        Assert.Equal(["area", "label:stratum_1", "label:stratum_2", "label:cluster_1", "column:xa"], offers.Where(offer => offer.Division.Kind != DivisionKind.Question).Select(offer => offer.Division.ToString()).Order(StringComparer.Ordinal).OrderBy(name => name == "area" ? 0 : name == "label:cluster_1" ? 3 : name[0] == 'l' ? 1 : 4));
        Assert.Contains(offers, offer => offer.Division.Name == "b1" && offer.Values.Count == 5);
        Assert.DoesNotContain(offers, offer => offer.Division.Name is "tuoi" or "gop-y" or "kenh");

        var (read, none) = QuotaFile.Read(WaveMaker.Bytes("Khu vực,Ông/bà có làm thủ tục không?,Chỉ tiêu\nXã Một,Có,30\nxã hai,khong,\nXã Hai,CO,12\n"), "chi-tieu.csv", offers);
        Assert.Empty(none);
        Assert.Equal((QuotaDivision.Area, Used), (read!.First, read.Second));
        Assert.Equal([(new QuotaGroup("Xã Một", "co"), 30), (new QuotaGroup("Xã Hai", "khong"), null), (new QuotaGroup("Xã Hai", "co"), 12)], read.Targets.Select(pair => (pair.Key, pair.Value)));

        var (broken, faults) = QuotaFile.Read(WaveMaker.Bytes("dung,chi_tieu\nCó,mười\nChưa,5\nKhông,5\nkhong,6\n"), "chi-tieu.csv", offers);
        Assert.Null(broken);
        Assert.Equal(3, faults.Count);
        Assert.All(faults.Zip(["2", "3", "5"]), pair => Assert.Contains(pair.Second, pair.First.Vietnamese.Split(':')[0], StringComparison.Ordinal));
        Assert.Contains("có phải “dung”", QuotaFile.Read(WaveMaker.Bytes("dug,chi_tieu\nCó,1\n"), "x.csv", offers).Problems.Single().Vietnamese, StringComparison.Ordinal);
        Assert.NotEmpty(QuotaFile.Read(WaveMaker.Bytes("dung,b1,b2,chi_tieu\nCó,1,1,1\n"), "x.csv", offers).Problems);

        // What is given out reads again.
        var file = QuotaFile.Write(offers[0], offers.First(offer => offer.Division == Used), new Dictionary<QuotaGroup, int> { [new("Xã Hai", "co")] = 1200 });
        Assert.Equal(1200, Assert.Single(QuotaFile.Read(new MemoryStream(file), "chi-tieu.csv", offers).Read!.Targets, pair => pair.Value is not null).Value);
    }

    [Fact]
    public async Task The_open_link_tells_full_groups_only_where_it_is_chosen_and_never_refuses_an_answer()
    {
        var token = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Open))).Links[0].Token;
        var quotas = new OpenQuotas(database.Source, clock);
        Assert.Null(await SetAsync(Used, null, ("co", "", 1), ("khong", "", 1)));
        Assert.Null(await SetAsync(QuotaDivision.Area, null, ("Xã Một", "", 1)));
        Assert.Empty(await ToldAsync());
        Assert.Null(await SetAsync(Used, null, WhenFull.Tell, ("co", "", 1), ("khong", "", 1)));
        await SendAsync(token, "một");
        Assert.Equal([true, false], (await ToldAsync()).Single().Cells.Select(cell => cell.IsFull));
        Assert.False(OpenQuotas.IsEnough(await ToldAsync()));
        await SendAsync(token, "hai", "khong");
        Assert.True(OpenQuotas.IsEnough(await ToldAsync()));
        // Who had begun by then is taken, beyond the quota.
        await SendAsync(token, "ba");
        Assert.Equal(1, (await ToldAsync()).Single().Cells[0].Over);
        // A group without a quota is still looked for.
        Assert.Null(await SetAsync(Used, null, WhenFull.Tell, ("co", "", 1)));
        Assert.False(OpenQuotas.IsEnough(await ToldAsync()));

        async Task<IReadOnlyList<QuotaProgress>> ToldAsync()
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await using var session = database.System();
            return await quotas.OfAsync(wave, (await maker.DoAsync(async desk => await desk.Questionnaires.ContentAsync((await desk.Waves.FindAsync(wave))!.QuestionnaireId)))!);
        }
    }

    private QuotaStore Store(WaveDesk desk) => new(desk.Session, clock);

    private Task<Core.Text.Message?> SetAsync(QuotaDivision first, QuotaDivision? second, params (string First, string Second, int Target)[] targets) => SetAsync(first, second, WhenFull.Accept, targets);

    private Task<Core.Text.Message?> SetAsync(QuotaDivision first, QuotaDivision? second, WhenFull whenFull, params (string First, string Second, int Target)[] targets)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return maker.DoAsync(desk => new SetQuotas(desk.Session, desk.Waves, Store(desk), clock).RunAsync(
            wave, first, second, whenFull, targets.ToDictionary(one => new QuotaGroup(one.First, one.Second), one => (int?)one.Target)));
    }

    /// <summary>Groups of a plan: done, lacking, over.</summary>
    private async Task<List<(string Group, int? Done, int? Lacking, int? Over)>> StandAsync(int plan)
    {
        var plans = await maker.DoAsync(async desk => await new FollowQuotas(Store(desk), desk.People, desk.Questionnaires).OfAsync((await desk.Waves.FindAsync(wave))!));
        return [.. plans[plan].Cells.Select(cell => ((cell.Group.First + "/" + cell.Group.Second).TrimEnd('/'), cell.Done, cell.Lacking, cell.Over)).OrderBy(cell => cell.Item1, StringComparer.Ordinal)];
    }

    private async Task SendAsync(string token, string? browser = null, string used = "co")
    {
        var form = (await maker.Desk.FormAsync((await maker.DoAsync(desk => desk.Waves.FindAsync(wave)))!.QuestionnaireId))!;
        var receipt = await maker.Desk.ReceiveAsync(
            new GivenAnswer(used == "co" ? ReceiveTests.Good : AnswerSheet.Of(("dung", used))) { Token = token, Browser = browser }, form, browser is null ? AnswerChannel.Link : AnswerChannel.Open);
        Assert.Equal(ReceiveOutcome.Received, receipt.Outcome);
    }
}
