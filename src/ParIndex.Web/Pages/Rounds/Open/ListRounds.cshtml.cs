using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>Rounds the visitor has to do with.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class ListRoundsModel(Visitor visitor, RoundAccess access, RoundStore rounds, RoundList list, UnitStore units) : PageModel
{
    public IReadOnlyList<(Round Round, RoundCount? Count, string Organiser, bool MayMonitor)> Rounds { get; private set; } = [];

    public bool MayMake { get; private set; }

    public DateOnly Today => access.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        var counts = await list.CountsAsync(cancel);
        MayMake = visitor.May(Permission.ManageRound);
        Rounds =
        [
            .. (await rounds.ListAsync(cancel: cancel))
                .Select(round => (round, counts.GetValueOrDefault(round.Id), register.Find(round.OrganiserId)?.NameAt(UnitRegister.YearEnd(round.Year)).Full ?? round.OrganiserId, access.MayMonitor(round)))
                .Where(line => line.Item4 || (line.Item2 is { Cards: > 0 } && line.round.Stage != RoundStage.Preparation)),
        ];
    }
}
