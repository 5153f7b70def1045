using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Plans;

/// <summary>What the visitor may do with plans; the one place pages of plans ask.</summary>
public sealed class PlanAccess(Visitor visitor, TimeProvider clock)
{
    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Whether they make plans anywhere.</summary>
    public bool MayMakeSome => visitor.May(Permission.MakePlan);

    /// <summary>Units they make plans for; null: all.</summary>
    public IReadOnlySet<string>? Makes => visitor.Units(Permission.MakePlan);

    /// <summary>Units whose tasks they work on. Who may for every unit is no officer: nothing waits for them by their role alone.</summary>
    public IReadOnlySet<string> Works => visitor.Units(Permission.WorkOnTask) ?? new HashSet<string>();

    public bool MayMake(Plan plan) => visitor.May(Permission.MakePlan, plan.UnitId);

    public bool MayIssue(Plan plan) => visitor.May(Permission.IssuePlan, plan.UnitId);

    /// <summary>Whether they see drafts and progress of the plan's unit.</summary>
    public bool MayRead(Plan plan) => visitor.May(Permission.ReadPlan, plan.UnitId);

    public bool MayWork(string unit) => visitor.May(Permission.WorkOnTask, unit);

    /// <exception cref="RefusedException">They make no plans of this unit.</exception>
    public void DemandMake(Plan plan) => visitor.Demand(Permission.MakePlan, plan.UnitId);

    /// <exception cref="RefusedException">They issue no plans of this unit.</exception>
    public void DemandIssue(Plan plan) => visitor.Demand(Permission.IssuePlan, plan.UnitId);

    /// <exception cref="RefusedException">They do not work for this unit.</exception>
    public void DemandWork(string unit) => visitor.Demand(Permission.WorkOnTask, unit);
}
