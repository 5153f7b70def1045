using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>People of the units the visitor manages.</summary>
[Needs(Permission.ManagePeople)]
public sealed class ListPeopleModel(PeopleQuery people, UnitChoices units, Visitor visitor) : PageModel
{
    private UnitRegister register = null!;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitText { get; set; }

    [BindProperty(SupportsGet = true, Name = "vai-tro")]
    public string? RoleKey { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int PageNumber { get; set; } = 1;

    public Role? Role => Roles.Find(RoleKey);

    public IReadOnlyList<string> Choices { get; private set; } = [];

    public PeoplePage Found { get; private set; } = new([], 0);

    /// <summary>The unit asked for is not known, so everyone is shown.</summary>
    public bool UnknownUnit { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        PageNumber = Math.Max(1, PageNumber);
        register = await units.RegisterAsync(cancel);
        Choices = await units.AllAsync(cancel);
        var manager = visitor.Manager;
        var chosen = string.IsNullOrWhiteSpace(UnitText) ? null : await units.FindAsync(UnitText, cancel);
        UnknownUnit = chosen is null && !string.IsNullOrWhiteSpace(UnitText);
        var within = chosen is null ? manager.Units : manager.Reach.Within([chosen]);
        Found = await people.FindAsync(new PeopleSearch(Words, within, Role, PageNumber), cancel);
    }

    public string? UnitName(string? id) => id is null ? null : register.Find(id)?.Name.Full ?? id;
}
