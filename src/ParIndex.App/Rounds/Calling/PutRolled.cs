using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Calling;

/// <summary>Puts what units have sent into the entry their call is for, and notes it with the call: as long as that still stands, later answers replace it.</summary>
public sealed class PutRolled(Session session, CallStore calls, EntryStore entries, SaveEntry save)
{
    private static readonly Message Gone = new("Không có đợt thu thập số liệu này. Hãy tải lại trang.", "There is no such data call. Reload the page.");

    /// <summary>Puts the figures.</summary>
    /// <param name="id">The call.</param>
    /// <param name="replaces">Also what somebody typed in their place; otherwise only what is empty or came from here.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why not: the entry is closed, or the figures do not fit together yet; null: done.</returns>
    public async Task<Message?> RunAsync(Guid id, bool replaces, CancellationToken cancel = default)
    {
        await session.BeginAsync("rounds.roll-up", null, cancel);
        try
        {
            if (await calls.LockAsync(id, cancel) is not { } call || await entries.FindAsync(call.ScorecardId, call.Code, cancel) is not { } entry)
                return Gone;

            var rolled = CallStanding.BySlot(CallStanding.Of(call, await calls.AnswersAsync([id], cancel)));
            var figures = entry.Answer.Figures.ToDictionary(StringComparer.Ordinal);
            var put = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var slot in call.Figures.Select(figure => figure.Slot).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (!replaces && figures.TryGetValue(slot, out var stands) && stands != call.Rolled.GetValueOrDefault(slot))
                    continue;

                if (rolled.TryGetValue(slot, out var figure))
                    figures[slot] = put[slot] = figure;
                else if (!replaces)
                    figures.Remove(slot);
            }

            var outcome = await save.SaveAsync(call.ScorecardId, call.Code, entry.Version, TypedAnswer.Of(entry.Answer with { Figures = figures }), cancel);
            if (!outcome.IsSaved)
                return outcome.Problems.Values.FirstOrDefault() ?? Gone;

            await calls.RolledAsync(id, put, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
