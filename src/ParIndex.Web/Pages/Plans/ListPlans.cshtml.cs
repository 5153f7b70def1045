using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Plans;

/// <summary>Plans the visitor may see: their own units' also as drafts, all others once issued.</summary>
[Needs(Permission.ReadPlan)]
public sealed class ListPlansModel(PlanAccess access, PlanStore plans, UnitStore units) : PageModel
{
    private UnitRegister register = null!;

    public PlanAccess Access { get; } = access;

    public IReadOnlyList<PlanInList> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        Plans = await plans.ListAsync(cancel);
    }

    public string NameOf(PlanInList plan) => register.Find(plan.UnitId)?.NameAt(UnitRegister.YearEnd(plan.YearFrom)).Full ?? plan.UnitId;
}
