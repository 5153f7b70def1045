using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Importing;

namespace ParIndex.App.Surveys.Results;

/// <summary>What a job of computing results is given.</summary>
public sealed record ResultsOrder(Guid Wave);

/// <summary>Computes the results of many answers in the background. Done twice it finds them computed.</summary>
public sealed class ResultsJob(TimeProvider clock) : IJobHandler
{
    /// <summary>Name of such jobs.</summary>
    public const string JobKind = "surveys.results";

    public string Kind => JobKind;

    /// <summary>Computes and keeps; what changes meanwhile is found changed when the results are asked for.</summary>
    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var session = job.Session;
        // Gone meanwhile: nobody waits any more.
        if (await new WaveStore(session, clock).FindAsync(job.Argument<ResultsOrder>().Wave, cancel) is not { } wave)
            return;

        // Before the answers are read: older figures never go by a newer stamp.
        var stamp = await new WaveStamp(session).OfAsync(wave.Id, cancel);
        var kept = new KeptResults(session, clock);
        if ((await kept.FindAsync(wave.Id, cancel))?.Stamp == stamp.Words)
            return;

        var imports = new ImportStore(session, clock);
        var answers = new WaveAnswers(session, imports);
        var compute = new ComputeResults(new QuestionnaireStore(session, clock), answers, new WaveSample(session, answers), new MonitorWave(session), new OpenTexts(session, imports), clock);
        var report = await compute.RunAsync(wave, (done, total) => job.ProgressAsync(done, total, cancel: cancel).GetAwaiter().GetResult(), cancel);
        await kept.KeepAsync(wave.Id, stamp.Words, report, cancel);
    }
}
