using System.Text.Json;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Jobs;

/// <summary>A job in the hands of a worker.</summary>
public sealed class RunningJob : IAsyncDisposable
{
    private const string Finish = "update jobs.job set state = 'done', worker = null, lease_until = null, finished_at = now(), problem = null where id = @Id and worker = @worker";

    private static readonly TimeSpan BetweenProgress = TimeSpan.FromMilliseconds(250);

    private readonly NpgsqlDataSource source;
    private readonly Guid worker;
    private readonly TimeProvider clock;
    private readonly string argument;
    private long lastProgress;

    internal RunningJob(NpgsqlDataSource source, TimeProvider clock, Guid worker, Guid id, string kind, string argument, int attempt, Actor actor)
    {
        this.source = source;
        this.clock = clock;
        this.worker = worker;
        this.argument = argument;
        Id = id;
        Kind = kind;
        Attempt = attempt;
        Session = new Session(source, actor, clock);
    }

    public Guid Id { get; }

    public string Kind { get; }

    /// <summary>1 at the first time.</summary>
    public int Attempt { get; }

    /// <summary>The database under the rights of who asked for the job.</summary>
    public Session Session { get; }

    internal bool IsFinished { get; private set; }

    /// <summary>What the job was given.</summary>
    public T Argument<T>() => JsonSerializer.Deserialize<T>(argument) ?? throw new JsonException("The job has no argument.");

    /// <summary>Tells the waiting page how far it is; seldom enough not to be a load. Outside the job's transaction, so it is seen at once.</summary>
    public async Task ProgressAsync(long done, long? total, Message? message = null, CancellationToken cancel = default)
    {
        var now = clock.GetTimestamp();
        if (lastProgress != 0 && clock.GetElapsedTime(lastProgress, now) < BetweenProgress && done != total)
            return;

        lastProgress = now;
        await using var connection = await source.OpenAsAsync(JobWorker.Hand, cancel);
        await connection.ExecuteAsync(
            "update jobs.job set done = @done, total = @total, message_vi = coalesce(@vi, message_vi), message_en = coalesce(@en, message_en) where id = @Id and worker = @worker",
            new { Id, worker, done, total, vi = message?.Vietnamese, en = message?.English });
    }

    /// <summary>Ends the job together with what its session wrote: both last or neither does, so it is not done twice.</summary>
    /// <exception cref="OperationCanceledException">Another worker has the job by now; nothing is written.</exception>
    public async Task CommitAsync(CancellationToken cancel = default)
    {
        var connection = await Session.ConnectionAsync(cancel);
        if (await connection.ExecuteAsync(Finish, new { Id, worker }, Session.Transaction) == 0)
            throw new OperationCanceledException("The job was taken by another worker.");

        await Session.CommitAsync(cancel);
        IsFinished = true;
    }

    /// <summary>Ends a job that wrote nothing in its last step, or nothing at all. Done by the worker when the handler returns.</summary>
    public async Task FinishAsync()
    {
        if (IsFinished)
            return;

        await using var connection = await source.OpenAsAsync(JobWorker.Hand);
        await connection.ExecuteAsync(Finish, new { Id, worker });
        IsFinished = true;
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
