using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Open;

/// <summary>A unit of a round in the table of its page.</summary>
public sealed record CardLine(RoundScorecard Card, string Name, int Own, int Answered, int Judged, int Cut, decimal Claimed, decimal Settled, decimal Max, DateTime? LastAt);

/// <summary>A round: where it stands, its calendar, its units, and what comes next.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class ShowRoundModel(
    RoundAccess access, RoundStore rounds, UnitStore units, RoundList list, RoundScores scores, MoveRound move, Visitor visitor, Texts texts) : RoundPage(access, rounds, units)
{
    public IReadOnlyList<CardLine> Cards { get; private set; } = [];

    public CriteriaSet Set { get; private set; } = null!;

    public bool MayManage { get; private set; }

    public bool MayMonitor { get; private set; }

    /// <summary>Fields the visitor may appraise in.</summary>
    public IReadOnlyList<Criterion> Appraises { get; private set; } = [];

    public DateOnly Today => Access.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        MayManage = Access.MayManage(Round);
        MayMonitor = Access.MayMonitor(Round);
        var standing = await scores.OfAsync(Round, cancel: cancel);
        Set = standing.Scorer.Set;
        var cards = (await Rounds.CardsAsync(Round.Id, cancel)).ToDictionary(card => card.Id);
        var progress = (await list.ProgressAsync(Round.Id, cancel: cancel)).ToLookup(one => one.ScorecardId);
        Cards =
        [
            .. standing.Units.Select((unit, i) => new CardLine(
                    cards[unit.ScorecardId], NameOf(unit.UnitId), progress[unit.ScorecardId].Sum(one => one.Own), progress[unit.ScorecardId].Sum(one => one.Answered),
                    progress[unit.ScorecardId].Sum(one => one.Judged), progress[unit.ScorecardId].Sum(one => one.Cut), standing.Claimed.Total.Points[i], standing.Settled.Total.Points[i],
                    standing.Settled.Total.MaxOf(i), progress[unit.ScorecardId].Max(one => one.LastAt)))
                .Where(line => MayMonitor || visitor.May(Permission.ReadScorecard, line.Card.UnitId))
                .OrderBy(line => line.Name, StringComparer.CurrentCulture),
        ];
        Appraises = [.. Set.Criteria.Where(field => Cards.Any(line => visitor.May(Permission.Appraise, line.Card.UnitId, field.Key)))];
        return Cards.Count == 0 && !MayMonitor ? NotFound() : Page();
    }

    [Needs(Permission.ManageRound)]
    public async Task<IActionResult> OnPostMoveAsync(RoundStage from, RoundStage to, string? reason, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        if (await move.RunAsync(Round.Id, from, to, reason, cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Kỳ đánh giá đã chuyển sang: {0}.", texts[RoundWords.Stage(to)]]);

        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    protected override void Demand()
    {
    }
}
