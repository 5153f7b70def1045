using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds.Work;

/// <summary>What waits for the visitor today, the most urgent first.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class ListWorkModel(Visitor visitor, RoundAccess access, WorkList work, UnitStore units) : PageModel
{
    public IReadOnlyList<WorkLine> Lines { get; private set; } = [];

    public UnitRegister Register { get; private set; } = null!;

    public DateOnly Today => access.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Register = await units.RegisterAsync(cancel);
        // Who may fill for every unit is no officer: nothing waits for them by their role alone.
        Lines = await work.OfAsync(visitor.Id!.Value, [.. visitor.Units(Permission.FillScorecard) ?? new HashSet<string>()], cancel);
    }

    public string NameOf(WorkLine line) => Register.Find(line.UnitId)?.NameAt(UnitRegister.YearEnd(line.Year)).Full ?? line.UnitId;
}
