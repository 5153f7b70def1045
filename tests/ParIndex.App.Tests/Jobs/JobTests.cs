using System.Collections.Concurrent;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Jobs;

public sealed class JobTests
{
    private sealed record Greeting(string Name);

    [Fact]
    public async Task Job_OfACommittedProcess_IsDoneOnceUnderItsActor()
    {
        await using var database = await TestDatabase.CreateAsync();
        var me = new Actor(Guid.CreateVersion7(), "Trần Thị Bình", "u1,u2", "trace-7");
        Guid id;
        await using (var session = new Session(database.Source, me, TimeProvider.System))
        {
            await session.BeginAsync("test.ask");
            id = await new JobBoard(session).AddAsync("greet", new Greeting("Ế"));
            Assert.False(await Worker(database, (_, _) => Task.CompletedTask).RunOneAsync());
            await session.CommitAsync();
        }

        var seen = new List<(Guid, Actor, string)>();
        var worker = Worker(database, (job, _) =>
        {
            seen.Add((job.Id, job.Session.Actor, job.Argument<Greeting>().Name));
            return Task.CompletedTask;
        });
        Assert.True(await worker.RunOneAsync());
        Assert.False(await worker.RunOneAsync());
        Assert.Equal([(id, me, "Ế")], seen);
        Assert.Equal(JobState.Done, (await StatusAsync(database, id)).State);
    }

