using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Council;

/// <summary>Meeting view of the council: what is in dispute, what was decided, minutes; printed it is the list on the table.</summary>
[Needs(Permission.MonitorRound)]
public sealed class HoldCouncilModel(
    RoundAccess access, RoundStore rounds, UnitStore units, Session session, CouncilList council, DecideEntry decide, HoldMeeting hold, RoundScorers scorers, Texts texts)
    : RoundPage(access, rounds, units)
{
    /// <summary>Unit whose other entries are wanted too.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitSlugText { get; set; }

    /// <summary>Meeting decisions are recorded for.</summary>
    [BindProperty(SupportsGet = true, Name = "phien")]
    public Guid? MeetingId { get; set; }

    public IReadOnlyList<CouncilLine> Lines { get; private set; } = [];

    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    public IReadOnlyList<RoundScorecard> Cards { get; private set; } = [];

    public SetScorer Scorer { get; private set; } = null!;

    public bool MayDecide => Access.MayDecide(Round);

    public string? UnitId => string.IsNullOrEmpty(UnitSlugText) ? null : UnitSlug.ToId(UnitSlugText);

    public IEnumerable<CouncilLine> Disputed => Lines.Where(line => line.IsInDispute && line.Decision is null);

    public IEnumerable<CouncilLine> Decided => Lines.Where(line => line.Decision is not null);

    public IEnumerable<CouncilLine> Others => Lines.Where(line => line.Decision is null && !line.IsInDispute && line.UnitId == UnitId);

    /// <summary>What was just sent of an entry and not done; null: nothing.</summary>
    public (string Name, string? Points, string? Reason, DeedOutcome Outcome)? Sent { get; private set; }

    /// <summary>What was just sent of a meeting and not done; null: nothing.</summary>
    public (Guid? Id, MeetingDraft Draft, DeedOutcome Outcome)? SentMeeting { get; private set; }

    public static string NameOf(CouncilLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Appraise.EntryName.Of(line.Entry.ScorecardId, line.Entry.Code);
    }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    [Needs(Permission.DecideInCouncil)]
    public async Task<IActionResult> OnPostMeetAsync(Guid? id, string? seen, DateOnly? heldOn, string? place, string? chair, string? attendees, string? minutes, CancellationToken cancel)
    {
        var draft = new MeetingDraft(heldOn, place, chair, attendees, minutes);
        var outcome = await hold.RunAsync(Round.Id, id, Version(seen), draft, Access.Rights, cancel);
        RoundAccess.Tell(outcome, Permission.DecideInCouncil, Round.OrganiserId);
        if (outcome.IsDone)
        {
            TempData.Done(texts["Đã lưu phiên họp."]);
            return LocalRedirect(Address.With(Request, ("handler", null)) + "#phien-hop");
        }

        SentMeeting = (id, draft, outcome);
        foreach (var problem in outcome.Problems.Values)
            ModelState.AddModelError($"ngay-{id:N}", texts[problem]);

        await LoadAsync(cancel);
        return Page();
    }

    [Needs(Permission.DecideInCouncil)]
    public async Task<IActionResult> OnPostDecideAsync(string? entry, Guid? meeting, string? points, string? reason, string? seen, CancellationToken cancel)
    {
        if (Appraise.EntryName.Read(entry) is not { } name)
            return RedirectToPage();

        MeetingId = meeting;
        var outcome = await decide.RunAsync(name.Card, name.Code, meeting, points, reason, Version(seen), Access.Rights, cancel);
        RoundAccess.Tell(outcome, Permission.DecideInCouncil, Round.OrganiserId);
        if (outcome.IsDone)
        {
            TempData.Done(texts["Đã ghi kết luận {0}.", name.Code]);
            return LocalRedirect(Address.With(Request, ("handler", null), ("phien", meeting?.ToString())));
        }

        Sent = (entry!, points, reason, outcome);
        foreach (var (part, problem) in outcome.Problems)
            ModelState.AddModelError(IdOf(entry!, part), texts[problem]);

        await LoadAsync(cancel);
        return Page();
    }

    [Needs(Permission.DecideInCouncil)]
    public async Task<IActionResult> OnPostTakeBackAsync(string? entry, string? seen, CancellationToken cancel)
    {
        if (Appraise.EntryName.Read(entry) is not { } name)
            return RedirectToPage();

        var outcome = await decide.TakeBackAsync(name.Card, name.Code, Version(seen), Access.Rights, cancel);
        RoundAccess.Tell(outcome, Permission.DecideInCouncil, Round.OrganiserId);
        if (outcome.IsDone)
            TempData.Done(texts["Đã bỏ kết luận {0}.", name.Code]);
        else
            TempData.Warn(texts["Kết luận này vừa được người khác sửa. Hãy xem lại."]);

        return LocalRedirect(Address.With(Request, ("handler", null)));
    }

    /// <summary>Id of the control of a part of a decision.</summary>
    public static string IdOf(string entry, string part)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(part);
        return $"ket-luan-{entry.Replace('~', '-').Replace('.', '-')}-{part.TrimStart('.')}";
    }

    protected override void Demand() => Access.DemandMonitor(Round);

    private static int Version(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private async Task LoadAsync(CancellationToken cancel)
    {
        Scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        var order = Comparer<string>.Create(VietnameseText.Compare);
        Cards = [.. (await Rounds.CardsAsync(Round.Id, cancel)).OrderBy(card => NameOf(card.UnitId), order)];
        Meetings = await hold.OfRoundAsync(Round.Id, cancel);
        MeetingId ??= Meetings is [.., var last] ? last.Id : null;
        // The sort is stable: entries of a unit stay in the order of the set.
        Lines = [.. (await council.OfRoundAsync(Round.Id, Cards.FirstOrDefault(card => card.UnitId == UnitId)?.Id, cancel)).OrderBy(line => NameOf(line.UnitId), order)];
    }
}
