using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Appraise;

/// <summary>How far the appraisal of a field is.</summary>
/// <param name="IsMine">The visitor appraises in it.</param>
public sealed record FieldStanding(Criterion Field, bool IsMine, int Entries, int Judged, int Changed, int Returned, int Explained, int Answered, BlindLot? Lot, Agreement? Agreement);

/// <summary>How far the appraisal of a unit is.</summary>
public sealed record UnitStanding(string UnitId, int Entries, int Judged, int Returned, int Explained, int Answered);

/// <summary>What one appraiser did.</summary>
public sealed record PersonStanding(Guid? Id, string Name, int Verdicts, int Accepted, int Second, int Blind, AppraiserDrift? Drift, DateTime LastAt);

/// <summary>The appraisal of a round: fields, units, appraisers; for who watches over it also agreement and severity; for who runs it draws and recusals.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class ShowAppraisalModel(
    RoundAccess access, RoundStore rounds, UnitStore units, Session session, AppraisalProgress progress, RecusalStore recusals, BlindStore blinds, DrawBlind draw, AppraiserRoster roster, RoundScorers scorers,
    Texts texts) : RoundPage(access, rounds, units)
{
    public IReadOnlyList<FieldStanding> Fields { get; private set; } = [];

    public IReadOnlyList<UnitStanding> UnitsNow { get; private set; } = [];

    public IReadOnlyList<PersonStanding> People { get; private set; } = [];

    public Recusals Stepped { get; private set; } = new([]);

    public IReadOnlyList<Appraiser> Roster { get; private set; } = [];

    /// <summary>Whether all units and people are shown.</summary>
    public bool MayMonitor => Access.MayMonitor(Round);

    public bool MayManage => Access.MayManage(Round);

    public bool MayDraw => MayManage && Round.Stage is RoundStage.SelfAssessment or RoundStage.Appraisal;

    public IEnumerable<SelectListItem> UnitChoices =>
        UnitsNow.Select(unit => new SelectListItem(NameOf(unit.UnitId), unit.UnitId)).OrderBy(item => item.Text, Comparer<string>.Create(VietnameseText.Compare));

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostDrawAsync(string? field, string? share, string? seed, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        var part = PrintedNumber.TryParse(share ?? "", out var number) ? number.Value / 100 : 0;
        if (await draw.RunAsync(Round.Id, field ?? "", part, seed, cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Đã rút thăm các mục thẩm định độc lập."]);

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRecuseAsync(Guid account, string? unit, Guid? deputy, string? reason, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        if (await recusals.SetAsync(Round.Id, account, unit ?? "", deputy, reason, cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Đã ghi nhận."]);

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostUnrecuseAsync(Guid account, string? unit, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        if (await recusals.RemoveAsync(Round.Id, account, unit ?? "", cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Đã bỏ việc rút khỏi thẩm định."]);

        return RedirectToPage();
    }

    protected override void Demand()
    {
        // Appraisers look at their fields; the rest is for who watches over the round.
        if (!Access.MayAppraise())
            Access.DemandMonitor(Round);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        var byUnit = await progress.UnitsAsync(Round.Id, cancel);
        Stepped = await recusals.OfRoundAsync(Round.Id, cancel);
        var lots = MayMonitor ? (await blinds.LotsAsync(Round.Id, cancel)).ToDictionary(lot => lot.Field, StringComparer.Ordinal) : [];
        var marks = MayMonitor ? await progress.MarksAsync(Round.Id, cancel) : [];
        var mine = byUnit.Where(one => Access.MayAppraise(Stepped, one.UnitId, one.Field)).ToList();
        var seen = MayMonitor ? byUnit : mine;
        if (!MayMonitor && mine.Count == 0)
            Access.DemandMonitor(Round);

        Fields = [.. scorer.Set.Criteria.Where(top => seen.Any(one => one.Field == top.Key)).Select(top =>
        {
            var own = seen.Where(one => one.Field == top.Key).ToList();
            return new FieldStanding(
                top, mine.Any(one => one.Field == top.Key), own.Sum(one => one.Entries), own.Sum(one => one.Judged), own.Sum(one => one.Changed), own.Sum(one => one.Returned), own.Sum(one => one.Explained),
                own.Sum(one => one.Answered), lots.GetValueOrDefault(top.Key), Agreement.Of(AppraisalProgress.Twice(marks.Where(mark => mark.Field == top.Key))));
        })];
        UnitsNow = [.. seen.GroupBy(one => one.UnitId).Select(group => new UnitStanding(
            group.Key, group.Sum(one => one.Entries), group.Sum(one => one.Judged), group.Sum(one => one.Returned), group.Sum(one => one.Explained), group.Sum(one => one.Answered)))
            .OrderBy(unit => NameOf(unit.UnitId), Comparer<string>.Create(VietnameseText.Compare))];
        var drift = AppraisalProgress.Drift(marks).ToDictionary(one => one.Appraiser);
        People = [.. marks.GroupBy(mark => (mark.ById, mark.ByName)).Select(group => new PersonStanding(
            group.Key.ById, group.Key.ByName, group.Count(mark => mark.Pass == VerdictPass.First), group.Count(mark => mark is { Pass: VerdictPass.First, Outcome: VerdictOutcome.Accepted }),
            group.Count(mark => mark.Pass == VerdictPass.Second), group.Count(mark => mark.Pass == VerdictPass.Blind), group.Key.ById is { } id ? drift.GetValueOrDefault(id) : null, group.Max(mark => mark.At)))
            .OrderByDescending(person => person.Drift?.Beside).ThenBy(person => person.Name, Comparer<string>.Create(VietnameseText.Compare))];
        Roster = MayManage ? await roster.AllAsync(cancel) : [];
    }
}
