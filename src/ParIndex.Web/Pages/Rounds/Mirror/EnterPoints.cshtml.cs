using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Importing;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Rounds.Appraise;

namespace ParIndex.Web.Pages.Rounds.Mirror;

/// <summary>A leaf with the points of the authority above.</summary>
/// <param name="Claimed">Own score; null: not scored here.</param>
/// <param name="First">Points first given, while the final ones are entered.</param>
/// <param name="Points">As the form shows them.</param>
public sealed record PointsLine(Criterion Leaf, decimal? Claimed, decimal? First, string Points, string Reason, CauseCategory? Cause, Message? Problem);

/// <summary>Enters the points of the authority above, typed down a table or read from its document; saves all of it or nothing.</summary>
[Needs(Permission.ManageRound)]
public sealed class EnterPointsModel(
    RoundAccess access, RoundStore rounds, UnitStore units, Visitor visitor, EntryStore entries, VerdictStore verdicts, EnterUpperPoints upper, RoundScorers scorers, Session session, FileStore files,
    DocumentRecogniser recogniser, Texts texts) : MirrorPage(access, rounds, units, visitor)
{
    /// <summary>Largest document, in bytes.</summary>
    public const long LargestFile = 10_000_000;

    /// <summary>Which points: 1 as first appraised, 2 in the end.</summary>
    [BindProperty(SupportsGet = true, Name = "lan")]
    public int? Turn { get; set; }

    public VerdictPass Pass => (Turn ?? (Round.Stage == RoundStage.SecondAppraisal ? 2 : 1)) == 2 ? VerdictPass.Second : VerdictPass.First;

    public bool IsFinal => Pass == VerdictPass.Second;

    public bool IsTime => upper.IsTime(Round, Card, Pass);

    public IReadOnlyList<PointsLine> Lines { get; private set; } = [];

    public SetScorer Scorer { get; private set; } = null!;

    /// <summary>Versions the form is based on: "1.1=2 1.2=1".</summary>
    public string Seen { get; private set; } = "";

    public UpperDocument? Document { get; private set; }

    /// <summary>What could not be kept, for the whole.</summary>
    public Message? Problem { get; private set; }

    /// <summary>What the uploaded document says; null: none was uploaded.</summary>
    public ReadPoints? Read { get; private set; }

    /// <summary>What it would change.</summary>
    public UpperOutcome? Preview { get; private set; }

    /// <summary>Hash and name of the uploaded document, and how it is cited.</summary>
    public (string Sha256, string Name, string Title, DateOnly? SignedOn)? Uploaded { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(null, null, cancel);

    public async Task<IActionResult> OnPostAsync(string? title, DateOnly? signedOn, bool rest, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        var form = Request.Form;
        var seen = Versions(form["seen"]);
        var own = (await entries.OfCardAsync(Card.Id, cancel)).ToDictionary(entry => entry.Code, entry => entry.Points, StringComparer.Ordinal);
        var typed = form.Keys.Where(key => key.StartsWith("p.", StringComparison.Ordinal)).Select(key => key[2..])
            .Select(code => new UpperPoint(code, form["p." + code], form["r." + code], AppraisalWords.Cause(form["c." + code]), seen.GetValueOrDefault(code)))
            // One press accepts the own score wherever nothing else was typed.
            .Select(one => rest && string.IsNullOrWhiteSpace(one.Points) && own.GetValueOrDefault(one.Code) is { } points ? one with { Points = points.ToString(CultureInfo.InvariantCulture) } : one).ToList();
        var cited = VietnameseText.Clean(title ?? "");
        var outcome = await upper.RunAsync(Round.Id, Pass, typed, cited.Length == 0 ? null : new UpperDocument(cited, signedOn), Access.Rights, cancel: cancel);
        Tell(outcome);
        if (outcome.IsDone)
        {
            TempData.Done(outcome.Changes.Count == 0 ? texts["Không có gì thay đổi."] : texts["Đã lưu điểm của {0} mục.", outcome.Changes.Count]);
            return Redirect(Here);
        }

        foreach (var (code, problem) in outcome.Problems.Where(pair => pair.Key.Length > 0))
            ModelState.AddModelError("p-" + code.Replace('.', '-'), $"{code}: {texts[problem]}");

        Problem = outcome.Problems.GetValueOrDefault("");
        await LoadAsync(typed, outcome, cancel);
        return Page();
    }

    /// <summary>Reads a document and shows what it would change.</summary>
    public async Task<IActionResult> OnPostReadAsync(IFormFile? document, string? title, DateOnly? signedOn, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        if (document is not { Length: > 0 and <= LargestFile })
        {
            Problem = new($"Hãy chọn tệp XLSX, CSV hoặc DOCX, không quá {LargestFile / 1_000_000} MB.", $"Choose an XLSX, CSV or DOCX file of at most {LargestFile / 1_000_000} MB.");
            await LoadAsync(null, null, cancel);
            return Page();
        }

        var name = Path.GetFileName(document.FileName.Replace('\\', '/'));
        await session.BeginAsync("rounds.upload", null, cancel);
        string sha256;
        await using (var content = document.OpenReadStream())
            sha256 = await files.AddAsync(content, cancel: cancel);

        await session.CommitAsync(cancel);
        Uploaded = (sha256, name, VietnameseText.Clean(title ?? "") is { Length: > 0 } cited ? cited : name, signedOn);
        await PreviewAsync(cancel);
        await LoadAsync(null, null, cancel);
        return Page();
    }

    /// <summary>Saves what was previewed.</summary>
    public async Task<IActionResult> OnPostApplyAsync(string? sha256, string? name, string? title, DateOnly? signedOn, CancellationToken cancel)
    {
        Access.DemandManage(Round);
        if (string.IsNullOrEmpty(sha256) || string.IsNullOrEmpty(name) || await files.FindAsync(sha256, cancel) is null)
            return NotFound();

        Uploaded = (sha256, name, VietnameseText.Clean(title ?? "") is { Length: > 0 } cited ? cited : name, signedOn);
        if (await PreviewAsync(cancel))
        {
            var outcome = await upper.RunAsync(Round.Id, Pass, Read!.Points, new UpperDocument(Uploaded.Value.Title, signedOn, sha256, name), Access.Rights, cancel: cancel);
            Tell(outcome);
            if (outcome.IsDone)
            {
                TempData.Done(texts["Đã lưu điểm của {0} mục.", outcome.Changes.Count]);
                return Redirect(Here);
            }

            Preview = outcome;
        }

        await LoadAsync(null, null, cancel);
        return Page();
    }

    protected override void Demand() => Access.DemandManage(Round);

    private string Here => $"{Request.PathBase}/ky-danh-gia/{Round.Id}/bo-tham-dinh/diem?lan={(IsFinal ? 2 : 1)}";

    private async Task<bool> PreviewAsync(CancellationToken cancel)
    {
        Scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        try
        {
            await using var content = await files.OpenReadAsync(Uploaded!.Value.Sha256, cancel);
            Read = ReadUpperPoints.Of((await recogniser.ReadAsync(content, Uploaded.Value.Name, cancel)).Document, Scorer);
        }
        catch (DocumentException wrong)
        {
            (Problem, Uploaded) = (wrong.Problem, null);
            return false;
        }

        Preview = await upper.RunAsync(Round.Id, Pass, Read.Points, null, Access.Rights, tries: true, cancel);
        Tell(Preview);
        return Preview.IsDone;
    }

    private void Tell(UpperOutcome outcome)
    {
        if (outcome.Refusal is { } reason)
            throw new RefusedException(Permission.ManageRound, Round.OrganiserId, reason, hides: false);
    }

    private async Task LoadAsync(IReadOnlyList<UpperPoint>? typed, UpperOutcome? outcome, CancellationToken cancel)
    {
        Scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        Document = (await upper.DocumentsAsync(Round.Id, cancel)).GetValueOrDefault(Pass);
        var sent = typed?.ToDictionary(one => one.Code, StringComparer.Ordinal);
        var given = await verdicts.OfCardAsync(Card.Id, cancel);
        var now = given.Where(verdict => verdict.Pass == Pass).ToDictionary(verdict => verdict.Code, StringComparer.Ordinal);
        var first = given.Where(verdict => verdict.Pass == VerdictPass.First).ToDictionary(verdict => verdict.Code, StringComparer.Ordinal);
        Seen = string.Join(' ', now.Values.Select(verdict => string.Create(CultureInfo.InvariantCulture, $"{verdict.Code}={verdict.Version}")));
        Lines =
        [
            .. (await entries.OfCardAsync(Card.Id, cancel)).Where(entry => Scorer.TryLeaf(entry.Code, out _)).Select(entry =>
            {
                Scorer.TryLeaf(entry.Code, out var leaf);
                var stands = now.GetValueOrDefault(entry.Code);
                var one = sent?.GetValueOrDefault(entry.Code);
                return new PointsLine(
                    leaf!.Criterion, entry.Points, IsFinal ? first.GetValueOrDefault(entry.Code)?.Judgement.Points : null, one?.Points ?? (stands is null ? "" : Show.Brief(stands.Judgement.Points)),
                    one?.Reason ?? stands?.Reason ?? "", one is null ? stands?.Category : one.Category, outcome?.Problems.GetValueOrDefault(entry.Code));
            }),
        ];
    }

    private static Dictionary<string, int> Versions(string? seen) => (seen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('='))
        .Where(pair => pair.Length == 2 && int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
