using Dapper;
using Npgsql;
using ParIndex.App.Jobs;
using ParIndex.App.Storage.Files;

namespace ParIndex.App.Evidence.Reading;

/// <summary>Reads the text of a kept file in the background, so that keeping it is quick. May be done twice.</summary>
public sealed class ReadEvidence(FileFolder folder, NpgsqlDataSource source, TimeProvider clock) : IJobHandler
{
    internal const string JobKind = "evidence.read";

    public string Kind => JobKind;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var sha256 = job.Argument<string>();
        var session = job.Session;
        var connection = await session.ConnectionAsync(cancel);
        var file = await connection.QuerySingleOrDefaultAsync<Row>(
            """
            select f.media_type as MediaType, c.flags as Flags,
                   (select file_name from evidence.item i where i.file_sha256 = f.sha256 order by i.at limit 1) as Name
            from evidence.content c join files.file f on f.sha256 = c.sha256 where c.sha256 = @sha256 and c.state = 'waiting'
            """,
            new { sha256 });
        if (file is null)
            return;

        var read = await EvidenceText.ReadAsync(await folder.FetchAsync(sha256, cancel), file.MediaType, file.Name ?? "tài liệu", cancel);
        string[] flags = read.Flag is null || file.Flags.Contains(read.Flag) || file.Flags.Contains(EvidenceFlags.Encrypted) ? file.Flags : [.. file.Flags, read.Flag];
        await connection.ExecuteAsync(
            "update evidence.content set state = 'read', flags = @flags, pages = @Pages, text = @Text, folded = @folded where sha256 = @sha256",
            new { sha256, flags, read.Pages, read.Text, folded = read.Text is null ? null : FoldedText.Of(read.Text) });
        if (read.Flag == EvidenceFlags.Scan)
            await RecogniseScans.PlanAsync(source, clock, cancel);
    }

    private sealed record Row
    {
        public string MediaType { get; init; } = "";

        public string[] Flags { get; init; } = [];

        public string? Name { get; init; }
    }
}
