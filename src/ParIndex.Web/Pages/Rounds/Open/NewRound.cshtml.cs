using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>Begins a round, from nothing or from one of another year.</summary>
[Needs(Permission.ManageRound)]
public sealed class NewRoundModel(
    Visitor visitor, RoundAccess access, RoundStore rounds, RoundUnits assessed, CopyRound copy, SetChoices choices, UnitStore units, Session session, Texts texts) : PageModel
{
    [BindProperty]
    public RoundForm Input { get; set; } = new();

    /// <summary>Round it begins from.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public Guid? From { get; set; }

    public IReadOnlyList<SelectListItem> Sets { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Organisers { get; private set; } = [];

    public Round? Source { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        Input = Source is { } source
            ? RoundForm.Of(source with { Year = source.Year + 1, Name = source.Name.Replace(source.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), (source.Year + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), Calendar = source.Calendar.ToDictionary(due => due.Key, due => due.Value.AddYears(1)) })
            : new RoundForm { Year = access.Today.Year, OrganiserId = Organisers.Count == 1 ? Organisers[0].Value : null, SetVersionId = null };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        if (Input.Read(ModelState, texts, Sets) is not { } draft)
            return Page();

        visitor.Demand(Permission.ManageRound, draft.OrganiserId);
        await session.BeginAsync("rounds.make", null, cancel);
        var id = Source is { } source ? await copy.RunAsync(source, draft, cancel) : await rounds.AddAsync(draft, cancel: cancel);
        // A mirror round is of the organiser itself.
        if (draft.IsMirror)
            await assessed.SetAsync((await rounds.FindAsync(id, cancel))!, [draft.OrganiserId], cancel);

        await session.CommitAsync(cancel);
        TempData.Done(texts["Đã tạo kỳ đánh giá. Tiếp theo: chọn đơn vị được đánh giá."]);
        return Redirect($"{Request.PathBase}/ky-danh-gia/{id}/don-vi");
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        Sets = await choices.ListAsync(texts, cancel);
        var register = await units.RegisterAsync(cancel);
        var mine = visitor.Units(Permission.ManageRound);
        var tree = register.TreeAt(access.Today);
        Organisers =
        [
            .. tree.All.Where(unit => (unit.Kind.IsTerritorial() || unit.Kind is UnitKind.CentralMinistry or UnitKind.Department) && (mine?.Contains(unit.Id) ?? tree.Children(unit.Id).Count > 0))
                .OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name.Full, StringComparer.CurrentCulture).Select(unit => new SelectListItem(unit.Name.Full, unit.Id)),
        ];
        Source = From is { } from && await rounds.FindAsync(from, cancel) is { } round && access.MayManage(round) ? round : null;
    }
}
