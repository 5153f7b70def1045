using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Fill;

/// <summary>A unit's scorecard: how far each field is, what is still lacking, submission.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class ShowCardModel(
    RoundAccess access, UnitStore units, RoundList list, RoundScores scores, Submission submission, PastCuts pastCuts, RoundStore rounds, RoundNotices notices, Session session,
    Texts texts) : CardPage(access, units)
{
    /// <summary>Fields with their progress, as far as the visitor may read them.</summary>
    public IReadOnlyList<(Criterion Field, FieldProgress? Progress, decimal Claimed, decimal Settled)> Fields { get; private set; } = [];

    /// <summary>Points of the unit, claimed and as they stand.</summary>
    public (UnitScore Claimed, UnitScore Settled) Score { get; private set; }

    /// <summary>What is lacking; told to who may submit.</summary>
    public IReadOnlyList<Lacking> Lacking { get; private set; } = [];

    /// <summary>Entries that say again what was cut the year before.</summary>
    public IReadOnlyList<PastCut> CutBefore { get; private set; } = [];

    public bool IsWhole { get; private set; }

    public bool MaySubmit { get; private set; }

    public bool MayManage { get; private set; }

    public bool MayAssign { get; private set; }

    /// <summary>Whether officers may say that they are done.</summary>
    public bool MayFill { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IsWhole = Access.MayReadAll(Open);
        MaySubmit = Access.MaySubmit(Open);
        MayManage = Access.MayManage(Open.Round);
        MayAssign = Access.MayAssign(Open);
        MayFill = Access.MayMarkFilled(Open);
        var progress = (await list.ProgressAsync(Open.Round.Id, Open.Card.Id, cancel)).ToDictionary(one => one.Field, StringComparer.Ordinal);
        var standing = await scores.OfAsync(Open.Round, Open.Card.Id, cancel);
        Score = (standing.Claimed.Unit(0), standing.Settled.Unit(0));
        var nodes = Score.Claimed.Nodes.Zip(Score.Settled.Nodes).ToDictionary(pair => pair.First.Code, StringComparer.Ordinal);
        Fields =
        [
            .. Open.Scorer.Set.Criteria
                .Where(field => IsWhole || field.SelfAndDescendants().Any(node => node.IsLeaf && Access.MayRead(Open, node.Code)))
                .Select(field => (field, progress.GetValueOrDefault(field.Key), nodes[field.Code].First.Points, nodes[field.Code].Second.Points)),
        ];
        if (IsWhole && !Open.Card.IsSubmitted && Open.Round.Stage != RoundStage.Preparation)
        {
            Lacking = await submission.LackingAsync(Open.Round, Open.Card.Id, cancel);
            CutBefore = [.. (await pastCuts.OfCardAsync(Open.Round.Id, Open.Card.Id, cancel)).Values.OrderBy(cut => cut.Code, StringComparer.Ordinal)];
        }
    }

    public async Task<IActionResult> OnPostFilledAsync(bool done, CancellationToken cancel)
    {
        if (!Access.MayMarkFilled(Open))
            throw new RefusedException(Permission.FillScorecard, Open.Card.UnitId, Refusal.WrongStage, hides: false);

        return Back(await submission.FillAsync(Open.Card.Id, done, cancel), done ? texts["Đã báo điền xong; thủ trưởng đơn vị có thể nộp."] : texts["Đã bỏ báo điền xong."]);
    }

    [Needs(Permission.SubmitScorecard)]
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel)
    {
        if (!Access.MaySubmit(Open))
            throw new RefusedException(Permission.SubmitScorecard, Open.Card.UnitId, Refusal.WrongStage, hides: false);

        return Back(await submission.SubmitAsync(Open.Card.Id, cancel), texts["Đã nộp phiếu. Phiếu đã khóa; cơ quan tổ chức sẽ thẩm định."]);
    }

    [Needs(Permission.ManageRound)]
    public async Task<IActionResult> OnPostReopenAsync(string? reason, CancellationToken cancel)
    {
        Access.DemandManage(Open.Round);
        return Back(await submission.ReopenAsync(Open.Card.Id, reason, cancel), texts["Đã mở lại phiếu."]);
    }

    [Needs(Permission.ManageRound)]
    public async Task<IActionResult> OnPostExtendAsync(RoundStage stage, DateOnly? lastDay, string? reason, CancellationToken cancel)
    {
        Access.DemandManage(Open.Round);
        var why = VietnameseText.Clean(reason ?? "");
        if (lastDay is not { } day || day < Access.Today || why.Length == 0 || stage is not (RoundStage.SelfAssessment or RoundStage.Explanation))
            return Back(new("Hãy ghi ngày hạn mới từ hôm nay trở đi và lý do.", "Give a new last day from today on, and the reason."), "");

        await session.BeginAsync("rounds.extend", why, cancel);
        await rounds.ExtendAsync(Open.Card.Id, stage, day, why, cancel);
        await notices.ExtendedAsync(Open.Card, stage, day, why, cancel);
        await session.CommitAsync(cancel);
        return Back(null, texts["Đã gia hạn đến hết ngày {0}.", Show.Date(day)]);
    }

    private RedirectResult Back(Message? problem, string done)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(texts[problem]);

        return Redirect($"{Request.PathBase}{Request.Path}");
    }
}
