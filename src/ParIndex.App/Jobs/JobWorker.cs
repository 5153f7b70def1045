using Dapper;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Jobs;

/// <summary>Takes jobs from the queue one after another. Several workers, in one server or many, never take the same.</summary>
/// <param name="source">The database.</param>
/// <param name="run">Does a job.</param>
/// <param name="clock">Time of what jobs write; leases go by the database's clock, which all workers share.</param>
/// <param name="tell">Told of attempts that failed, refusals (<see cref="JobRefusedException"/>) among them.</param>
public sealed class JobWorker(NpgsqlDataSource source, Func<RunningJob, CancellationToken, Task> run, TimeProvider clock, Action<RunningJob, Exception>? tell = null)
{
    /// <summary>Times a job is begun before it counts as failed.</summary>
    public const int MostAttempts = 6;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly Message GivenUp = new(
        "Việc này hỏng nhiều lần liên tiếp và đã dừng. Hãy thử lại; nếu vẫn hỏng, báo quản trị viên.",
        "This failed several times in a row and was stopped. Try again; if it still fails, tell the administrator.");

    /// <summary>Takes and ends jobs, and does nothing else: what they do, they do as who asked.</summary>
    internal static readonly Actor Hand = Actor.Step(Doors.Jobs);

    private readonly Guid worker = Guid.CreateVersion7();

    /// <summary>Works until cancelled; a job under way is then given back for others.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var listening = await source.OpenAsAsync(Hand, cancel);
        // What this worker held when the database went away it does not do any more: nobody need wait for the lease to end.
        await listening.ExecuteAsync("update jobs.job set lease_until = now() where state = 'running' and worker = @worker", new { worker });
        await listening.ExecuteAsync("listen parindex_jobs");
        while (!cancel.IsCancellationRequested)
        {
            if (!await RunOneAsync(cancel))
                await listening.WaitAsync(await UntilNextAsync(cancel), cancel);
        }
    }

    /// <summary>Frees the jobs of workers that ended without a word. For a database no other server uses: of several, each would take the others' work.</summary>
    public static async Task FreeAsync(NpgsqlDataSource source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenAsAsync(Hand, cancel);
        await connection.ExecuteAsync(new CommandDefinition("update jobs.job set lease_until = now() where state = 'running'", cancellationToken: cancel));
    }

    /// <summary>Does the next job that is due, if any.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunOneAsync(CancellationToken cancel = default)
    {
        if (await TakeAsync(cancel) is not { } job)
            return false;

        await using (job)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            using var ended = new CancellationTokenSource();
            var heartbeat = HoldAsync(job, stop, ended.Token);
            try
            {
                await run(job, stop.Token);
                await job.FinishAsync();
            }
            catch (Exception problem) when (!job.IsFinished)
            {
                await job.Session.RollbackAsync();
                await GiveBackAsync(job, problem, isStopped: problem is OperationCanceledException && stop.IsCancellationRequested);
            }
            finally
            {
                await ended.CancelAsync();
                await heartbeat;
            }
        }

        return true;
    }

    private async Task<RunningJob?> TakeAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenAsAsync(Hand, cancel);
        // A job that ended its worker each time would end them for ever.
        await connection.ExecuteAsync(
            """
            update jobs.job set state = 'failed', worker = null, lease_until = null, finished_at = now(), message_vi = @Vietnamese, message_en = @English
            where state = 'running' and lease_until < now() and attempts >= @MostAttempts
            """,
            new { MostAttempts, GivenUp.Vietnamese, GivenUp.English });
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            """
            update jobs.job set state = 'running', worker = @worker, attempts = attempts + 1, lease_until = now() + @Lease
            where id = (
                select id from jobs.job where (state = 'waiting' and run_at <= now()) or (state = 'running' and lease_until < now())
                order by run_at limit 1 for update skip locked)
            returning id, kind, argument::text, attempts, actor, actor_name as actorName, sees, may, request
            """,
            new { worker, Lease },
            cancellationToken: cancel));
        return row is null ? null : new RunningJob(
            source, clock, worker, row.Id, row.Kind, row.Argument, row.Attempts, new Actor(row.Actor, row.ActorName, row.Sees, row.Request ?? "job " + row.Id) { May = row.May });
    }

    /// <summary>Renews the lease while the job is at work; stops the job when another worker has it.</summary>
    private async Task HoldAsync(RunningJob job, CancellationTokenSource stop, CancellationToken ended)
    {
        try
        {
            using var timer = new PeriodicTimer(Lease / 4, clock);
            while (await timer.WaitForNextTickAsync(ended))
            {
                await using var connection = await source.OpenAsAsync(Hand, ended);
                if (await connection.ExecuteAsync("update jobs.job set lease_until = now() + @Lease where id = @Id and worker = @worker", new { job.Id, worker, Lease }) == 0)
                    await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (NpgsqlException)
        {
            // The database is away: the lease runs out and the job is taken again later.
            await stop.CancelAsync();
        }
    }

    private async Task GiveBackAsync(RunningJob job, Exception problem, bool isStopped)
    {
        if (!isStopped)
            tell?.Invoke(job, problem);

        var isOver = problem is JobRefusedException || (!isStopped && job.Attempt >= MostAttempts);
        var told = problem is JobRefusedException refused ? refused.Problem : isOver ? GivenUp : null;
        // 5 s, 20 s, 80 s, 5 min, 20 min.
        var pause = isStopped ? TimeSpan.Zero : TimeSpan.FromSeconds(5 * Math.Pow(4, job.Attempt - 1));
        await using var connection = await source.OpenAsAsync(Hand);
        await connection.ExecuteAsync(
            """
            update jobs.job set state = @state, worker = null, lease_until = null, run_at = now() + @pause, problem = @text, attempts = attempts - @back,
                   finished_at = case when @state = 'failed' then now() end, message_vi = coalesce(@vi, message_vi), message_en = coalesce(@en, message_en)
            where id = @Id and worker = @worker
            """,
            new { job.Id, worker, state = isOver ? "failed" : "waiting", pause, text = told is not null && problem is JobRefusedException ? told.English : problem.ToString(), back = isStopped ? 1 : 0, vi = told?.Vietnamese, en = told?.English });
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenAsAsync(Hand, cancel);
        var next = await connection.ExecuteScalarAsync<TimeSpan?>(
            "select greatest(min(case state when 'waiting' then run_at else lease_until end) - now(), interval '10 ms') from jobs.job where state in ('waiting', 'running')");
        return next < LongestWait ? next.Value : LongestWait;
    }

    private sealed record Row(Guid Id, string Kind, string Argument, int Attempts, Guid? Actor, string ActorName, string Sees, string May, string? Request);
}
