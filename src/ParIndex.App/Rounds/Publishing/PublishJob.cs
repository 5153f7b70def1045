using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Notices;
using ParIndex.App.Results.Stored;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;

namespace ParIndex.App.Rounds.Publishing;

/// <summary>Publishes a sealed round when its time has come, unless another time was set meanwhile.</summary>
public sealed class PublishJob(RoundScorers scorers, UnitRegisterCache registers, UnitReachCache reaches, FileFolder folder, TimeProvider clock) : IJobHandler
{
    public string Kind => PublishRound.Job;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var argument = job.Argument<PublishArgument>();
        var session = job.Session;
        var rounds = new RoundStore(session, clock);
        var scores = new RoundScores(session, scorers);
        var seals = new SealRound(session, rounds, scores, new UnitStore(session, registers), new FileStore(session, folder), clock);
        if (await seals.FindAsync(argument.Seal, cancel) is not { PublishedAt: null, PublishAt: { } at } || new DateTimeOffset(at, TimeSpan.Zero) != argument.At)
            return;

        if (await new PublishRound(session, rounds, scores, seals, new ResultStore(session, clock), new JobBoard(session), new RoundNotices(session, registers, reaches, clock), clock).RunAsync(argument.Seal, cancel) is { } problem)
            throw new JobRefusedException(problem);
    }
}
