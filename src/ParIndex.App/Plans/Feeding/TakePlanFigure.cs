using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Storage;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Feeding;

/// <summary>Takes a figure of an entry from a plan: how many tasks are done, how many reports were on time. Who does it must see the plan whole.</summary>
public sealed class TakePlanFigure(Session session, PlanStore plans, BoardQuery boards, ReportStore reports, PutFigure put, FeedStore feeds)
{
    private static readonly Message NoFigure = new("Kế hoạch đã chọn không có số liệu này.", "That plan has no such figure.");

    /// <summary>A plan ready to be measured; null when there is none, or it is still a draft.</summary>
    public async Task<MeasuredPlan?> MeasureAsync(Guid plan, CancellationToken cancel = default) => await plans.FindAsync(plan, cancel) is { Stage: PlanStage.Issued or PlanStage.Closed } found
        ? new MeasuredPlan(found, await boards.OfAsync(found, cancel), await reports.OfPlanAsync(plan, cancel))
        : null;

    /// <summary>Puts the figure into the entry and notes where it comes from.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Guid card, string code, RuleSlot slot, MeasuredPlan from, PlanMeasure measure, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(slot);
        ArgumentNullException.ThrowIfNull(from);
        if (!MeasuredPlan.For(slot.Input.Type).Contains(measure) || from.Of(measure) is not { } value)
            return NoFigure;

        await session.BeginAsync("rounds.take", null, cancel);
        try
        {
            var (plain, problem) = await put.RunAsync(card, code, slot, value, cancel);
            if (problem is not null)
                return problem;

            await feeds.SetAsync(card, code, slot.Name, FeedSource.OfPlan(from.Plan.Id, measure), plain, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
