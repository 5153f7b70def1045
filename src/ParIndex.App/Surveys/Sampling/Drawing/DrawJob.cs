using System.Security.Cryptography;
using ParIndex.App.Jobs;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Cleaning;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>What a job of drawing is given.</summary>
/// <param name="Wave">Whose frame waits.</param>
/// <param name="Version">Of the draft when it was asked for.</param>
/// <param name="Draws">Draws; otherwise only looks.</param>
/// <param name="Seed">Of the draw; null: one is drawn.</param>
public sealed record DrawOrder(Guid Wave, int Version, bool Draws, int? Seed);

/// <summary>Reads the frame that waits, cleans it, and either says what a design would draw or draws, all in the background with progress. Done twice it finds the frame gone.</summary>
public sealed class DrawJob(FileFolder folder, TimeProvider clock) : IJobHandler
{
    /// <summary>Name of such jobs.</summary>
    public const string JobKind = "surveys.draw";

    /// <summary>Seeds that are drawn: short enough to be read out and typed.</summary>
    private const int MostSeeds = 1_000_000_000;

    private static readonly Message Changed = new("Khung mẫu hoặc thiết kế vừa được đổi. Hãy tải lại trang rồi làm lại bước này.", "Frame or design were changed just now. Reload the page and do this step again.");
    private static readonly Message NotDrawn = new("Chưa rút được mẫu: xem các lỗi của bước xem trước.", "Nothing was drawn: see what stands against it.");

    public string Kind => JobKind;

    /// <summary>Works. What stands against a draw is kept with the frame, for it may tell of people; the job itself only says that there is something.</summary>
    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var order = job.Argument<DrawOrder>();
        var drafts = new SampleDrafts(job.Session, clock);
        if (await drafts.FindAsync(order.Wave, cancel) is not { } draft || draft.Version != order.Version)
            throw new JobRefusedException(Changed);

        if (await RunAsync(job, order, drafts, draft, cancel) is not { } look)
            return;

        await drafts.SeeAsync(draft, look, cancel);
        if (order.Draws)
            throw new JobRefusedException(NotDrawn);
    }

    /// <summary>What was seen; null: the sample was drawn and the job is over.</summary>
    private async Task<FrameLook?> RunAsync(RunningJob job, DrawOrder order, SampleDrafts drafts, SampleDraft draft, CancellationToken cancel)
    {
        var (plan, problems) = draft.Plan();
        if (plan is null)
            return FrameLook.Broken([.. problems.Select(problem => problem.Text)]);

        try
        {
            var (reading, cleaned) = await ReadAsync(job, draft, plan, cancel);
            if (!order.Draws)
                return FrameLooker.Of(reading, cleaned, plan, draft.Form.Area, NewSeed());

            var seed = order.Seed is { } told ? (ulong)told : NewSeed();
            var outcome = SampleDrawing.Draw(cleaned.Frame, plan.Design, seed);
            if (outcome.Draw is not { } draw || FrameLooker.Problems(draw).Count > 0)
                return FrameLooker.Of(reading, cleaned, plan, draft.Form.Area, seed);

            await TakeAsync(job, drafts, draft, new SampleRun(plan with { Seed = seed }, reading, cleaned, draw, outcome.Notes), cancel);
            return null;
        }
        catch (DocumentException broken)
        {
            return FrameLook.Broken([FrameCopy.Told(broken)]);
        }
    }

    /// <summary>People, draw and the end of the frame last together or not at all.</summary>
    private async Task TakeAsync(RunningJob job, SampleDrafts drafts, SampleDraft draft, SampleRun run, CancellationToken cancel)
    {
        var area = draft.Form.Area is { Length: > 0 } told && run.Cleaned.Frame.Column(told) is not null ? told : null;
        var take = new TakeSample(job.Session, new WaveStore(job.Session, clock), new PersonStore(job.Session, clock));
        var (_, refusal) = await take.RunAsync(draft.Wave, SampleRows.Of(run, area), async () =>
        {
            await drafts.RemoveAsync(draft.Wave, cancel);
            return await new DrawStore(job.Session, folder, clock).AddAsync(draft.Wave, run, cancel);
        }, () => job.CommitAsync(cancel), cancel);
        if (refusal is not null)
            throw new JobRefusedException(refusal);
    }

    private static ulong NewSeed() => (ulong)RandomNumberGenerator.GetInt32(1, MostSeeds);

    private async Task<(FrameReading Reading, CleanedFrame Cleaned)> ReadAsync(RunningJob job, SampleDraft draft, SamplingPlan plan, CancellationToken cancel)
    {
        using var frame = await FrameCopy.OpenAsync(folder, draft, cancel);
        var lines = frame.Lines();
        var reading = FrameFile.Read(frame.Path, plan.Frame, Progress) with { File = draft.FileName };
        await job.ProgressAsync(reading.Lines.Count, reading.Lines.Count, cancel: cancel);
        return (reading, FrameCleaning.Clean(reading.Rows, plan.Frame.Cleaning));

        void Progress(int rows)
        {
            cancel.ThrowIfCancellationRequested();
            job.ProgressAsync(rows, Math.Max(rows, lines ?? rows), cancel: cancel).GetAwaiter().GetResult();
        }
    }
}
