using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Results;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>Waves whose results were issued to who reads results of their unit.</summary>
[Needs(Permission.ReadResults)]
public sealed class ListResultsModel(IssuedResults issued, UnitStore units) : PageModel
{
    private UnitRegister register = null!;

    public IReadOnlyList<IssueInList> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        Issues = await issued.ListAsync(cancel);
    }

    public string NameOf(IssueInList issue) => register.Find(issue.UnitId)?.NameAt(UnitRegister.YearEnd(issue.Year)).Full ?? issue.UnitId;
}
