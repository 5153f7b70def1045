using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Tracking;

/// <summary>Puts a unit into a task by hand, where the words of the plan name none, or another. Rights are the page's matter.</summary>
public sealed class PlaceUnit(Session session, PlaceDuties duties, UnitStore units)
{
    private static readonly Message Gone = new("Không có đơn vị này. Hãy chọn lại.", "There is no such unit. Choose again.");
    private static readonly Message Closed = new("Kế hoạch đã kết thúc.", "The plan is closed.");

    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RunAsync(Plan plan, Guid task, string unit, DutyPart role, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Stage == PlanStage.Closed)
            return Closed;

        if ((await units.RegisterAsync(cancel)).Find(unit) is null)
            return Gone;

        await session.BeginAsync("plans.place", null, cancel);
        try
        {
            await duties.AddAsync(plan, task, unit, role, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
