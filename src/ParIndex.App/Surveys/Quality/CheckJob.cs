using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Importing;

namespace ParIndex.App.Surveys.Quality;

/// <summary>What a job of checking is given.</summary>
public sealed record CheckOrder(Guid Wave, QualityLimits Limits);

/// <summary>Checks many answers in the background. Done twice it finds the same.</summary>
public sealed class CheckJob(TimeProvider clock) : IJobHandler
{
    public string Kind => CheckAnswers.Deed;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var order = job.Argument<CheckOrder>();
        var check = new CheckAnswers(
            job.Session, new WaveStore(job.Session, clock), new QuestionnaireStore(job.Session, clock), new WaveAnswers(job.Session, new ImportStore(job.Session, clock)), new FlagStore(job.Session, clock));
        if (await check.RunAsync(order.Wave, order.Limits, () => job.CommitAsync(cancel), cancel) is { } refusal)
            throw new JobRefusedException(refusal);
    }
}
