using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Calling;

/// <summary>
/// Puts what units have sent into the entry the call is for. A figure somebody typed there stays: only what is empty or came from here is replaced. Done in the
/// background under the program's own name, since a unit that answers sees neither the others' answers nor the entry. May be done twice.
/// </summary>
public sealed class RollUpCall(NpgsqlDataSource source, RoundScorers scorers, TimeProvider clock) : IJobHandler
{
    internal const string JobKind = "rounds.roll-up";

    public string Kind => JobKind;

    public async Task RunAsync(RunningJob job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var session = new Session(source, Actor.System("tổng hợp số liệu đơn vị gửi") with { Request = job.Session.Actor.Request }, clock);
        var (rounds, entries) = (new RoundStore(session, clock), new EntryStore(session, clock));
        // What cannot be put there stays; the page of the call shows both.
        await new PutRolled(session, new CallStore(session, clock), entries, new SaveEntry(session, rounds, entries, scorers, clock)).RunAsync(job.Argument<Guid>(), replaces: false, cancel);
    }
}
