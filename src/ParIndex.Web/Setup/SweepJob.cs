using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Evidence.Uploading;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Sampling.Drawing;

namespace ParIndex.Web.Setup;

/// <summary>Once a day: uploads nobody goes on with, files nothing refers to and work long over go away, and identities kept long enough.</summary>
internal sealed class SweepJob(FileFolder folder, UploadFolder uploads, NpgsqlDataSource source, TimeProvider clock) : IJobHandler
{
    private const string Name = "files.sweep";
    private const string Key = "daily";

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    public string Kind => Name;

    /// <summary>Sees to it that the next sweep stands in the queue.</summary>
    public static async Task PlanAsync(NpgsqlDataSource source, TimeProvider clock, CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.System(Name), clock);
        await new JobBoard(session).AddAsync(Name, new { }, Key, clock.GetUtcNow() + Interval, cancel);
    }

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        await ForgetFramesAsync(cancel);
        await new UploadSweep(new UploadStore(job.Session, clock), uploads, clock).RunAsync(cancel);
        await new FileSweep(job.Session, folder, clock).RunAsync(cancel: cancel);
        await ForgetAsync(cancel);
        await ForgetJobsAsync(cancel);
        await job.FinishAsync();
        await PlanAsync(source, clock, cancel);
    }

    /// <summary>Frames nobody drew from go away before the files they lie in.</summary>
    private async Task ForgetFramesAsync(CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.System(Name), clock);
        await new SampleDrafts(session, clock).RemoveDueAsync(cancel);
    }

    private async Task ForgetJobsAsync(CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.System(Name), clock);
        await new JobSweep(session, clock).RunAsync(cancel);
    }

    /// <summary>Identities of waves whose day has passed become unreadable.</summary>
    private async Task ForgetAsync(CancellationToken cancel)
    {
        await using var session = new Session(source, Actor.System(Name), clock);
        await new MoveWave(session, new WaveStore(session, clock), new QuestionnaireStore(session, clock), clock).ForgetDueAsync(cancel);
    }
}
