using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;

namespace ParIndex.App.Evidence.Reading;

/// <summary>
/// Reads scans by character recognition, one file a job and one job at a time in the whole installation: hundreds of scans that come at once keep nobody's
/// import waiting. May be done twice.
/// </summary>
public sealed class RecogniseScans(FileFolder folder, NpgsqlDataSource source, TimeProvider clock) : IJobHandler
{
    internal const string JobKind = "evidence.recognise";

    private const string Key = "next";
    /// <summary>A file that ended its reader so often is left alone.</summary>
    private const int MostAttempts = 3;

    private const string Waiting = "c.state = 'read' and 'scan' = any (c.flags) and not c.is_recognised and (f.media_type = 'application/pdf' or f.media_type like 'image/%')";

    public string Kind => JobKind;

    /// <summary>Sees to it that scans that wait are read, where that can be done; also those that came before it could.</summary>
    public static async Task PlanAsync(NpgsqlDataSource source, TimeProvider clock, CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.System(JobKind), clock);
        var connection = await session.ConnectionAsync(cancel);
        if (await connection.ExecuteScalarAsync<bool>($"select exists (select from evidence.content c join files.file f on f.sha256 = c.sha256 where {Waiting})") && await Recognition.IsThereAsync(cancel))
            await new JobBoard(session).AddAsync(JobKind, new { }, Key, cancel: cancel);
    }

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var connection = await job.Session.ConnectionAsync(cancel);
        var next = await connection.QueryFirstOrDefaultAsync<Row>(
            $"select c.sha256 as Sha256, f.media_type as MediaType, c.flags as Flags, c.pages as Pages, c.text as Text from evidence.content c join files.file f on f.sha256 = c.sha256 where {Waiting} order by f.at, c.sha256 limit 1");
        if (next is not null)
            await RecogniseAsync(next, job, cancel);

        await job.FinishAsync();
        // Looked for after this job ended: what came until then is seen here, what comes later plans for itself.
        await PlanAsync(source, clock, cancel);
    }

    private async Task RecogniseAsync(Row next, RunningJob job, CancellationToken cancel)
    {
        var text = job.Attempt > MostAttempts ? null : await ReadAsync(next, job, cancel);
        string[] flags = text is null ? next.Flags : [.. next.Flags.Where(flag => flag != EvidenceFlags.Scan), EvidenceFlags.Recognised];
        var connection = await job.Session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            "update evidence.content set is_recognised = true, flags = @flags, text = coalesce(@text, text), folded = coalesce(@folded, folded) where sha256 = @Sha256",
            new { next.Sha256, flags, text, folded = text is null ? null : FoldedText.Of(text) });
    }

    private async Task<string?> ReadAsync(Row next, RunningJob job, CancellationToken cancel)
    {
        try
        {
            var text = await ScanText.ReadAsync(
                await folder.FetchAsync(next.Sha256, cancel), next.MediaType, next.Text, next.Pages, clock, (done, total) => job.ProgressAsync(done, total, cancel: cancel), cancel);
            return text is null ? null : EvidenceText.Cut(text);
        }
        catch (StorageException lost) when (!lost.IsPassing)
        {
            return null;
        }
    }

    private sealed record Row
    {
        public string Sha256 { get; init; } = "";

        public string MediaType { get; init; } = "";

        public string[] Flags { get; init; } = [];

        public int? Pages { get; init; }

        public string? Text { get; init; }
    }
}
