using System.Globalization;
using Dapper;
using Npgsql;
using ParIndex.App.Jobs;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Sampling;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Sampling;

/// <summary>A sample drawn from a frame that waits, at a real database: looked at, drawn, on record, and drawn again from what is on record.</summary>
public sealed class DrawJobTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-");
    private TestDatabase database = null!;
    private WaveMaker maker = null!;
    private FileFolder folder = null!;
    private Guid wave;

    /// <summary>240 people of 12 communes in two regions; two stand there twice, one has no commune.</summary>
    private static string Frame { get; } = "Mã,Họ tên,Điện thoại,Xã,Vùng,Ghi chú\n"
        + string.Concat(Enumerable.Range(0, 240).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i:000},Người thứ {i:000},09{i * 7919 % 100000000:00000000},X{i % 12},{(i % 12 < 7 ? "Bắc" : "Nam")},bí mật {i}\n")))
        + "m007,Người thứ 007,,X7,Nam,\nm008,Người thứ 008,,X8,Nam,\nm900,Không Xã,,,Nam,\n";

    private static StageForm[] Stages { get; } =
    [
        new() { Unit = "Xã", Strata = ["Vùng"], Method = SelectionMethod.PpsSystematic, Count = CountKind.Total, Number = "6", Minimum = "2" },
        new() { Method = SelectionMethod.Simple, Count = CountKind.Take, Number = "5", Replacements = "2" },
    ];

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
        folder = new FileFolder(Path.Combine(top.FullName, "files"));
        wave = await maker.DraftAsync("u1");
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        top.Delete(recursive: true);
    }

    [Fact]
    public async Task A_draw_goes_into_the_wave_and_is_made_again_from_what_is_on_record()
    {
        var draft = await KeepAsync();
        Assert.Equal(
            [ColumnPart.Id, ColumnPart.Name, ColumnPart.Phone, ColumnPart.Area, ColumnPart.Stratum, ColumnPart.Ignored], draft.Sight.Columns.Select(column => draft.Form.Parts[column.Name]));
        draft = await TellAsync(draft, draft.Form with { Stages = Stages });
        await RunAsync(draft, false);

        // Looked at: numbers, and what cleaning found where; the look tells nobody's name.
        var look = (await FindAsync())!.Sight.Look!;
        Assert.Equal((243, 240), (look.Rows, look.People));
        Assert.Equal([(FrameFindingKind.SameId, 2), (FrameFindingKind.BlankColumn, 1)], look.Findings.Select(found => (found.Kind, found.Count)));
        Assert.Equal(["dòng 242 ↔ dòng 9", "line 242 ↔ line 9"], new[] { Language.Vietnamese, Language.English }.Select(look.Findings[0].Places[0].In));
        Assert.Equal([("Bắc", 140, 7), ("Nam", 100, 5)], look.Rehearsal!.Strata.Select(row => (row.Name, row.People, row.Units)));
        Assert.Equal((6, 30), (look.Rehearsal.Strata.Sum(row => row.Taken), look.Rehearsal.People));
        Assert.False(look.Rehearsal.IsExact);

        await RunAsync(draft, true, 7);
        Assert.Null(await FindAsync());
        var draw = Assert.Single(await ListAsync());
        Assert.Equal((7L, 243, 240, 30, 12, true), (draw.Seed, draw.Rows, draw.People, draw.Sample, draw.Replacements, draw.IsInForce));

        // The design on record and the same frame in another order give the very same lists, and those lists the very same people.
        var run = Again(draw.Design, string.Join('\n', Frame.TrimEnd().Split('\n').Take(1).Concat(Frame.TrimEnd().Split('\n').Skip(1).Reverse())));
        Assert.Equal((draw.FrameSha256, 7UL), (run.Cleaned.Frame.Hash, run.Draw.Seed));
        Assert.Equal(Lists(run).Select(Words), SampleRows.Of(run, null).Select(Words));
        var identities = (await maker.DoAsync(desk => desk.People.IdentitiesAsync(wave)))!;
        var people = await maker.DoAsync(desk => desk.People.ListAsync(wave));
        Assert.Equal(Lists(run).Select(row => Words(row.Identity)), people.Select(person => Words(identities[person.Id])));
        Assert.All(people, person => Assert.Equal(identities[person.Id]["Xã"], person.Area));
    }

    [Fact]
    public async Task Nothing_of_a_frame_is_readable_and_a_draw_stays_as_it_was()
    {
        var draft = await KeepAsync();
        await RunAsync(await TellAsync(draft, draft.Form with { Stages = Stages }), true);
        await KeepAsync();
        Assert.All(top.EnumerateFiles("*", SearchOption.AllDirectories), file => Assert.DoesNotContain("Người thứ", File.ReadAllText(file.FullName), StringComparison.Ordinal));
        await using var admin = await database.AdministratorAsync();
        Assert.Equal(0, await admin.ExecuteScalarAsync<int>("select count(*) from (select to_jsonb(d)::text as x from surveys.sample_draft d union all select to_jsonb(d)::text from surveys.draw d union all select coalesce(before::text, '') || coalesce(after::text, '') from audit.event) t where x like '%Người thứ%' or x like '%bí mật%' or x like '%m007%'"));
        foreach (var change in (string[])["update surveys.draw set seed = 1", "delete from surveys.draw"])
            Assert.Equal("PX006", (await Assert.ThrowsAsync<PostgresException>(() => database.WriteAsync(change))).SqlState);

        // Left alone for more than a week the frame goes, and the draw stays.
        Assert.Equal(0, await OnAsync(drafts => drafts.RemoveDueAsync()));
        clock.Advance(SampleDrafts.Patience + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await OnAsync(drafts => drafts.RemoveDueAsync()));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_second_draw_takes_the_place_of_the_first_until_the_wave_is_open()
    {
        var draft = await KeepAsync();
        await RunAsync(await TellAsync(draft, draft.Form with { Stages = Stages }), true, 1);
        clock.Advance(TimeSpan.FromMinutes(1));
        draft = await KeepAsync();
        draft = await TellAsync(draft, draft.Form with { Stages = [new() { Count = CountKind.Total, Number = "12", Strata = ["Vùng"] }] });
        await RunAsync(draft, true, 2);
        Assert.Equal([(2L, true), (1L, false)], (await ListAsync()).Select(draw => (draw.Seed, draw.IsInForce)));
        Assert.Equal(12, (await maker.DoAsync(desk => desk.People.ListAsync(wave))).Count);

        draft = await KeepAsync();
        draft = await TellAsync(draft, draft.Form with { Stages = Stages });
        Assert.Null(await maker.DoAsync(desk => desk.Move.OpenAsync(wave)));
        Assert.Contains("dự thảo", (await Assert.ThrowsAsync<JobRefusedException>(() => RunAsync(draft, true, 3))).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(2, (await ListAsync()).Count);
        Assert.Equal(12, (await maker.DoAsync(desk => desk.People.ListAsync(wave))).Count);
    }

    [Fact]
    public async Task What_stands_against_a_draw_is_said_and_nothing_is_drawn()
    {
        Assert.Contains("không có dòng", (await KeepAsync("Mã,Họ tên\n"))!.Vietnamese, StringComparison.Ordinal);
        var draft = await KeepAsync();
        var (plan, problems) = DrawFormReader.Read(draft.Form with { Title = null, Stages = [new() { Unit = "Huyện", Count = CountKind.Total, Number = "6 xã" }, new() { Margin = "0", Allocation = AllocationRule.Neyman, Shares = "Bắc 80" }] });
        Assert.Null(plan);
        Assert.Equal(["Title", "Stages[0].Unit", "Stages[0].Number", "Stages[1].Margin", "Stages[1].Shares"], problems.Select(problem => problem.Field));

        // A stratum Neyman knows nothing of is found with the frame.
        draft = await TellAsync(draft, draft.Form with { Stages = [new() { Count = CountKind.Total, Number = "20", Strata = ["Vùng"], Allocation = AllocationRule.Neyman, Shares = "Bắc: 80" }] });
        await Assert.ThrowsAsync<JobRefusedException>(() => RunAsync(draft, true));
        Assert.Contains("“Nam”", Assert.Single((await FindAsync())!.Sight.Look!.Problems).Vietnamese, StringComparison.Ordinal);
        Assert.Empty(await ListAsync());

        // Of a change meanwhile nothing is drawn either.
        await TellAsync(draft, draft.Form with { Stages = Stages });
        Assert.Contains("vừa được đổi", (await Assert.ThrowsAsync<JobRefusedException>(() => RunAsync(draft, true))).Problem.Vietnamese, StringComparison.Ordinal);
    }

    private async Task<SampleDraft> KeepAsync()
    {
        Assert.Null(await KeepAsync(Frame));
        return (await FindAsync())!;
    }

    private Task<Message?> KeepAsync(string frame) => maker.DoAsync(desk =>
        new KeepFrame(desk.Session, desk.Waves, new SampleDrafts(desk.Session, clock), folder).RunAsync(wave, WaveMaker.Bytes(frame), "khung.csv", new DrawForm { Title = "Khảo sát" }));

    private Task<T> OnAsync<T>(Func<SampleDrafts, Task<T>> use) => maker.DoAsync(desk => use(new SampleDrafts(desk.Session, clock)));

    private Task<SampleDraft?> FindAsync() => OnAsync(drafts => drafts.FindAsync(wave));

    private Task<SampleDraft> TellAsync(SampleDraft draft, DrawForm form) => OnAsync(drafts => drafts.TellAsync(draft, form, null));

    private Task<IReadOnlyList<StoredDraw>> ListAsync() => maker.DoAsync(desk => new DrawStore(desk.Session, folder, clock).ListAsync(wave));

    /// <summary>Has the next worker do it; its refusal comes back as it is.</summary>
    private async Task RunAsync(SampleDraft draft, bool draws, int? seed = null)
    {
        await maker.DoAsync(desk => new JobBoard(desk.Session).AddAsync(DrawJob.JobKind, new DrawOrder(wave, draft.Version, draws, seed)));
        JobRefusedException? refused = null;
        var worker = new JobWorker(database.Source, new DrawJob(folder, clock).RunAsync, clock, (_, problem) => refused = problem as JobRefusedException ?? throw new InvalidOperationException("The job failed.", problem));
        Assert.True(await worker.RunOneAsync());
        if (refused is not null)
            throw refused;
    }

    private SampleRun Again(string design, string frame)
    {
        File.WriteAllText(Path.Combine(top.FullName, "lai.csv"), frame);
        File.WriteAllText(Path.Combine(top.FullName, "lai.yaml"), design);
        var outcome = SampleRunner.Run(Path.Combine(top.FullName, "lai.csv"), Path.Combine(top.FullName, "lai.yaml"), null, () => throw new InvalidOperationException("The design has its seed."));
        return outcome.Run ?? throw new InvalidOperationException(string.Join(' ', outcome.Problems.Concat(outcome.DesignProblems.Select(problem => problem.Message)).Select(problem => problem.English)));
    }

    /// <summary>The lists the command line writes, as a wave would read them.</summary>
    private static List<SampleRow> Lists(SampleRun run)
    {
        using var sample = new MemoryStream();
        SampleFiles.WriteSample(sample, run);
        using var replacements = new MemoryStream();
        SampleFiles.WriteReplacements(replacements, run);
        return [.. SampleFile.Read(new MemoryStream(sample.ToArray()), "sample.csv"), .. SampleFile.Read(new MemoryStream(replacements.ToArray()), "replacements.csv")];
    }

    private static string Words(SampleRow row) => $"{row.Place}; {row.Cell}; {row.Area}; {Words(row.Labels)}; {Words(row.Identity)}";

    private static string Words(IReadOnlyDictionary<string, string> cells) => string.Join(", ", cells.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
