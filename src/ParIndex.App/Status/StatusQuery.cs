using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Status;

/// <summary>A job that is waiting, running, or failed, for the operator.</summary>
/// <param name="Kind">As "mail.send".</param>
/// <param name="State">"waiting", "running" or "failed".</param>
/// <param name="At">When it runs next, began, or failed.</param>
/// <param name="Attempts">Times it was begun.</param>
/// <param name="Who">Who asked for it.</param>
/// <param name="Problem">What the last attempt failed of, in its first line; null: nothing yet.</param>
public sealed record StatusJob(string Kind, string State, DateTimeOffset At, int Attempts, string Who, string? Problem);

/// <summary>Outcome of the last proof of the audit log.</summary>
/// <param name="State">State of its job.</param>
/// <param name="At">When asked for or ended.</param>
/// <param name="Outcome">In words; null: not ended.</param>
public sealed record StatusProof(string State, DateTimeOffset At, Message? Outcome);

/// <summary>How the installation stands.</summary>
/// <param name="Server">Version of PostgreSQL.</param>
/// <param name="DatabaseBytes">Size of the database.</param>
/// <param name="FileBytes">Size of the files kept by content.</param>
/// <param name="Files">How many.</param>
/// <param name="Links">Links of the audit chain: transactions that wrote.</param>
/// <param name="LastWrite">When the last of them was committed; null: none yet.</param>
/// <param name="Jobs">Open and failed jobs, the failed first.</param>
/// <param name="Proof">Last proof of the log; null: never asked for.</param>
public sealed record InstallationStatus(
    string Server, long DatabaseBytes, long FileBytes, long Files, long Links, DateTimeOffset? LastWrite, IReadOnlyList<StatusJob> Jobs, StatusProof? Proof);

/// <summary>What an operator asks before anything else.</summary>
public sealed class StatusQuery(Session session)
{
    /// <summary>Kind of the job that proves the audit log.</summary>
    public const string ProofKind = "audit.verify";

    private const string Sql =
        """
        select current_setting('server_version') as server, pg_database_size(current_database()) as database,
               (select coalesce(sum(size), 0)::bigint from files.file) as bytes, (select count(*) from files.file) as files,
               (select max(sequence) from audit.link) as links,
               (select p.at from audit.link l join audit.process p on p.id = l.process_id order by l.sequence desc limit 1) as lastWrite;
        select kind, state, case state when 'waiting' then run_at when 'failed' then finished_at else lease_until end as at, attempts, actor_name as who,
               split_part(problem, E'\n', 1) as problem
        from jobs.job where state <> 'done' order by state = 'failed' desc, created_at desc limit 50;
        select state, coalesce(finished_at, created_at) as at, message_vi as vi, message_en as en from jobs.job where kind = @ProofKind order by created_at desc limit 1;
        """;

    public async Task<InstallationStatus> AskAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { ProofKind }, session.Transaction, cancellationToken: cancel));
        var figures = await answers.ReadSingleAsync<FigureRow>();
        var jobs = await answers.ReadAsync<JobRow>();
        var proof = await answers.ReadSingleOrDefaultAsync<ProofRow>();
        return new InstallationStatus(
            figures.Server, figures.Database, figures.Bytes, figures.Files, figures.Links ?? 0, Utc(figures.LastWrite),
            [.. jobs.Select(job => new StatusJob(job.Kind, job.State, Utc(job.At)!.Value, job.Attempts, job.Who, job.Problem))],
            proof is null ? null : new StatusProof(proof.State, Utc(proof.At)!.Value, proof.Vi is null ? null : new Message(proof.Vi, proof.En!)));
    }

    private static DateTimeOffset? Utc(DateTime? at) => at is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;

    private sealed record FigureRow(string Server, long Database, long Bytes, long Files, long? Links, DateTime? LastWrite);

    private sealed record JobRow(string Kind, string State, DateTime At, int Attempts, string Who, string? Problem);

    private sealed record ProofRow(string State, DateTime At, string? Vi, string? En);
}
