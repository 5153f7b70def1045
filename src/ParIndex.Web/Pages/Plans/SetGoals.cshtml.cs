using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Web.Access;


namespace ParIndex.Web.Pages.Plans;

/// <summary>A goal as typed.</summary>
public sealed record TypedGoal(int Year, string? Indicator, string? Name, string? Value, string? Group, string? Reached);

/// <summary>Goals of a plan: points, rank, satisfaction, other indices, year by year.</summary>
[Needs(Permission.MakePlan)]
public sealed class SetGoalsModel(PlanAccess access, PlanStore plans, GoalStore goals, SetGoals set, UnitStore units, Texts texts) : PlanPage(access, plans, units, texts)
{
    private const int SpareLines = 3;

    public IReadOnlyList<TypedGoal> Lines { get; private set; } = [];

    /// <summary>Line → what is wrong with it.</summary>
    public IReadOnlyDictionary<int, Message> Problems { get; private set; } = new Dictionary<int, Message>();

    public async Task OnGetAsync(CancellationToken cancel) => Fill([.. (await goals.OfAsync(Plan.Id, cancel)).Select(goal => new TypedGoal(
        goal.Year, goal.Indicator.ToString(), goal.Name, goal.Value is null ? "" : Show.Brief(goal.Value), goal.Group, goal.Reached is null ? "" : Show.Brief(goal.Reached)))]);

    public async Task<IActionResult> OnPostAsync(int[] year, string?[] indicator, string?[] name, string?[] value, string?[] group, string?[] reached, CancellationToken cancel)
    {
        string? At(string?[] all, int i) => i < all.Length ? all[i] : null;
        var typed = year.Take(SetGoals.MostGoals + SpareLines).Select((of, i) => new TypedGoal(of, At(indicator, i), At(name, i), At(value, i), At(group, i), At(reached, i))).ToList();
        Problems = await set.RunAsync(Plan.Id, [.. typed.Select(goal => new GoalDraft(goal.Year, Enum.TryParse<GoalIndicator>(goal.Indicator, out var known) ? known : null, goal.Name, goal.Value, goal.Group, goal.Reached))], cancel);
        if (Problems.Count == 0)
            return Tell(null, L["Đã lưu mục tiêu chung."], $"/ke-hoach/{Plan.Id}");

        Fill(typed);
        return Page();
    }

    protected override void Demand() => Access.DemandMake(Plan);

    private void Fill(List<TypedGoal> typed) =>
        Lines = [.. typed, .. Enumerable.Repeat(new TypedGoal(Plan.YearFrom, "", "", "", "", ""), typed.Count == 0 ? SpareLines : 1)];
}
