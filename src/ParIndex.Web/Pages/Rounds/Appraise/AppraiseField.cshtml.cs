using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Appraise;

/// <summary>Workbench of a field over all units: what waits, one entry open at a time, verdicts one by one and where nothing differs in bulk.</summary>
[Needs(Permission.Appraise)]
public sealed class AppraiseFieldModel(
    RoundAccess access, RoundStore rounds, UnitStore units, Session session, AppraisalList list, RecusalStore recusals, GiveVerdict give, ReturnEntry sendBack, AcceptMany many,
    PastEntries pasts, EntryEvidenceQuery evidence, RoundScorers scorers, Texts texts) : RoundPage(access, rounds, units)
{
    public const int PageSize = 40;

    private IReadOnlyList<AppraisalLine> everyone = [];
    private Recusals stepped = new([]);

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitSlugText { get; set; }

    [BindProperty(SupportsGet = true, Name = "tieu-chi")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "xep")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "doc-lap")]
    public string? Blind { get; set; }

    /// <summary>Name of the open entry.</summary>
    [BindProperty(SupportsGet = true, Name = "mo")]
    public string? OpenName { get; set; }

    /// <summary>Name of the entry just judged, to be taken back.</summary>
    [BindProperty(SupportsGet = true, Name = "vua")]
    public string? JustName { get; set; }

    /// <summary>Ticks of the instant many were just accepted, to be taken back.</summary>
    [BindProperty(SupportsGet = true, Name = "vua-nhieu")]
    public string? JustMany { get; set; }

    public string Field { get; private set; } = "";

    public Criterion Top { get; private set; } = null!;

    public SetScorer Scorer { get; private set; } = null!;

    /// <summary>Entries of the field the visitor judges, the blind ones apart.</summary>
    public IReadOnlyList<AppraisalLine> Mine { get; private set; } = [];

    /// <summary>Entries the visitor judges a second time, blind.</summary>
    public IReadOnlyList<AppraisalLine> MyBlind { get; private set; } = [];

    /// <summary>Units left out: the visitor's own, or those they stepped back from.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>What the filter lets through.</summary>
    public IReadOnlyList<AppraisalLine> Shown { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public AppraisalLine? Open { get; private set; }

    public PastEntry? Past { get; private set; }

    /// <summary>Evidence of the open entry, one piece of it shown; null: none is open.</summary>
    public BenchEvidence? Evidence { get; private set; }

    /// <summary>Number of the piece of evidence shown, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = BenchEvidence.PieceName)]
    public int? Piece { get; set; }

    /// <summary>Page of it; null: the one the unit named.</summary>
    [BindProperty(SupportsGet = true, Name = BenchEvidence.PageName)]
    public int? PieceScreen { get; set; }

    /// <summary>Entries accepted in one step, if the visitor says so.</summary>
    public IReadOnlyList<AppraisalLine> Bulk { get; private set; } = [];

    public DeedOutcome? Outcome { get; private set; }

    /// <summary>What was just sent and not done; null: nothing.</summary>
    public TypedVerdict? Typed { get; private set; }

    /// <summary>What was typed to send an entry back.</summary>
    public (string? Until, string? Reason) TypedReturn { get; private set; }

    /// <summary>What figures typed to correct come to, when only tried.</summary>
    public SelfScore? Tried { get; private set; }

    public BenchFilter Filter => new(
        BenchFilter.States.Any(state => state.Key == State) ? State : null, string.IsNullOrEmpty(UnitSlugText) ? null : UnitSlug.ToId(UnitSlugText), string.IsNullOrEmpty(Code) ? null : Code,
        Sort == "tieu-chi", Blind == "1");

    public AppraisalLine? Just => EntryName.Read(JustName) is { } name ? (Filter.IsBlind ? MyBlind : Mine).FirstOrDefault(line => (line.Card.Id, line.Entry.Code) == name) : null;

    public DateOnly Today => Access.Today;

    public async Task<IActionResult> OnGetAsync(string field, int trang = 1, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        Number = Math.Clamp(trang, 1, Math.Max(1, (Shown.Count + PageSize - 1) / PageSize));
        await OpenAsync(EntryName.Read(OpenName), cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostJudgeAsync(string field, string? points, string? category, string? reason, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        var form = Request.Form;
        var entry = await SentAsync(cancel);
        Enum.TryParse<VerdictOutcome>(form["outcome"], ignoreCase: true, out var outcome);
        Typed = new TypedVerdict(
            outcome, points, form.Where(pair => pair.Key.StartsWith("f.", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[2..], pair => (string?)pair.Value.ToString()), AppraisalWords.Cause(category), reason);
        if (form["outcome"] == "try")
        {
            Typed = Typed with { Outcome = VerdictOutcome.Corrected };
            var read = Typed.Read(Scorer, Open!.Entry);
            Tried = read.Score;
            return Page();
        }

        var next = NextOf(Open!);
        Outcome = await give.RunAsync(entry.Card, entry.Code, PassOf(Open!), new Seen(Version(form["seen"]), Version(form["verdict"])), Typed, Access.Rights, cancel);
        return await DoneAsync(entry, next, cancel);
    }

    public async Task<IActionResult> OnPostReturnAsync(string field, string? until, string? reason, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        var entry = await SentAsync(cancel);

        var next = NextOf(Open!);
        TypedReturn = (until, reason);
        Outcome = await sendBack.RunAsync(
            entry.Card, entry.Code, DateOnly.TryParse(until, CultureInfo.InvariantCulture, out var day) ? day : null, reason, Access.Rights, cancel);
        if (Outcome.IsDone)
            TempData.Done(texts["Đã trả lại {0} của {1} để bổ sung đến hết ngày {2}.", entry.Code, NameOf(Open!.Card.UnitId), Show.Date(day)]);

        return await DoneAsync(entry, next, cancel, canUndo: false);
    }

    public async Task<IActionResult> OnPostRecallAsync(string field, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        var entry = await SentAsync(cancel);

        Outcome = await sendBack.RecallAsync(entry.Card, entry.Code, Access.Rights, cancel);
        return await DoneAsync(entry, Open!, cancel, canUndo: false);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string field, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        var entry = await SentAsync(cancel);

        Outcome = await give.TakeBackAsync(entry.Card, entry.Code, PassOf(Open!), Version(Request.Form["verdict"]), Access.Rights, cancel);
        if (Outcome.IsDone)
            TempData.Done(texts["Đã hoàn tác thẩm định {0} của {1}.", entry.Code, NameOf(Open!.Card.UnitId)]);

        return await DoneAsync(entry, Open!, cancel, canUndo: false);
    }

    public async Task<IActionResult> OnPostAcceptManyAsync(string field, string? shown, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        var outcome = await many.RunAsync(Round.Id, field, ShownEntries.Read(shown), Access.Rights, cancel);
        if (outcome.LeftOut > 0)
            TempData.Warn(texts["Đã chấp nhận {0} mục; {1} mục vừa thay đổi nên để lại cho bạn xem.", outcome.Accepted, outcome.LeftOut]);

        return LocalRedirect(Address.With(Request, ("handler", null), ("mo", null), ("vua", null), ("trang", null), ("vua-nhieu", outcome.Accepted == 0 ? null : outcome.At.UtcTicks.ToString(CultureInfo.InvariantCulture))));
    }

    public async Task<IActionResult> OnPostTakeBackManyAsync(string field, long at, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        var taken = at is > 0 && at < DateTime.MaxValue.Ticks ? await many.TakeBackAsync(Round.Id, field, new DateTimeOffset(at, TimeSpan.Zero), Access.Rights, cancel) : 0;
        TempData.Done(texts["Đã hoàn tác {0} mục.", taken]);
        return RedirectToBench(null);
    }

    /// <summary>Steps back from a unit: nobody is asked for leave to be impartial.</summary>
    public async Task<IActionResult> OnPostRecuseAsync(string field, string? unit, string? reason, CancellationToken cancel = default)
    {
        if (!await LoadAsync(field, cancel))
            return NotFound();

        if (Access.Id is not { } me || unit is null || !Mine.Concat(MyBlind).Any(line => line.Card.UnitId == unit))
            return RedirectToBench(null);

        if (await recusals.SetAsync(Round.Id, me, unit, null, reason, cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Đã ghi nhận bạn không thẩm định {0}; cơ quan tổ chức sẽ cử người thay.", NameOf(unit)]);

        return RedirectToBench(null);
    }

    /// <summary>Which verdict is given on an entry in this view.</summary>
    public VerdictPass PassOf(AppraisalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Filter.IsBlind ? VerdictPass.Blind : line.Stage == RoundStage.SecondAppraisal ? VerdictPass.Second : VerdictPass.First;
    }

    /// <summary>The verdict of this view on an entry.</summary>
    public Verdict? VerdictOf(AppraisalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return PassOf(line) switch { VerdictPass.Blind => line.Blind, VerdictPass.Second => line.Second, _ => line.First };
    }

    /// <summary>Whether the verdict form stands under an entry.</summary>
    public bool MayJudge(AppraisalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Stage == GiveVerdict.StageOf(PassOf(line)) && (PassOf(line) != VerdictPass.Second || line.Explanation is { Accepts: false });
    }

    /// <summary>Whether the scorecard stands so that entries of it can be sent back.</summary>
    public bool MayReturn(AppraisalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return !Filter.IsBlind && EntryGate.StageOf(Round, line.Card, Today) is RoundStage.Appraisal or RoundStage.SecondAppraisal;
    }

    public AppraisalLine? NextOf(AppraisalLine line) => Beside(line, 1);

    public AppraisalLine? PreviousOf(AppraisalLine line) => Beside(line, -1);

    /// <summary>Address of the workbench with an entry open.</summary>
    public string AddressOf(AppraisalLine? line) => Address.With(Request, ("handler", null), ("mo", line is null ? null : EntryName.Of(line)), ("vua", null), ("vua-nhieu", null), (BenchEvidence.PieceName, null), (BenchEvidence.PageName, null));

    /// <summary>Id of the control of a part of what was sent.</summary>
    public string IdOf(string part) => part switch
    {
        ReturnEntry.Until => "return-until",
        ReturnEntry.Reason => "return-reason",
        _ => (Typed?.Outcome == VerdictOutcome.Corrected ? "fix-" : "cut-") + part.TrimStart('.').Replace('@', '-'),
    };

    /// <summary>What is wrong with a part of one of the two forms.</summary>
    public string? Problem(VerdictOutcome form, string part) =>
        Typed?.Outcome == form && Outcome?.Problems.GetValueOrDefault(part) is { } problem ? texts[problem] : null;

    /// <summary>Everything is asked once the units of the round are known.</summary>
    protected override void Demand()
    {
    }

    private static int Version(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private AppraisalLine? Beside(AppraisalLine line, int step)
    {
        var at = Shown.ToList().FindIndex(one => one.Card.Id == line.Card.Id && one.Entry.Code == line.Entry.Code);
        return at < 0 ? Shown is [var first, ..] ? first : null : Shown.ElementAtOrDefault(at + step);
    }

    private LocalRedirectResult RedirectToBench(AppraisalLine? line) => LocalRedirect(AddressOf(line));

    private async Task<IActionResult> DoneAsync((Guid Card, string Code) entry, AppraisalLine? next, CancellationToken cancel, bool canUndo = true)
    {
        RoundAccess.Tell(Outcome!, Permission.Appraise, Open!.Card.UnitId);
        if (Outcome!.IsDone)
            return LocalRedirect(Address.With(Request, ("handler", null), ("mo", next is null ? null : EntryName.Of(next)), ("vua", canUndo ? EntryName.Of(entry.Card, entry.Code) : null), ("vua-nhieu", null), (BenchEvidence.PieceName, null), (BenchEvidence.PageName, null)));

        // What stands now is shown beside what was typed; sent again it replaces that knowingly.
        await LoadAsync(Field, cancel);
        await OpenAsync(entry, cancel);
        foreach (var (part, problem) in Outcome.Problems)
            ModelState.AddModelError(part.Length == 0 ? "" : IdOf(part), texts[problem]);

        return Page();
    }

    private async Task<bool> LoadAsync(string field, CancellationToken cancel)
    {
        Scorer = await scorers.GetAsync(session, Round.SetVersionId, cancel);
        if (Scorer.Set.Criteria.FirstOrDefault(top => top.Key == field) is not { } found)
            return false;

        (Field, Top) = (field, found);
        var lines = everyone = await list.OfFieldAsync(Round, field, cancel);
        stepped = await recusals.OfRoundAsync(Round.Id, cancel);
        var all = lines.Select(line => line.Card.UnitId).Distinct().ToList();
        Access.DemandAppraise(stepped, all, field);
        var allowed = all.Where(unit => Access.MayAppraise(stepped, unit, field)).ToHashSet(StringComparer.Ordinal);
        LeftOut = [.. all.Where(unit => !allowed.Contains(unit))];
        Mine = [.. lines.Where(line => allowed.Contains(line.Card.UnitId) && line.BlindId != Access.Id)];
        // Who judges blind is not told what was said first.
        MyBlind = [.. lines.Where(line => allowed.Contains(line.Card.UnitId) && line.BlindId is not null && line.BlindId == Access.Id).Select(line => line with { First = null, Second = null, Explanation = null })];
        Shown = Filter.Of(Filter.IsBlind ? MyBlind : Mine, NameOf);
        Bulk = Filter.IsBlind ? [] : [.. Shown.Where(line => AcceptMany.Takes(line, Access.Id))];
        return true;
    }

    /// <summary>The entry a form is about, opened.</summary>
    /// <exception cref="RefusedException">It is not theirs to judge here; noted in the log.</exception>
    private async Task<(Guid Card, string Code)> SentAsync(CancellationToken cancel)
    {
        var name = EntryName.Read(Request.Form["entry"]);
        await OpenAsync(name ?? default, cancel);
        if (name is { } entry && Open is not null)
            return entry;

        var line = everyone.FirstOrDefault(one => (one.Card.Id, one.Entry.Code) == name);
        if (line is not null)
            Access.DemandAppraise(stepped, [line.Card.UnitId], Field);

        throw new RefusedException(Permission.Appraise, line?.Card.UnitId, line is null ? Refusal.OtherField : Refusal.Blind, hides: false);
    }

    private async Task OpenAsync((Guid Card, string Code)? name, CancellationToken cancel)
    {
        Open = name is { } asked
            ? (Filter.IsBlind ? MyBlind : Mine).FirstOrDefault(line => line.Card.Id == asked.Card && line.Entry.Code == asked.Code)
            : Shown.ElementAtOrDefault((Number - 1) * PageSize);
        if (Open is null)
            return;

        Past = (await pasts.OfAsync(Round, Open.Card.UnitId, cancel)).GetValueOrDefault(Open.Entry.Key);
        var used = await evidence.OfAsync(Open.Card.Id, Scorer.TryLeaf(Open.Entry.Code, out var leaf) ? leaf.Criterion : throw new InvalidOperationException(Open.Entry.Code), cancel);
        Evidence = BenchEvidence.Of(used, Request, EntryName.Of(Open), Piece, PieceScreen);
    }
}
