using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Mirror;

/// <summary>A mirror round from the agencies' entries to what is sent above: how far each agency is, presenting, approval, and the files to send.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class ShowMirrorModel(
    RoundAccess access, RoundStore rounds, UnitStore units, Visitor visitor, EntryStore entries, VerdictStore verdicts, ExplanationStore explanations, AssignmentStore assignments,
    EntryEvidenceQuery evidence, CorrectionList corrections, EnterUpperPoints upper, Submission submission, EvidencePackage package, RoundScorers scorers, Session session, Texts texts)
    : MirrorPage(access, rounds, units, visitor)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public SetScorer Scorer { get; private set; } = null!;

    /// <summary>Entries the agencies answer.</summary>
    public IReadOnlyList<Entry> Own { get; private set; } = [];

    public IReadOnlyList<AgencyShare> Shares { get; private set; } = [];

    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    public IReadOnlyDictionary<VerdictPass, UpperDocument> Documents { get; private set; } = new Dictionary<VerdictPass, UpperDocument>();

    /// <summary>Points entered, by pass.</summary>
    public ILookup<VerdictPass, Verdict> Given { get; private set; } = Array.Empty<Verdict>().ToLookup(verdict => verdict.Pass);

    public IReadOnlyList<ExplanationLine> Lines { get; private set; } = [];

    /// <summary>Agencies the set names that a person must see to.</summary>
    public int Unresolved { get; private set; }

    /// <summary>What was presented is what stands.</summary>
    public bool IsMerged { get; private set; }

    public bool MayApprove => Visitor.May(Permission.SubmitScorecard, Round.OrganiserId, stage: EntryGate.StageOf(Round, Card, Access.Today));

    /// <summary>Whether presenting can still be done or taken back.</summary>
    public bool IsFilling => EntryGate.StageOf(Round, Card, Access.Today) == RoundStage.SelfAssessment;

    public bool IsTimeOf(VerdictPass pass) => upper.IsTime(Round, Card, pass);

    public decimal Claimed => Own.Sum(entry => entry.Points ?? 0);

    public int Open => Own.Count(entry => !entry.Answer.IsGiven || !entry.IsComplete);

    /// <summary>Which of the steps on the page is under way, from 1.</summary>
    public int Step => Card.IsSubmitted
        ? Round.Stage switch { <= RoundStage.Appraisal => 4, RoundStage.Explanation => 5, RoundStage.SecondAppraisal => 6, _ => 7 }
        : Card.FilledAt is null ? 1 : IsMerged ? 3 : 2;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Corrections = await corrections.OfCardAsync(Card.Id, cancel);
        Documents = await upper.DocumentsAsync(Round.Id, cancel);
        IsMerged = await submission.IsMergedAsync(Card, cancel);
        var responsibility = new Responsibility(Scorer.Set, await assignments.OfCardAsync(Card.Id, cancel));
        var used = await evidence.OfAsync(Card.Id, [.. Scorer.Set.Leaves()], cancel);
        Shares = AgencyShare.Of(Own, responsibility, used.Where(pair => pair.Value.Used.Count > 0).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal));
        Unresolved = AssignByDefault.Plan(Register, Scorer.Set, Round, Card.UnitId).Count(named => named is { NeedsAPerson: true, IsLead: true } && responsibility.Of(named.Code).Count == 0
            && Own.Any(entry => entry.Code == named.Code));
    }

    /// <summary>Home Affairs puts the merged scorecard before the head, or takes it back.</summary>
    [Needs(Permission.ManageRound)]
    public async Task<IActionResult> OnPostPresentAsync(bool done, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        return Back(await submission.FillAsync(Card.Id, done, cancel), done ? texts["Đã trình người đứng đầu phê duyệt."] : texts["Đã rút lại để tổng hợp tiếp."]);
    }

    [Needs(Permission.SubmitScorecard)]
    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancel)
    {
        Visitor.Demand(Permission.SubmitScorecard, Round.OrganiserId, stage: EntryGate.StageOf(Round, Card, Access.Today));
        return Back(await submission.SubmitAsync(Card.Id, cancel), texts["Đã phê duyệt kết quả tự chấm. Phiếu đã khóa."]);
    }

    /// <summary>The report of self-assessment.</summary>
    public async Task<IActionResult> OnGetReportAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var bytes = new MemoryStream();
        SelfReport.Write(bytes, Round, Card, Organiser, Scorer, await entries.OfCardAsync(Card.Id, cancel), await evidence.OfAsync(Card.Id, [.. Scorer.Set.Leaves()], cancel));
        return File(bytes.ToArray(), Docx, Name("bao-cao-tu-cham-diem", "docx"));
    }

    /// <summary>The explanation as a letter.</summary>
    public async Task<IActionResult> OnGetLetterAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var bytes = new MemoryStream();
        ExplanationLetter.Write(bytes, Round, Card, Organiser, Scorer, Lines, await evidence.OfAsync(Card.Id, [.. Scorer.Set.Leaves()], cancel));
        return File(bytes.ToArray(), Docx, Name("giai-trinh", "docx"));
    }

    /// <summary>All evidence, sent as it is read.</summary>
    public async Task<IActionResult> OnGetPackageAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var used = await evidence.OfAsync(Card.Id, [.. Scorer.Set.Leaves()], cancel);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = "attachment; filename=" + Name("tai-lieu-kiem-chung", "zip");
        // The archive closes each entry with a few bytes written synchronously.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;

        await package.WriteAsync(Response.Body, texts["Tài liệu kiểm chứng {0}, năm {1}", Organiser, Round.Year.ToString(CultureInfo.InvariantCulture)], Scorer, used, cancel);
        return new EmptyResult();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        var all = await entries.OfCardAsync(Card.Id, cancel);
        Own = [.. all.Where(entry => entry.IsOfUnit)];
        var said = await verdicts.OfCardAsync(Card.Id, cancel);
        Given = said.ToLookup(verdict => verdict.Pass);
        Lines = ExplanationLine.Of(all, said, await explanations.OfCardAsync(Card.Id, cancel));
    }

    private string Name(string name, string suffix) => $"{name}-{Round.Year.ToString(CultureInfo.InvariantCulture)}.{suffix}";

    private RedirectResult Back(Message? problem, string done)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(texts[problem]);

        return Redirect($"{Request.PathBase}{Request.Path}");
    }
}
