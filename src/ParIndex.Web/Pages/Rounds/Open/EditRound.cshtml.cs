using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>Changes name, calendar and, while it is prepared, year and set of a round.</summary>
[Needs(Permission.ManageRound)]
public sealed class EditRoundModel(RoundAccess access, RoundStore rounds, UnitStore units, SetChoices choices, Session session, Texts texts) : RoundPage(access, rounds, units)
{
    [BindProperty]
    public RoundForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sets { get; private set; } = [];

    /// <summary>Somebody changed the round meanwhile.</summary>
    public bool IsStale { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input = RoundForm.Of(Round);
        await FillAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        Input.OrganiserId = Round.OrganiserId;
        if (Round.Stage != RoundStage.Preparation)
            (Input.Year, Input.SetVersionId, Input.IsMirror) = (Round.Year, Round.SetVersionId, Round.IsMirror);

        if (Input.Read(ModelState, texts, Sets) is not { } draft)
            return Page();

        await session.BeginAsync("rounds.edit", null, cancel);
        if (await Rounds.SaveAsync(Round.Id, Input.Version, draft, cancel))
        {
            await session.CommitAsync(cancel);
            TempData.Done(texts["Đã lưu."]);
            return Redirect($"{Request.PathBase}/ky-danh-gia/{Round.Id}");
        }

        await session.RollbackAsync();
        IsStale = true;
        ModelState.Remove("Input.Version");
        Input.Version = Round.Version;
        return Page();
    }

    protected override void Demand() => Access.DemandManage(Round);

    private async Task FillAsync(CancellationToken cancel)
    {
        var all = await choices.ListAsync(texts, cancel);
        Sets = Round.Stage == RoundStage.Preparation ? all : [.. all.Where(item => item.Value == Round.SetVersionId.ToString())];
    }
}
