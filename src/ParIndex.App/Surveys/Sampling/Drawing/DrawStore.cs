using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Surveys.Sampling;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>A sample drawn, as it stays on record: nothing in it names anybody.</summary>
/// <param name="Seed">Of all random numbers.</param>
/// <param name="FrameSha256">Of the cleaned frame.</param>
/// <param name="Rows">Read from the frame.</param>
/// <param name="People">Left after cleaning.</param>
/// <param name="Design">Design file with the seed.</param>
/// <param name="Method">Version of the way of drawing.</param>
/// <param name="ProtocolSha256">The protocol as a document.</param>
/// <param name="FiguresSha256">The protocol as JSON.</param>
/// <param name="IsInForce">The wave's people come from it.</param>
public sealed record StoredDraw(
    Guid Id, Guid WaveId, long Seed, string FrameName, string FrameSha256, int Rows, int People, int Sample, int Replacements, string Design, int Method, string ProtocolSha256, string FiguresSha256,
    string ByName, DateTime At, bool IsInForce);

/// <summary>Draws on record; writes belong to the open process.</summary>
public sealed class DrawStore(Session session, FileFolder folder, TimeProvider clock)
{
    /// <summary>Draws of a wave, the newest first.</summary>
    public async Task<IReadOnlyList<StoredDraw>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<StoredDraw>(
            """
            select d.id as Id, d.wave_id as WaveId, d.seed as Seed, d.frame_name as FrameName, d.frame_sha256 as FrameSha256, d.rows as Rows, d.people as People, d.sample as Sample,
                   d.replacements as Replacements, d.design as Design, d.method as Method, d.protocol_sha256 as ProtocolSha256, d.figures_sha256 as FiguresSha256, d.by_name as ByName, d.at as At,
                   coalesce(w.draw_id = d.id, false) as IsInForce
            from surveys.draw d join surveys.wave w on w.id = d.wave_id where d.wave_id = @wave order by d.id desc
            """,
            new { wave },
            session.Transaction)).AsList();

    /// <summary>Keeps a draw with its protocol.</summary>
    public async Task<Guid> AddAsync(Guid wave, SampleRun run, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = new FileStore(session, folder);
        var protocol = await KeepAsync(files, stream => SamplingProtocolDocument.Write(stream, run), cancel);
        var figures = await KeepAsync(files, stream => SamplingProtocolJson.Write(stream, run), cancel);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.draw (id, wave_id, seed, frame_name, frame_sha256, rows, people, sample, replacements, design, method, protocol_sha256, figures_sha256, by_name, at)
            values (@id, @wave, @seed, @File, @Hash, @Read, @people, @sample, @replacements, @design, @method, @protocol, @figures, @Name, @now)
            """,
            new
            {
                id,
                wave,
                seed = (long)run.Draw.Seed,
                run.Reading.File,
                run.Cleaned.Frame.Hash,
                run.Cleaned.Read,
                people = run.Cleaned.Frame.Count,
                sample = run.Draw.People.Count,
                replacements = run.Draw.Replacements.Count,
                design = SamplingPlanYaml.Write(run.Plan),
                method = SampleDrawing.Version,
                protocol,
                figures,
                session.Actor.Name,
                now = clock.GetUtcNow(),
            },
            session.Transaction);
        return id;
    }

    private static async Task<string> KeepAsync(FileStore files, Action<Stream> write, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        bytes.Position = 0;
        return await files.AddAsync(bytes, null, cancel);
    }
}
