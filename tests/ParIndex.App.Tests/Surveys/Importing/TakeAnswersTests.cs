using Dapper;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Tests.Surveys.Collecting;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Importing;

/// <summary>Imports at a real database: all or nothing, each file and each answer once.</summary>
public sealed class TakeAnswersTests : IAsyncLifetime
{
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
    public async Task Imported_and_received_answers_are_read_together()
    {
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, App.Surveys.Collecting.Sampled.LinkKind.Personal))).Links;
        var questionnaire = (await maker.DoAsync(desk => desk.Waves.FindAsync(wave)))!.QuestionnaireId;
        await maker.Desk.ReceiveAsync(new GivenAnswer(ReceiveTests.Good) { Token = links[0].Token }, (await maker.Desk.FormAsync(questionnaire))!, AnswerChannel.Link);
        Assert.Equal(3, (await TakeAsync(ImportFiles.Own)).Answers);
        Assert.Equal(2, (await TakeAsync(ImportFiles.Kobo)).Answers);

        var data = await ReadAsync();
        Assert.Equal(6, data.Rows);
        Assert.Equal(["2", "4", "4"], Enumerable.Range(0, data.Chunks).SelectMany(chunk => data.Scale("chung").Chunk(chunk).ToArray()).Where(mark => mark != ScaleColumn.Missing).Select(mark => $"{mark}").Order().Take(3));
        Assert.Contains("Xã Một", data.Code("stratum_1").Labels);
        Assert.Equal("Link", Assert.Single(data.Code(WaveAnswers.Channel).Labels));
    }

    [Fact]
    public async Task The_same_file_and_the_same_answer_are_taken_once()
    {
        Assert.Equal(2, (await TakeAsync(ImportFiles.Kobo)).Answers);
        Assert.NotNull((await TakeAsync(ImportFiles.Kobo)).Refusal);
        Assert.NotNull((await TakeAsync(ImportFiles.Kobo + "\n2026-11-02T08:00:00.000+07:00,,co,,,,20,4,5,3,,3,u-3,\n")).Refusal);
        Assert.Equal(2, (await ReadAsync()).Rows);
        Assert.Equal((1, 2, 2), (await CountAsync("surveys.import"), await CountAsync("surveys.chunk"), await CountAsync("surveys.import_key")));
    }

    [Fact]
    public async Task Faults_and_a_commit_that_never_comes_leave_nothing()
    {
        Assert.Single((await TakeAsync(ImportFiles.Own + "\nco,web,34,9,,5,3,,Xã Một,1\n")).Reading!.Faults);
        await using (var session = database.System(clock: clock))
            await Assert.ThrowsAsync<OperationCanceledException>(() => Take(session).RunAsync(wave, ImportFiles.Write("a.csv", ImportFiles.Own), "a.csv", commit: () => throw new OperationCanceledException()));

        Assert.Equal((0, 0, 0), (await CountAsync("surveys.import"), await CountAsync("surveys.chunk"), await CountAsync("surveys.import_key")));
        Assert.Equal(3, (await TakeAsync(ImportFiles.Own)).Answers);
    }

    [Fact]
    public async Task Answers_left_out_do_not_count_and_stay_on_record()
    {
        await TakeAsync(ImportFiles.Own);
        await using (var session = database.System(clock: clock))
        {
            var imports = new ImportStore(session, clock);
            var import = Assert.Single(await imports.ListAsync(wave));
            await session.BeginAsync("surveys.judge");
            await imports.LeaveOutAsync(import.Id, wave, [2], "Trùng phiếu");
            await session.CommitAsync();
            Assert.Equal(3, (await imports.ReadAsync(import.Id)).Rows);
        }

        var data = await ReadAsync();
        Assert.Equal((2, "4"), (data.Rows, ImportFiles.Value(data, "chung", 0)));
    }

    [Fact]
    public async Task The_log_holds_digests_and_never_an_answer()
    {
        await TakeAsync(ImportFiles.Own);
        await using var connection = await database.AdministratorAsync();
        var events = (await connection.QueryAsync<string>("select coalesce(after::text, '') from audit.event where table_name in ('surveys.chunk', 'surveys.import')")).AsList();
        Assert.Equal(3, events.Count);
        Assert.All(events, text => Assert.DoesNotContain("Nhanh", text, StringComparison.Ordinal));
        Assert.Equal(2, events.Count(text => text.Contains("\"sha256\"", StringComparison.Ordinal) && text.Contains("\"part\"", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync("update surveys.chunk set number = number + 100"));
    }

    [Fact]
    public async Task Nothing_is_taken_into_a_settled_wave()
    {
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Equal(3, (await TakeAsync(ImportFiles.Own)).Answers);
        Assert.Null(await maker.DoAsync(desk => desk.Move.SettleAsync(wave)));
        Assert.NotNull((await TakeAsync(ImportFiles.Kobo)).Refusal);
    }

    [Fact]
    public async Task What_a_faulty_cell_says_is_told_to_the_officer_and_stands_in_no_log()
    {
        const string Secret = "tôi là Nguyễn Thị Bí Mật";
        var folder = new FileFolder(Scratch.Folder());
        await using (var session = database.System(clock: clock))
        {
            await session.BeginAsync("surveys.upload");
            var sha256 = await new FileStore(session, folder).AddAsync(WaveMaker.Bytes(ImportFiles.Own.Replace("co,web,34", $"co,web,{Secret}", StringComparison.Ordinal)));
            await new ImportDrafts(session, clock).SetAsync(wave, sha256, "phieu.csv");
            await new JobBoard(session).AddAsync(ImportJob.JobKind, new ImportOrder(wave, sha256, "phieu.csv", new Dictionary<string, string>()));
            await session.CommitAsync();
        }

        var logged = new List<string>();
        Assert.True(await new JobWorker(database.Source, (job, cancel) => new ImportJob(folder, clock).RunAsync(job, cancel), clock, (_, problem) => logged.Add(problem.ToString())).RunOneAsync());
        Assert.Contains("câu tuoi: không phải số", Assert.Single(logged), StringComparison.Ordinal);
        Assert.DoesNotContain("Bí Mật", logged[0], StringComparison.Ordinal);
        await using var connection = await database.AdministratorAsync();
        var kept = await connection.QuerySingleAsync<string>("select row_to_json(job)::text from jobs.job");
        Assert.Contains("dòng 2, cột 3", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Bí Mật", kept, StringComparison.Ordinal);
        await using var reader = database.System(clock: clock);
        Assert.Contains(Secret, Assert.Single((await new ImportDrafts(reader, clock).FindAsync(wave))!.Faults).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_was_a_category_is_not_taken_as_a_number()
    {
        Assert.Equal(3, (await TakeAsync(Labelled("vung", "1"), ("vung", "@label:vung"))).Answers);
        var refusal = (await TakeAsync(Labelled("vung", "2"), ("vung", "@number:vung"))).Refusal;
        Assert.Contains("Cột “vung”", refusal!.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("Choose the label “vung”", refusal.English, StringComparison.Ordinal);
        // As was said, under its own name, and another name: all can be read together.
        Assert.Equal(3, (await TakeAsync(Labelled("vung", "2"), ("vung", "@label:vung"))).Answers);
        Assert.Equal(3, (await TakeAsync(Labelled("vung", "3"), ("vung", "@number:vung_so"))).Answers);
        Assert.Contains("Choose the number “vung_so”", (await TakeAsync(Labelled("v", "4"), ("v", "@label:vung_so"))).Refusal!.English, StringComparison.Ordinal);
        var data = await ReadAsync();
        Assert.Equal((9, 2), (data.Rows, data.Code("vung").Labels.Count));
        Assert.Equal(3, Enumerable.Range(0, data.Chunks).SelectMany(chunk => data.Number("vung_so").Chunk(chunk).ToArray()).Count(number => number == 3));
    }

    private static string Labelled(string name, string value) =>
        string.Join('\n', ImportFiles.Own.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((line, row) => $"{line},{(row == 0 ? name : value)}")) + "\n";

    private async Task<TakenAnswers> TakeAsync(string content, params (string Header, string Target)[] told)
    {
        await using var session = database.System(clock: clock);
        return await Take(session).RunAsync(wave, ImportFiles.Write("phieu.csv", content), "phieu.csv", told.ToDictionary(column => column.Header, column => column.Target, StringComparer.Ordinal));
    }

    private TakeAnswers Take(Session session) => new(session, new WaveStore(session, clock), new QuestionnaireStore(session, clock), new ImportStore(session, clock));

    private async Task<Microdata> ReadAsync()
    {
        await using var session = database.System(clock: clock);
        return await new WaveAnswers(session, new ImportStore(session, clock)).ReadAsync(wave, ImportFiles.Questionnaire);
    }

    private async Task<int> CountAsync(string table)
    {
        await using var connection = await database.AdministratorAsync();
        return await connection.ExecuteScalarAsync<int>($"select count(*)::int from {table}");
    }
}