    [Fact]
    public async Task Job_OfARolledBackProcess_NeverWas()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.ask");
        var id = await new JobBoard(session).AddAsync("greet", new Greeting("x"));
        await session.RollbackAsync();
        Assert.Null(await new JobBoard(session).FindAsync(id));
    }

    [Fact]
    public async Task Add_SameKeyWhileOpen_GivesTheOpenOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await AddAsync(database, key: "2024");
        Assert.Equal(first, await AddAsync(database, key: "2024"));
        Assert.NotEqual(first, await AddAsync(database, key: "2025"));
        var worker = Worker(database, (_, _) => Task.CompletedTask);
        Assert.True(await worker.RunOneAsync() && await worker.RunOneAsync());
        Assert.NotEqual(first, await AddAsync(database, key: "2024"));
    }

    [Fact]
    public async Task WorkLongOver_GoesAway_ButTheLastOfItsKind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var worker = Worker(database, (_, _) => Task.CompletedTask);
        var over = await AddAsync(database, key: "2024");
        await worker.RunOneAsync();
        var last = await AddAsync(database, key: "2024");
        await worker.RunOneAsync();
        await using var session = database.System();
        Assert.Equal(0, await new JobSweep(session, TimeProvider.System).RunAsync());
        var later = new StoppedClock(TimeProvider.System.GetUtcNow() + JobSweep.Kept + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await new JobSweep(session, later).RunAsync());
        var board = new JobBoard(session);
        Assert.Equal((true, false), (await board.FindAsync(over) is null, await board.FindAsync(last) is null));
    }

    [Fact]
    public async Task FailingJob_WaitsLongerEachTime_ThenFails()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        var told = new List<string>();
        var worker = Worker(database, (_, _) => throw new InvalidOperationException("hỏng"), (_, problem) => told.Add(problem.Message));
        var pauses = new List<int>();
        for (var i = 0; i < JobWorker.MostAttempts; i++)
        {
            Assert.True(await worker.RunOneAsync());
            Assert.False(await worker.RunOneAsync());
            pauses.Add(await AskAsync<int>(database, "select round(extract(epoch from run_at - now()))::int from jobs.job"));
            await AskAsync<int>(database, "update jobs.job set run_at = now() returning 1");
        }

        Assert.Equal([5, 20, 80, 320, 1280], pauses[..^1]);
        Assert.Equal(JobWorker.MostAttempts, told.Count);
        var status = await StatusAsync(database, id);
        Assert.Equal((JobState.Failed, JobWorker.MostAttempts), (status.State, status.Attempts));
        Assert.Contains("quản trị viên", status.Message!.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedJob_FailsAtOnceWithItsMessage()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        await Worker(database, (_, _) => throw new JobRefusedException(new Message("Tệp hỏng.", "Broken file."))).RunOneAsync();
        var status = await StatusAsync(database, id);
        Assert.Equal((JobState.Failed, "Tệp hỏng."), (status.State, status.Message!.Vietnamese));
    }

    [Fact]
    public async Task JobOfAKilledWorker_IsTakenAgain_AndTheLateOneWritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        var late = Worker(database, async (job, cancel) =>
        {
            await WriteAsync(job, "late");
            // This worker hangs; its lease runs out and another does the job.
            await AskAsync<int>(database, "update jobs.job set lease_until = now() - interval '1 s' returning 1");
            Assert.True(await Worker(database, async (again, stop) =>
            {
                Assert.Equal((id, 2), (again.Id, again.Attempt));
                await WriteAsync(again, "second");
                await again.CommitAsync(stop);
            }).RunOneAsync(cancel));
            await job.CommitAsync(cancel);
        });
        Assert.True(await late.RunOneAsync());

        Assert.Equal("second", await AskAsync<string>(database, "select string_agg(key, ' ') from criteria.set"));
        Assert.Equal(JobState.Done, (await StatusAsync(database, id)).State);
    }

    [Fact]
    public async Task JobThatKeepsKillingWorkers_IsGivenUp()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        await AskAsync<int>(database, $"update jobs.job set state = 'running', worker = gen_random_uuid(), lease_until = now() - interval '1 s', attempts = {JobWorker.MostAttempts} returning 1");
        Assert.False(await Worker(database, (_, _) => Task.CompletedTask).RunOneAsync());
        Assert.Equal(JobState.Failed, (await StatusAsync(database, id)).State);
    }

    [Fact]
    public async Task Stop_GivesTheJobBackAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        using var stop = new CancellationTokenSource();
        var worker = Worker(database, async (_, cancel) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        await worker.RunOneAsync(stop.Token);
        var status = await StatusAsync(database, id);
        Assert.Equal((JobState.Waiting, 0), (status.State, status.Attempts));
        Assert.True(await Worker(database, (_, _) => Task.CompletedTask).RunOneAsync());
    }

    [Fact]
    public async Task Progress_IsSeenWhileTheJobRuns()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        await Worker(database, async (job, cancel) =>
        {
            await WriteAsync(job, "x");
            await job.ProgressAsync(3, 10, new Message("Đang đọc trang 3", "Reading page 3"), cancel);
            var status = await StatusAsync(database, id);
            Assert.Equal((JobState.Running, 3, 10, "Đang đọc trang 3"), (status.State, status.Done, status.Total, status.Message!.Vietnamese));
            await job.CommitAsync(cancel);
        }).RunOneAsync();
        Assert.Equal(JobState.Done, (await StatusAsync(database, id)).State);
    }

    [Fact]
    public async Task FourWorkers_TakeEachJobOnce_AndWakeWhenOneComes()
    {
        const int Count = 60;
        await using var database = await TestDatabase.CreateAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = new ConcurrentBag<Guid>();
        var workers = Enumerable.Range(0, 4).Select(_ => Worker(database, async (job, cancel) =>
        {
            taken.Add(job.Id);
            if (taken.Count == Count)
                await stop.CancelAsync();
        }).RunAsync(stop.Token)).ToList();
        for (var i = 0; i < Count; i++)
            await AddAsync(database);

        // A worker that waits is cancelled; one that was just about to look for more ends by itself.
        await Task.WhenAll(workers).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.All(workers, worker => Assert.False(worker.IsFaulted));
        Assert.Equal(Count, taken.Distinct().Count());
        Assert.Equal(Count, taken.Count);
    }

    [Fact]
    public async Task Job_OfAKilledProgram_IsFreedAndDoneOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database);
        await AskAsync<object?>(database, "update jobs.job set state = 'running', worker = gen_random_uuid(), attempts = 1, lease_until = now() + interval '60 s'");
        var worker = Worker(database, (_, _) => Task.CompletedTask);
        Assert.False(await worker.RunOneAsync());
        await JobWorker.FreeAsync(database.Source);
        Assert.True(await worker.RunOneAsync());
        Assert.False(await worker.RunOneAsync());
        Assert.Equal((JobState.Done, 2), (await StatusAsync(database, id)) is { } status ? (status.State, status.Attempts) : default);
    }

    [Fact]
    public async Task Job_HeldWhenTheDatabaseWentAway_IsTakenAgainBeforeItsLeaseEnds()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var times = 0;
        var worker = Worker(database, async (job, _) =>
        {
            if (++times > 1)
            {
                await stop.CancelAsync();
                return;
            }

            // As if neither its end nor its return could be written.
            var held = await AskAsync<Guid>(database, "select worker from jobs.job");
            await job.FinishAsync();
            await AskAsync<object?>(database, $"update jobs.job set state = 'running', worker = '{held}', lease_until = now() + interval '60 s', finished_at = null");
        });
        await worker.RunOneAsync();
        await worker.RunAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(2, times);
    }

    private static JobWorker Worker(TestDatabase database, Func<RunningJob, CancellationToken, Task> run, Action<RunningJob, Exception>? tell = null) =>
        new(database.Source, run, TimeProvider.System, tell);

    private static async Task<Guid> AddAsync(TestDatabase database, string? key = null)
    {
        await using var session = database.System();
        return await new JobBoard(session).AddAsync("greet", new Greeting("x"), key);
    }

    private static async Task WriteAsync(RunningJob job, string key)
    {
        await job.Session.BeginAsync("test.job");
        await (await job.Session.ConnectionAsync()).ExecuteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), @key)", new { key });
    }

    private static async Task<JobStatus> StatusAsync(TestDatabase database, Guid id)
    {
        await using var session = database.System();
        return (await new JobBoard(session).FindAsync(id))!;
    }

    private static async Task<T> AskAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }
}
