using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Plans;

/// <summary>What was just typed for a lost criterion.</summary>
public sealed record TypedRemedy(int Part, string Code, string Unit, string? Explanation, string? Remedy, string? Target);

/// <summary>Leads explain their lost points and say what they will do; who makes the plan takes it into the draft.</summary>
[Needs(Permission.ReadPlan)]
public sealed class AnswerRemediesModel(PlanAccess access, PlanStore plans, Remedies remedies, UnitStore units, Visitor visitor, Texts texts) : PlanPage(access, plans, units, texts)
{
    public IReadOnlyList<Remedy> All { get; private set; } = [];

    public TypedRemedy? Typed { get; private set; }

    public Message? Problem { get; private set; }

    /// <summary>Whose typing the browser keeps.</summary>
    public string Person => visitor.Id?.ToString("N") ?? "";

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAskAsync(DateOnly? until, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        var (asked, problem) = await remedies.AskAsync(Plan.Id, until, cancel);
        return Tell(problem, L["Đã đề nghị {0} đơn vị giải trình.", Show.Count(asked)]);
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        var (taken, problem) = await remedies.TakeAsync(Plan.Id, cancel);
        return Tell(problem, L["Đã đưa {0} mục vào dự thảo.", Show.Count(taken)]);
    }

    public async Task<IActionResult> OnPostSaveAsync(int part, string code, string unit, int seen, string? explanation, string? remedy, string? target, bool sends, CancellationToken cancel)
    {
        Access.DemandWork(unit);
        Problem = await remedies.SaveAsync(Plan.Id, part, code, unit, seen, explanation, remedy, target, sends, cancel);
        if (Problem is null)
            return Tell(null, sends ? L["Đã gửi giải trình {0}.", code] : L["Đã lưu, chưa gửi."]);

        Typed = new TypedRemedy(part, code, unit, explanation, remedy, target);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel) => All = await remedies.OfAsync(Plan.Id, cancel: cancel);
}
