using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Results;

/// <summary>Results are computed once for each state of the answers, and never shown of another.</summary>
public sealed class CurrentResultsTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private readonly RecentFigures<Guid, WaveReport> recent = new(20);
    private TestDatabase database = null!;
    private WaveMaker maker = null!;
    private Guid wave;

    public async ValueTask InitializeAsync()
    {
        (database, maker) = await WaveMaker.CreateAsync(clock);
        wave = await maker.OpenAsync("u1");
    }

    public async ValueTask DisposeAsync()
    {
        recent.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_changes_computes_few_answers_anew_and_nothing_else_does()
    {
        await SurveyFile.ImportAsync(maker, wave, clock);
        var links = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        var form = (await maker.Desk.FormAsync((await maker.DoAsync(desk => desk.Waves.FindAsync(wave)))!.QuestionnaireId))!;
        var seen = new HashSet<WaveReport>(ReferenceEqualityComparer.Instance);
        await ChangedAsync("nothing yet");
        // The clock stands still: no date tells that something changed. Whoever wrote it counts, whatever it was written with.
        Assert.Equal(ReceiveOutcome.Received, (await maker.Desk.ReceiveAsync(new GivenAnswer(AnswerSheet.Of(("dung", "co"), ("chung", "4"))) { Token = links[0].Token }, form, AnswerChannel.Link)).Outcome);
        await ChangedAsync("an answer came");
        foreach (var sql in (string[])
        [
            "update surveys.answer set state = 'Excluded', reason = 'x'", "update surveys.answer set state = 'Kept', reason = ''", "update surveys.person set labels = labels || '{\"weight\": \"9\"}' where line = 1",
            "update surveys.person set state = 'Refused' where line = 2", "insert into surveys.left_out (part, wave_id, place, reason, by_name, at) select id, wave_id, 5, 'x', 'An', at from surveys.import",
            "delete from surveys.left_out", "update surveys.wave set smallest_cell = 7", "update surveys.wave set state = 'Closed'",
        ])
        {
            await database.WriteAsync(sql);
            await ChangedAsync(sql);
        }

        Assert.Equal((SurveyFile.Answers + 1, 7), (seen.Last().Response.Received, seen.Last().Results!.Least));

        async Task ChangedAsync(string what)
        {
            var found = await FindAsync();
            Assert.True(found is { IsCurrent: true } && seen.Add(found.Report), what);
            Assert.Same(found.Report, (await FindAsync())!.Report);
        }
    }

    [Fact]
    public async Task Many_answers_are_computed_by_one_job_and_kept_for_every_server()
    {
        await SurveyFile.ImportAsync(maker, wave, clock, answers: CurrentResults.Many);
        Assert.Null(await FindAsync());
        Assert.Equal(await OrderAsync(), await OrderAsync());
        await WorkAsync();
        var first = (await FindAsync())!;
        var computed = await maker.DoAsync(async desk => await SurveyFile.Compute(desk, clock).RunAsync((await desk.Waves.FindAsync(wave))!));
        Assert.True(first.IsCurrent);
        Assert.Equal(computed.ToJson(), first.Report.ToJson());
        // Another server, and a job done twice, find the same.
        using var elsewhere = new RecentFigures<Guid, WaveReport>(20);
        Assert.Equal(computed.ToJson(), (await maker.DoAsync(async desk => await SurveyFile.Current(desk, clock, elsewhere).FindAsync((await desk.Waves.FindAsync(wave))!)))!.Report.ToJson());
        await using (var reader = new Session(database.Source, new Actor(Guid.CreateVersion7(clock.GetUtcNow()), "An", "u1"), clock))
            Assert.Equal(0, await (await reader.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*)::int from surveys.kept_result"));

        // An open wave shows for a minute what has just been computed, and says so; other settings, or a closed wave, never.
        await database.WriteAsync("insert into surveys.left_out (part, wave_id, place, reason, by_name, at) select id, wave_id, 1, 'x', 'An', at from surveys.import");
        Assert.False((await FindAsync())!.IsCurrent);
        clock.Advance(CurrentResults.Brief);
        Assert.Null(await FindAsync());
        await OrderAsync();
        await WorkAsync();
        Assert.Equal(CurrentResults.Many - 1, (await FindAsync())!.Report.Results!.Design.Answers);
        await database.WriteAsync("update surveys.wave set smallest_cell = 7");
        Assert.Null(await FindAsync());
        await OrderAsync();
        await WorkAsync();
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.Null(await FindAsync());
        Assert.NotNull(await SurveyFile.IssueAsync(maker, wave, clock));
    }

    private Task<FoundResults?> FindAsync() => maker.DoAsync(async desk => await SurveyFile.Current(desk, clock, recent).FindAsync((await desk.Waves.FindAsync(wave))!));

    private Task<Guid> OrderAsync() => maker.DoAsync(desk => new JobBoard(desk.Session).AddAsync(ResultsJob.JobKind, new ResultsOrder(wave), wave.ToString()));

    private async Task WorkAsync()
    {
        var worker = new JobWorker(database.Source, new ResultsJob(clock).RunAsync, clock, (_, problem) => throw new InvalidOperationException("The job failed.", problem));
        Assert.True(await worker.RunOneAsync());
        Assert.False(await worker.RunOneAsync());
    }
}
