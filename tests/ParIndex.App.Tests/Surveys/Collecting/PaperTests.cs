using ParIndex.App.Audit;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Collecting;

/// <summary>Paper typed twice, people who cannot be asked and who steps in, and how far a wave is.</summary>
public sealed class PaperTests : IAsyncLifetime
{
    private static readonly Actor First = new(new Guid("0198b000-0000-7000-8000-00000000000a"), "An", "published") { May = "surveys:u1" };
    private static readonly Actor Second = new(new Guid("0198b000-0000-7000-8000-00000000000b"), "Bình", "published") { May = "surveys:u1" };

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
    public async Task Two_people_who_type_the_same_make_an_answer()
    {
        var code = PaperCode.Of(1);
        var first = await maker.AsAsync(First, desk => desk.Paper.TypeAsync(wave, code, ReceiveTests.Good));
        Assert.True(first is { Problem: null, Receipt: null, Differences.Count: 0 });
        Assert.NotNull((await maker.AsAsync(First, desk => desk.Paper.TypeAsync(wave, code, ReceiveTests.Good))).Problem);
        Assert.NotNull((await maker.AsAsync(Second, desk => desk.Paper.TypeAsync(wave, code, ReceiveTests.Good))).Receipt);
        Assert.Equal(ReceiveOutcome.Answered.Say(), (await maker.AsAsync(Second, desk => desk.Paper.TypeAsync(wave, code, ReceiveTests.Good))).Problem);
        Assert.Empty(await maker.DoAsync(desk => desk.Paper.WaitingAsync(wave)));
    }

    [Fact]
    public async Task Two_people_who_differ_need_a_third_look()
    {
        var code = " 2 - " + PaperCode.Of(2)[2..];
        await maker.AsAsync(First, desk => desk.Paper.TypeAsync(wave, code, ReceiveTests.Good));
        var differing = await maker.AsAsync(Second, desk => desk.Paper.TypeAsync(wave, code, ReceiveTests.Good.With("chung", "5").With("b2")));
        Assert.Equal([("chung", "4", "5"), ("b2", "3", "")], differing.Differences.Select(one => (one.Field.Code, one.First, one.Second)));
        Assert.Equal([(2, 2)], (await maker.DoAsync(desk => desk.Paper.WaitingAsync(wave))).Select(one => (one.Line, one.Passes)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.NotNull(await maker.DoAsync(desk => desk.Move.SettleAsync(wave)));
        Assert.NotNull((await maker.AsAsync(First, desk => desk.Paper.SettleAsync(wave, code, AnswerSheet.Of(("chung", "5"), ("gop-y", "không hỏi"))))).Receipt);
        Assert.Null(await maker.DoAsync(desk => desk.Move.SettleAsync(wave)));
        var stored = await maker.DoAsync(async desk =>
        {
            var all = new List<StoredAnswer>();
            await foreach (var answer in desk.Answers.KeptAsync(wave))
                all.Add(answer);

            return all;
        });
        var sheet = SheetJson.Read(Assert.Single(stored).Sheet);
        Assert.Equal(("5", "", "Nhanh hơn", "Paper"), (sheet.Text("chung"), sheet.Text("b2"), sheet.Text("gop-y"), stored[0].Channel));
        Assert.Equal(ReceiveOutcome.Closed.Say().Vietnamese.Length > 0, (await maker.AsAsync(First, desk => desk.Paper.TypeAsync(wave, PaperCode.Of(3), ReceiveTests.Good))).Problem is not null);
    }

    [Fact]
    public void A_mistyped_number_is_known()
    {
        foreach (var line in (int[])[1, 12, 9876, 100_000])
        {
            var code = PaperCode.Of(line);
            Assert.Equal(line, PaperCode.Read(code));
            for (var at = 0; at < code.Length; at++)
            {
                for (var digit = '0'; char.IsAsciiDigit(code[at]) && digit <= '9'; digit++)
                {
                    if (digit != code[at])
                        Assert.Null(PaperCode.Read(code[..at] + digit + code[(at + 1)..]));
                }
            }
        }

        foreach (var bad in (string?[])[null, "", "1", "abc", "99999999999999", "0-98"])
            Assert.Null(PaperCode.Read(bad));
    }

    [Fact]
    public async Task Who_cannot_be_asked_is_replaced_within_the_cell_with_the_labels_of_the_drawn()
    {
        Assert.Null(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 1, PersonState.Refused)));
        Assert.Null(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 2, PersonState.Replaced, "Đã chuyển đi")));
        Assert.NotNull(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 3, PersonState.Replaced)));
        Assert.NotNull(await maker.DoAsync(desk => desk.Mark.RunAsync(wave, 2, PersonState.Waiting)));
        var people = await maker.DoAsync(desk => desk.People.ListAsync(wave));
        var stepped = people.Single(person => person is { Role: SampleRole.Replacement, State: PersonState.Waiting });
        Assert.Equal(("Xã Một", 7), (stepped.Area, stepped.Line));
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Sheet))).Links;
        Assert.Equal([3, 4, 5, 6, 7], links.Select(link => link.Line));
        var progress = await maker.DoAsync(desk => desk.Monitor.OfAsync(wave));
        Assert.Equal(("Xã Một", 3, 0, 1, 1), progress.Areas.Where(area => area.Area == "Xã Một").Select(area => (area.Area, area.Drawn, area.Answered, area.Refused, area.Replaced)).Single());
        Assert.Equal(6, progress.Total.Drawn);
    }

    [Theory]
    [InlineData("", "tệp")]
    [InlineData("id,name\n", "dòng")]
    [InlineData("id,id\n1,2\n", "Có hai cột")]
    public async Task A_bad_sample_is_refused_and_leaves_what_was_there(string content, string says)
    {
        var draft = await maker.DraftAsync("u1");
        var (count, problem) = await maker.DoAsync(desk => desk.Take.RunAsync(draft, [("mau.csv", WaveMaker.Bytes(content))]));
        Assert.Equal(0, count);
        Assert.Contains(says, problem!.Vietnamese, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(8, (await maker.DoAsync(desk => desk.People.ListAsync(draft))).Count);
        Assert.NotNull((await maker.DoAsync(desk => desk.Take.RunAsync(wave, [("mau.csv", WaveMaker.Bytes(WaveMaker.Sample))]))).Problem);
        var (_, noColumn) = await maker.DoAsync(desk => desk.Take.RunAsync(draft, [("mau.csv", WaveMaker.Bytes(WaveMaker.Sample))], "xa1"));
        Assert.Contains("“xa”", noColumn!.Vietnamese, StringComparison.Ordinal);
    }
}
