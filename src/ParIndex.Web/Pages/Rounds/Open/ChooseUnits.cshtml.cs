using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>Which units a round assesses, and what does not apply to some of them.</summary>
[Needs(Permission.ManageRound)]
public sealed class ChooseUnitsModel(
    RoundAccess access, RoundStore rounds, UnitStore units, RoundUnits assessed, Exemptions exemptions, RoundScorers scorers, Session session, Texts texts) : RoundPage(access, rounds, units)
{
    /// <summary>Units that can be chosen, by kind.</summary>
    public IReadOnlyList<IGrouping<UnitKind, Unit>> Choices { get; private set; } = [];

    /// <summary>Units of the round.</summary>
    public IReadOnlySet<string> Chosen { get; private set; } = new HashSet<string>();

    public IReadOnlyList<Exemption> Exempted { get; private set; } = [];

    public CriteriaSet Set { get; private set; } = null!;

    /// <summary>What does not apply is set before the round opens; later a unit's entry says it with its reason.</summary>
    public bool IsPreparing => Round.Stage == RoundStage.Preparation;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(string[] units, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var allowed = Choices.SelectMany(group => group).Select(unit => unit.Id).Concat(Chosen).ToHashSet(StringComparer.Ordinal);
        await session.BeginAsync("rounds.units", null, cancel);
        var kept = await assessed.SetAsync(Round, [.. units.Where(allowed.Contains).Distinct(StringComparer.Ordinal)], cancel);
        await session.CommitAsync(cancel);
        if (kept.Count > 0)
            TempData.Warn(texts["Đã lưu. {0} đơn vị đã có số liệu nên vẫn ở trong kỳ: {1}.", kept.Count, string.Join("; ", kept.Select(NameOf))]);
        else
            TempData.Done(texts["Đã lưu các đơn vị được đánh giá."]);

        return Back();
    }

    public async Task<IActionResult> OnPostExemptAsync(string? code, string? to, string? reason, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var why = VietnameseText.Clean(reason ?? "");
        var kind = Enum.TryParse<UnitKind>(to, out var parsed) ? parsed : (UnitKind?)null;
        if (!IsPreparing || Set.All().All(node => node.Code != code) || why.Length == 0 || (kind is null && (to is null || !Chosen.Contains(to))))
        {
            TempData.Warn(texts["Hãy chọn tiêu chí, đơn vị và ghi lý do không áp dụng."]);
            return Back();
        }

        await session.BeginAsync("rounds.exempt", why, cancel);
        await exemptions.AddAsync(Round.Id, code!, kind, kind is null ? to : null, why, cancel);
        await session.CommitAsync(cancel);
        TempData.Done(texts["Đã ghi tiêu chí {0} không áp dụng.", code]);
        return Back();
    }

    public async Task<IActionResult> OnPostApplyAsync(Guid exemption, CancellationToken cancel)
    {
        if (IsPreparing)
        {
            await session.BeginAsync("rounds.exempt", null, cancel);
            await exemptions.RemoveAsync(Round.Id, exemption, cancel);
            await session.CommitAsync(cancel);
            TempData.Done(texts["Tiêu chí lại áp dụng."]);
        }

        return Back();
    }

    protected override void Demand() => Access.DemandManage(Round);

    private RedirectResult Back() => Redirect($"{Request.PathBase}{Request.Path}");

    private async Task LoadAsync(CancellationToken cancel)
    {
        var below = UnitChoices.Below(Register, Round);
        Choices = Round.IsMirror && Register.Find(Round.OrganiserId) is { } organiser ? [.. below.Prepend(new[] { organiser }.GroupBy(unit => unit.Kind).Single())] : below;
        Chosen = (await Rounds.CardsAsync(Round.Id, cancel)).Select(card => card.UnitId).ToHashSet(StringComparer.Ordinal);
        Exempted = await exemptions.ListAsync(Round.Id, cancel);
        Set = (await scorers.GetAsync(session, Round.SetVersionId, cancel)).Set;
    }
}
