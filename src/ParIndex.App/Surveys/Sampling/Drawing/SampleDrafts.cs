using System.Text.Json;
using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>A frame that waits for a sample to be drawn from it.</summary>
/// <param name="Sha256">Of the sealed file.</param>
/// <param name="Secret">Key of the file and of the sight.</param>
/// <param name="Design">A design file in place of the form; null: the form.</param>
/// <param name="Version">Counts changes.</param>
public sealed record SampleDraft(Guid Wave, string Sha256, string FileName, byte[] Secret, DrawForm Form, string? Design, FrameSight Sight, int Version, string ByName, DateTime At)
{
    /// <summary>The design; null with what must be put right.</summary>
    public (SamplingPlan? Plan, IReadOnlyList<FormProblem> Problems) Plan()
    {
        if (Design is null)
            return DrawFormReader.Read(Form);

        var reading = SamplingPlanFile.Parse(Design);
        return (reading.Plan, [.. reading.Problems.Where(problem => problem.IsError).Select(problem => new FormProblem("", problem.Place?.Before(problem.Message) ?? problem.Message))]);
    }
}

/// <summary>Frames that wait, one a wave. They hold personal data and pass: nothing of them is in the log, and without its row a frame is unreadable.</summary>
public sealed class SampleDrafts(Session session, TimeProvider clock)
{
    /// <summary>A frame nobody touched for so long goes away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>The frame that waits; null: none.</summary>
    public async Task<SampleDraft?> FindAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Row>(
            """
            select file_sha256 as Sha256, file_name as FileName, secret as Secret, form::text as Form, design as Design, sight as Sight, version as Version, by_name as ByName, at as At
            from surveys.sample_draft where wave_id = @wave
            """,
            new { wave },
            session.Transaction) is { } row
            ? new SampleDraft(wave, row.Sha256, row.FileName, row.Secret, JsonSerializer.Deserialize<DrawForm>(row.Form)!, row.Design, FrameSight.Open(row.Secret, wave, row.Sight), row.Version, row.ByName, row.At)
            : null;

    /// <summary>Puts a frame in place of the one before. A design file stays: it may be for this frame too.</summary>
    public async Task SetAsync(Guid wave, string sha256, string fileName, byte[] secret, DrawForm form, FrameSight sight, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sight);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into surveys.sample_draft (wave_id, file_sha256, file_name, secret, form, sight, by_name, at) values (@wave, @sha256, @fileName, @secret, @form::json, @sealed, @Name, @now)
            on conflict (wave_id) do update set file_sha256 = excluded.file_sha256, file_name = excluded.file_name, secret = excluded.secret, form = excluded.form, sight = excluded.sight,
                version = sample_draft.version + 1, by_name = excluded.by_name, at = excluded.at
            """,
            new { wave, sha256, fileName, secret, form = JsonSerializer.Serialize(form), @sealed = sight.Seal(secret, wave), session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
    }

    /// <summary>Keeps what was typed; what was seen under another form is forgotten.</summary>
    /// <returns>The draft as it is now.</returns>
    public async Task<SampleDraft> TellAsync(SampleDraft draft, DrawForm form, string? design, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var sight = draft.Sight with { Look = null };
        var version = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<int>(
            "update surveys.sample_draft set form = @form::json, design = @design, sight = @sealed, version = version + 1, at = @now where wave_id = @Wave returning version",
            new { draft.Wave, form = JsonSerializer.Serialize(form), design, @sealed = sight.Seal(draft.Secret, draft.Wave), now = clock.GetUtcNow() },
            session.Transaction);
        return draft with { Form = form, Design = design, Sight = sight, Version = version };
    }

    /// <summary>Keeps what was seen, unless the draft has changed since.</summary>
    public async Task SeeAsync(SampleDraft draft, FrameLook look, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "update surveys.sample_draft set sight = @sealed where wave_id = @Wave and version = @Version",
            new { draft.Wave, draft.Version, @sealed = (draft.Sight with { Look = look }).Seal(draft.Secret, draft.Wave) },
            session.Transaction);
    }

    /// <summary>Takes it away: drawn from, or not wanted.</summary>
    public async Task RemoveAsync(Guid wave, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.sample_draft where wave_id = @wave", new { wave }, session.Transaction);

    /// <summary>Takes away those nobody touched for <see cref="Patience"/>; for the daily job.</summary>
    public async Task<int> RemoveDueAsync(CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from surveys.sample_draft where at < @oldest", new { oldest = clock.GetUtcNow() - Patience }, session.Transaction);

    private sealed record Row(string Sha256, string FileName, byte[] Secret, string Form, string? Design, byte[] Sight, int Version, string ByName, DateTime At);
}
