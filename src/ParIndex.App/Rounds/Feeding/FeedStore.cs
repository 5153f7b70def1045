using Dapper;
using ParIndex.App.Plans.Feeding;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>A figure of an entry that comes from another round, or from a plan.</summary>
/// <param name="Slot">Input of the entry's rule.</param>
/// <param name="RoundId">Round it is taken from; null: a plan.</param>
/// <param name="PlanId">Plan it is taken from; null: a round.</param>
/// <param name="Measure">What is taken of the round.</param>
/// <param name="OfPlan">What is taken of the plan.</param>
/// <param name="Argument">What the measure needs, see <see cref="MeasuredRound.Of"/>.</param>
/// <param name="Taken">The figure as it was taken, as plain text.</param>
public sealed record Feed(
    Guid ScorecardId, string Code, string Slot, Guid? RoundId, Guid? PlanId, RoundMeasure? Measure, PlanMeasure? OfPlan, string Argument, string? Taken, string ByName, DateTime At);

/// <summary>Where a figure comes from.</summary>
public sealed record FeedSource(Guid? RoundId, Guid? PlanId, string Measure, string Argument)
{
    public static FeedSource OfRound(Guid round, RoundMeasure measure, string argument) => new(round, null, measure.ToString(), argument);

    public static FeedSource OfPlan(Guid plan, PlanMeasure measure) => new(null, plan, measure.ToString(), "");
}

/// <summary>Figures from other rounds and from plans, in the database; writes belong to the open process.</summary>
public sealed class FeedStore(Session session, TimeProvider clock)
{
    /// <summary>Of one entry, by slot.</summary>
    public async Task<IReadOnlyDictionary<string, Feed>> OfEntryAsync(Guid card, string code, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Feed>(
            """
            select scorecard_id as ScorecardId, code as Code, slot as Slot, round_id as RoundId, plan_id as PlanId, case when plan_id is null then measure end as Measure,
                   case when plan_id is not null then measure end as OfPlan, argument as Argument, taken as Taken, by_name as ByName, at as At
            from rounds.feed where scorecard_id = @card and code = @code
            """,
            new { card, code },
            session.Transaction)).ToDictionary(feed => feed.Slot, StringComparer.Ordinal);

    /// <summary>Notes where a figure comes from.</summary>
    public async Task SetAsync(Guid card, string code, string slot, FeedSource source, string taken, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.feed (scorecard_id, code, slot, round_id, plan_id, measure, argument, taken, by_id, by_name, at)
            values (@card, @code, @slot, @RoundId, @PlanId, @Measure, @Argument, @taken, @Id, @Name, @now)
            on conflict (scorecard_id, code, slot) do update
            set round_id = excluded.round_id, plan_id = excluded.plan_id, measure = excluded.measure, argument = excluded.argument, taken = excluded.taken, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
            """,
            new { card, code, slot, source.RoundId, source.PlanId, source.Measure, source.Argument, taken, session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
    }
}
