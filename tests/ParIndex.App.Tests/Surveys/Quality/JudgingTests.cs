using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Quality;
using ParIndex.App.Tests.Surveys.Importing;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Quality;

/// <summary>Flags of received and imported answers at a real database: found by checks, decided by people, never by a rule.</summary>
public sealed class JudgingTests : IAsyncLifetime
{
    /// <summary>Of five interviews the second took three seconds, the fourth began at night, the fifth left most blank.</summary>
    private const string Interviews =
        """
        start,end,dung,chung,b1,b2,nguoi,khu
        2026-11-19T08:00:00+07:00,2026-11-19T08:05:00+07:00,co,4,5,3,An,Xã Một
        2026-11-19T09:00:00+07:00,2026-11-19T09:00:03+07:00,co,4,4,4,An,Xã Một
        2026-11-19T10:00:00+07:00,2026-11-19T10:05:00+07:00,co,3,4,3,Bình,Xã Một
        2026-11-19T23:00:00+07:00,2026-11-19T23:05:00+07:00,khong,,2,1,Bình,Xã Hai
        2026-11-19T14:00:00+07:00,2026-11-19T14:05:00+07:00,co,,,3,Bình,Xã Hai
        """;

    private static readonly Dictionary<string, string> Told = new() { ["nguoi"] = "@label:" + WaveAnswers.Interviewer, ["khu"] = "@label:" + WaveAnswers.Area };

    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private WaveMaker maker = null!;
    private Guid wave;

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
        wave = await maker.OpenAsync("u1");
        await using var session = database.System(clock: clock);
        var taken = await new TakeAnswers(session, new WaveStore(session, clock), new QuestionnaireStore(session, clock), new ImportStore(session, clock))
            .RunAsync(wave, ImportFiles.Write("phong-van.csv", Interviews), "phong-van.csv", Told);
        Assert.Equal(5, taken.Answers);
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        var questionnaire = (await maker.DoAsync(desk => desk.Waves.FindAsync(wave)))!.QuestionnaireId;
        var form = (await maker.Desk.FormAsync(questionnaire))!;
        await maker.Desk.ReceiveAsync(new GivenAnswer(AnswerSheet.Of(("dung", "co"), ("chung", "4"))) { Token = links[0].Token, StartedAt = clock.GetUtcNow().AddSeconds(-1) }, form, AnswerChannel.Link);
        Assert.Null(await DeskAsync(desk => desk.Check.RunAsync(wave, QualityLimits.Usual)));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Flags_are_found_decided_and_taken_back_until_the_wave_is_settled()
    {
        var flags = await DeskAsync(async desk => (await desk.Flags.PageAsync(wave, new FlagFilter(), 1, 100)).Flags);
        Assert.Equal(["many-missing", "outside-hours", "too-fast"], flags.Where(flag => flag.Answer.IsImported).Select(flag => flag.Kind).Order());
        Assert.Equal(["many-missing", "too-fast"], flags.Where(flag => !flag.Answer.IsImported).Select(flag => flag.Kind).Order());
        Assert.Equal((3, "An"), flags.Where(flag => flag is { Kind: "too-fast", Answer.IsImported: true }).Select(flag => (flag.Answer.Place + 1, flag.Interviewer)).Single());
        Assert.Equal(6, (await CountedAsync()).Rows);

        var hasty = flags.First(flag => flag is { Kind: "too-fast", Answer.IsImported: true }).Answer;
        Assert.NotNull(await DeskAsync(desk => desk.Judge.RunAsync(wave, hasty, Verdict.Excluded, " ")));
        Assert.Null(await DeskAsync(desk => desk.Judge.RunAsync(wave, hasty, Verdict.Excluded, "Ba giây cho cả phiếu")));
        Assert.Equal((1, null), await DeskAsync(desk => desk.Judge.RunManyAsync(wave, new FlagFilter("too-fast"), Verdict.Excluded, "Một giây")));
        Assert.Equal(4, (await CountedAsync()).Rows);

        // Checked again, decisions stand; what is shown tells why.
        Assert.Null(await DeskAsync(desk => desk.Check.RunAsync(wave, QualityLimits.Usual)));
        Assert.Equal(2, await DeskAsync(desk => desk.Flags.UndecidedAsync(wave)));
        var shown = await DeskAsync(desk => desk.Sheets.ReadAsync(wave, ImportFiles.Questionnaire, [hasty]));
        Assert.Equal(("Excluded", "Ba giây cho cả phiếu", "4"), (shown[hasty].State, shown[hasty].Reason, shown[hasty].Sheet.Text("b1")));
        Assert.Null(await DeskAsync(desk => desk.Judge.RunAsync(wave, hasty, null, "")));
        Assert.Equal(5, (await CountedAsync()).Rows);

        // No flag, yet somebody may know better.
        var plain = new AnswerKey(hasty.Id, 1);
        Assert.Null(await DeskAsync(desk => desk.Judge.RunAsync(wave, plain, Verdict.Excluded, "Người được hỏi không có thật")));
        Assert.Equal(FlagStore.ByHand, Assert.Single(await DeskAsync(desk => desk.Flags.OfAnswerAsync(wave, plain))).Kind);
        Assert.NotNull(await DeskAsync(desk => desk.Judge.RunAsync(wave, new AnswerKey(hasty.Id, 6), Verdict.Excluded, "Không có phiếu thứ sáu")));

        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.SettleAsync(wave)));
        Assert.NotNull(await DeskAsync(desk => desk.Judge.RunAsync(wave, plain, null, "")));
        Assert.NotNull(await DeskAsync(desk => desk.Check.RunAsync(wave, QualityLimits.Usual)));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync("delete from surveys.left_out"));
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Answers_are_drawn_again_by_their_seed_and_second_answers_are_compared()
    {
        Assert.Equal((3, null), await DeskAsync(desk => desk.CallBacks.DrawAsync(wave, 0.1m, 7)));
        var list = await DeskAsync(desk => desk.Store.ListAsync(wave));
        Assert.Equal(["", "An", "Bình"], list.Select(one => one.Interviewer).Order());
        await DeskAsync(desk => desk.CallBacks.DrawAsync(wave, 0.1m, 7));
        Assert.Equal(list.Select(one => one.Answer), (await DeskAsync(desk => desk.Store.ListAsync(wave))).Select(one => one.Answer));

        var bad = await DeskAsync(desk => desk.CallBacks.ImportAsync(wave, ImportFiles.Write("lai.csv", "phieu,dung,b2\n1,co,9\n9,co,3\n")));
        Assert.Equal((0, 2), (bad.Count, bad.Problems.Count));
        var asked = list.First(one => one.Interviewer == "An");
        var first = (await DeskAsync(desk => desk.Sheets.ReadAsync(wave, ImportFiles.Questionnaire, [asked.Answer])))[asked.Answer].Sheet;
        var second = await DeskAsync(desk => desk.CallBacks.ImportAsync(wave, ImportFiles.Write("lai.csv", $"phieu,dung,b1,b2\n{asked.Place},co,{first.Text("b1")},1\n")));
        Assert.Equal((1, 0), (second.Count, second.Problems.Count));

        var report = await DeskAsync(async desk => await desk.CallBacks.ReportAsync(wave, ImportFiles.Questionnaire, await desk.Store.ListAsync(wave)));
        Assert.Equal((1, 1.0, 0.0), (report!.Pairs, report.Items.Single(item => item.Item == "b1").Agreement, report.Items.Single(item => item.Item == "b2").Agreement));
        Assert.Equal((2, 1), (report.Interviewers[0].Compared, report.Interviewers[0].Equal));
        Assert.NotNull((await DeskAsync(desk => desk.CallBacks.DrawAsync(wave, 0.5m, 8))).Problem);
    }

    private async Task<Core.Surveys.Estimation.Data.Microdata> CountedAsync()
    {
        await using var session = database.System(clock: clock);
        return await new WaveAnswers(session, new ImportStore(session, clock)).ReadAsync(wave, ImportFiles.Questionnaire);
    }

    private async Task<T> DeskAsync<T>(Func<Desk, Task<T>> use)
    {
        await using var session = database.System(clock: clock);
        return await use(new Desk(session, clock));
    }

    private sealed class Desk(Session session, TimeProvider clock)
    {
        public FlagStore Flags { get; } = new(session, clock);

        public CallBackStore Store { get; } = new(session, clock);

        public SheetReader Sheets { get; } = new(session, new ImportStore(session, clock));

        public CheckAnswers Check => new(session, Waves, Questionnaires, Answers, Flags);

        public JudgeAnswers Judge => new(session, Waves, Flags, clock);

        public CallBackDesk CallBacks => new(session, Waves, Questionnaires, Answers, Sheets, Store);

        private WaveStore Waves => new(session, clock);

        private QuestionnaireStore Questionnaires => new(session, clock);

        private WaveAnswers Answers => new(session, new ImportStore(session, clock));
    }
}
