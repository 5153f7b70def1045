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
        await RunAsync(session, job.Argument<Guid>(), cancel);
    }

    /// <summary>Rolls up one call.</summary>
    internal async Task RunAsync(Session session, Guid id, CancellationToken cancel = default)
    {
        var calls = new CallStore(session, clock);
        var entries = new EntryStore(session, clock);
        await session.BeginAsync("rounds.roll-up", null, cancel);
        try
        {
            if (await calls.LockAsync(id, cancel) is not { } call || await entries.FindAsync(call.ScorecardId, call.Code, cancel) is not { } entry)
                return;

            var rolled = CallStanding.BySlot(CallStanding.Of(call, await calls.AnswersAsync([id], cancel)));
            var figures = entry.Answer.Figures.ToDictionary(StringComparer.Ordinal);
            var put = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var slot in call.Figures.Select(figure => figure.Slot).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (figures.TryGetValue(slot, out var stands) && stands != call.Rolled.GetValueOrDefault(slot))
                    continue;

                figures.Remove(slot);
                if (rolled.TryGetValue(slot, out var figure))
                    figures[slot] = put[slot] = figure;
            }

            var save = new SaveEntry(session, new RoundStore(session, clock), entries, scorers, clock);
            var typed = TypedAnswer.Of(entry.Answer with { Figures = figures });
            // Closed entries, and figures that do not fit together yet, stay; the page of the call shows both.
            if (!(await save.SaveAsync(call.ScorecardId, call.Code, entry.Version, typed, cancel)).IsSaved)
                return;

            await calls.RolledAsync(id, put, cancel);
            await session.CommitAsync(cancel);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
