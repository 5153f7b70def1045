using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>Takes a figure of an entry from a round below. Who does it must see that round whole, or the figure would be of some of its units only.</summary>
public sealed class TakeFigure(Session session, RoundStore rounds, RoundScores scores, PutFigure put, FeedStore feeds)
{
    private static readonly Message NoFigure = new(
        "Không lấy được số từ kỳ đã chọn: hãy xem lại kỳ, cách lấy và mức hoặc tiêu chí kèm theo.", "No figure comes from that round: look again at the round, the measure and the level or criterion it needs.");

    /// <summary>A round ready to be measured; null when there is none.</summary>
    public async Task<MeasuredRound?> MeasureAsync(Guid round, CancellationToken cancel = default) => await rounds.FindAsync(round, cancel) is { } found
        ? new MeasuredRound(found, await rounds.CardsAsync(round, cancel), await scores.OfAsync(found, cancel: cancel))
        : null;

    /// <summary>Puts the figure into the entry and notes where it comes from.</summary>
    /// <param name="card">Scorecard of the entry.</param>
    /// <param name="code">Its leaf.</param>
    /// <param name="slot">The figure.</param>
    /// <param name="from">The round below.</param>
    /// <param name="measure">What is taken.</param>
    /// <param name="argument">See <see cref="MeasuredRound.Of"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid card, string code, RuleSlot slot, MeasuredRound from, RoundMeasure measure, string argument, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(slot);
        ArgumentNullException.ThrowIfNull(from);
        if (!MeasuredRound.For(slot.Input.Type).Contains(measure) || from.Of(measure, argument) is not { } value)
            return NoFigure;

        await session.BeginAsync("rounds.take", null, cancel);
        try
        {
            var (plain, problem) = await put.RunAsync(card, code, slot, value, cancel);
            if (problem is not null)
                return problem;

            await feeds.SetAsync(card, code, slot.Name, FeedSource.OfRound(from.Round.Id, measure, argument), plain, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
