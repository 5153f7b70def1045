using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Jobs;

/// <summary>Puts work into the queue and tells how it stands.</summary>
public sealed class JobBoard(Session session)
{
    /// <summary>Adds a job under the session's actor; in the open process if there is one, so the job exists exactly when what caused it does.</summary>
    /// <param name="kind">Name of the handler, as "mail.send".</param>
    /// <param name="argument">What the handler needs, as JSON; small: refer to rows and files.</param>
    /// <param name="key">At most one job of this kind and key is open; adding again gives the open one.</param>
    /// <param name="at">Not before this instant; null: now.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Id of the job.</returns>
    public async Task<Guid> AddAsync(string kind, object argument, string? key = null, DateTimeOffset? at = null, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<Guid>(new CommandDefinition(
            """
            with added as (
                insert into jobs.job (id, kind, key, argument, run_at, actor, actor_name, sees, may, request)
                values (@id, @kind, @key, @argument::jsonb, coalesce(@at, now()), @Actor, @Name, @Sees, @May, @Request)
                on conflict (kind, key) where state in ('waiting', 'running') do nothing
                returning id
            )
            select id from added union all select id from jobs.job where kind = @kind and key = @key and state in ('waiting', 'running') limit 1
            """,
            new
            {
                id = Guid.CreateVersion7(),
                kind,
                key,
                argument = JsonSerializer.Serialize(argument),
                at = at?.UtcDateTime,
                Actor = session.Actor.Id,
                session.Actor.Name,
                session.Actor.Sees,
                session.Actor.May,
                session.Actor.Request,
            },
            session.Transaction,
            cancellationToken: cancel));
    }

    /// <summary>How a job stands; null when there is none.</summary>
    public Task<JobStatus?> FindAsync(Guid id, CancellationToken cancel = default) => FindAsync("id = @id", new { id }, cancel);

    /// <summary>How the newest job of a kind and key stands; null when there is none.</summary>
    public Task<JobStatus?> FindAsync(string kind, string key, CancellationToken cancel = default) => FindAsync("kind = @kind and key = @key order by id desc limit 1", new { kind, key }, cancel);

    private async Task<JobStatus?> FindAsync(string which, object arguments, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select id, kind, state, attempts, done, total, message_vi as vi, message_en as en, actor from jobs.job where {which}", arguments, session.Transaction, cancellationToken: cancel));
        return row is null ? null : new JobStatus(
            row.Id, row.Kind, Enum.Parse<JobState>(row.State, ignoreCase: true), row.Attempts, row.Done, row.Total, row.Vi is null ? null : new Message(row.Vi, row.En!), row.Actor);
    }

    private sealed record Row(Guid Id, string Kind, string State, int Attempts, long? Done, long? Total, string? Vi, string? En, Guid? Actor);
}

/// <summary>State of a job.</summary>
public enum JobState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>How a job stands, for the page that waits for it.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">Name of its handler.</param>
/// <param name="State">State.</param>
/// <param name="Attempts">Times it was begun.</param>
/// <param name="Done">Parts done.</param>
/// <param name="Total">Of so many; null: unknown.</param>
/// <param name="Message">What it does, or why it failed.</param>
/// <param name="Actor">Who asked for it.</param>
public sealed record JobStatus(Guid Id, string Kind, JobState State, int Attempts, long? Done, long? Total, Message? Message, Guid? Actor);
