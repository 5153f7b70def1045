using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Results;

/// <summary>Results of many answers as a job computed them.</summary>
/// <param name="Stamp">State of the answers, see <see cref="Collected.AnswerStamp"/>.</param>
/// <param name="At">When they were ready.</param>
public sealed record KeptResult(string Stamp, WaveReport Report, DateTimeOffset At);

/// <summary>
/// Results of waves with many answers in the database: of several servers the one whose worker computes is not the one that is asked. What can be computed again is not in the log.
/// </summary>
public sealed class KeptResults(Session session, TimeProvider clock)
{
    /// <summary>The last results of a wave; null: none, or not for the eyes of who asks.</summary>
    public async Task<KeptResult?> FindAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Row>(
            "select stamp as Stamp, content as Content, at as At from surveys.kept_result where wave_id = @wave", new { wave }, session.Transaction) is { } row
            ? new KeptResult(row.Stamp, WaveReport.FromJson(row.Content), new DateTimeOffset(row.At, TimeSpan.Zero))
            : null;

    /// <summary>Keeps results in place of those before.</summary>
    public async Task KeepAsync(Guid wave, string stamp, WaveReport report, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.kept_result (wave_id, stamp, content, at) values (@wave, @stamp, @content, @now)
            on conflict (wave_id) do update set stamp = excluded.stamp, content = excluded.content, at = excluded.at
            """,
            new { wave, stamp, content = report.ToJson(), now = clock.GetUtcNow() },
            session.Transaction);
    }

    private sealed record Row(string Stamp, string Content, DateTime At);
}
