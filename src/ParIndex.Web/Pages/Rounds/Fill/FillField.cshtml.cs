using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Evidence;

namespace ParIndex.Web.Pages.Rounds.Fill;

/// <summary>Self-assessment of one field: every entry with its figures, live points, the steps of the rule and what was said last year.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class FillFieldModel(
    RoundAccess access, UnitStore units, EntryStore entries, VerdictStore verdicts, PastEntries past, SaveEntry save, CorrectionList corrections, RoundFigureCache figures, EntryPanels panels,
    CallStore calls, SurveyPointStore surveys, Visitor visitor, Texts texts) : CardPage(access, units)
{
    private const string Prefix = Criteria.ShowCriterionModel.Prefix;

    /// <summary>The top criterion shown.</summary>
    public Criterion Field { get; private set; } = null!;

    /// <summary>Entries that may be read, in the order of the set.</summary>
    public IReadOnlyList<EntryView> Entries { get; private set; } = [];

    /// <summary>Evidence of each entry.</summary>
    public IReadOnlyDictionary<string, EntryPanel> Evidence { get; private set; } = new Dictionary<string, EntryPanel>();

    /// <summary>How far data calls of entries are, by code.</summary>
    public IReadOnlyDictionary<string, CallCount> Calls { get; private set; } = new Dictionary<string, CallCount>();

    /// <summary>What surveys gave the entries, a rehearsal after what counts.</summary>
    public ILookup<string, SurveyPoint> Surveys { get; private set; } = Array.Empty<SurveyPoint>().ToLookup(point => point.Code);

    /// <summary>Points of the field so far, and how many entries are answered.</summary>
    public (decimal Points, int Answered) Total { get; private set; }

    /// <summary>Whose typing the browser keeps.</summary>
    public string Person => visitor.Id?.ToString("N") ?? "";

    /// <summary>Only entries not answered yet.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Filter { get; set; }

    private bool IsPartial => Request.Headers.ContainsKey("HX-Request");

    public async Task<IActionResult> OnGetAsync(string field, CancellationToken cancel) => await LoadAsync(field, null, null, cancel) ? Page() : NotFound();

    /// <summary>Saves one entry. Scripts get its result alone, so that what is being typed beside it stays.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string field, string code, int seen, CancellationToken cancel)
    {
        if (await entries.FindAsync(Open.Card.Id, code, cancel) is not { } entry || !Access.MayRead(Open, code))
            return NotFound();

        var isCorrection = Access.MayCorrect(Open, entry);
        if (!isCorrection)
            Access.DemandFill(Open, entry);

        var typed = Typed();
        var outcome = isCorrection ? await save.CorrectAsync(Open.Card.Id, code, seen, typed, Request.Form["correction"], cancel) : await save.RunAsync(Open.Card.Id, code, seen, typed, cancel);
        if (!IsPartial && outcome.IsSaved)
        {
            TempData.Done(texts["Đã lưu {0}.", code]);
            return Redirect($"{Request.PathBase}{Request.Path}#muc-{code}");
        }

        if (IsPartial && outcome.IsSaved)
            Response.Headers["HX-Trigger"] = "entry-saved";

        // Saved as it is typed, so of the field nothing is read but what the answer shows.
        if (IsPartial && !(outcome.TakenOver && outcome.IsSaved))
            return Partial("_EntryResult", await ResultAsync(outcome.Entry ?? entry, outcome, typed, cancel));

        if (!await LoadAsync(field, outcome, typed, cancel))
            return NotFound();

        if (!IsPartial)
            return Page();

        // Somebody else wrote other parts of the entry meanwhile: the whole of it is shown as it now stands.
        Response.Headers["HX-Retarget"] = "#muc-" + code.Replace(".", "\\.", StringComparison.Ordinal);
        return Partial("_Entry", Entries.First(one => one.Entry.Code == code));
    }

    private async Task<EntryView> ResultAsync(Entry entry, SaveOutcome outcome, TypedAnswer typed, CancellationToken cancel)
    {
        var before = await past.OfAsync(Open.Round, Open.Card.UnitId, cancel);
        return View(entry, outcome, typed, before, await figures.OfAsync(Open.Round, cancel), null);
    }

    private TypedAnswer Typed()
    {
        var form = Request.Form;
        return new TypedAnswer(
            form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(key => key[Prefix.Length..], key => (string?)form[key].ToString(), StringComparer.Ordinal),
            form["claim"], form["claimReason"], form["isInapplicable"] == "true", form["inapplicable"], form["remark"]);
    }

    private async Task<bool> LoadAsync(string key, SaveOutcome? outcome, TypedAnswer? typed, CancellationToken cancel)
    {
        if (Open.Scorer.Set.Criteria.FirstOrDefault(top => top.Key == key) is not { } top)
            return false;

        Field = top;
        var leaves = top.SelfAndDescendants().Where(node => node.IsLeaf && Access.MayRead(Open, node.Code)).ToDictionary(leaf => leaf.Code, StringComparer.Ordinal);
        var stored = (await entries.OfCardAsync(Open.Card.Id, cancel)).Where(entry => leaves.ContainsKey(entry.Code)).ToList();
        var judged = (await verdicts.OfCardAsync(Open.Card.Id, cancel)).Where(verdict => verdict.Pass != VerdictPass.Blind).ToLookup(verdict => verdict.Code, StringComparer.Ordinal);
        var corrected = Open.Round.IsMirror ? (await corrections.OfCardAsync(Open.Card.Id, cancel)).ToLookup(one => one.Code, StringComparer.Ordinal) : null;
        var before = await past.OfAsync(Open.Round, Open.Card.UnitId, cancel);
        var round = await figures.OfAsync(Open.Round, cancel);
        Evidence = await panels.OfAsync(Open, stored, $"/phieu/{Open.Card.Id}/{key}", cancel);
        Calls = (await calls.CountsAsync(Open.Card.Id, cancel)).ToDictionary(count => count.Code, StringComparer.Ordinal);
        Surveys = (await surveys.OfAsync([Open.Card.Id], cancel)).OrderByDescending(point => point.Score.Source.Counts).ToLookup(point => point.Code, StringComparer.Ordinal);
        var mayReadVerdicts = Open.Round.Stage >= RoundStage.Explanation || Access.MayManage(Open.Round);
        Entries =
        [
            .. stored.Select(entry =>
            {
                var own = outcome is not null && (outcome.Entry?.Code == entry.Code) ? outcome : null;
                var verdict = mayReadVerdicts ? judged[entry.Code].OrderByDescending(verdict => verdict.Pass).FirstOrDefault() : null;
                return View(entry, own, typed, before, round, verdict) with { Correction = corrected?[entry.Code].FirstOrDefault() };
            }),
        ];
        Total = (Entries.Sum(one => one.Score.Points ?? 0), Entries.Count(one => one.Answer.IsGiven));
        return true;
    }

    private EntryView View(Entry entry, SaveOutcome? outcome, TypedAnswer? typed, IReadOnlyDictionary<string, PastEntry> before, RoundFigures round, Verdict? verdict)
    {
        var answer = outcome is { IsSaved: false } ? outcome.Answer : entry.Answer;
        Open.Scorer.TryLeaf(entry.Code, out var scored);
        var corrects = Access.MayCorrect(Open, entry);
        return new EntryView(
            this, scored!, entry, answer, SelfScore.Of(Open.Scorer, entry.Code, answer), before.GetValueOrDefault(entry.Key), verdict, Access.MayFill(Open, entry) || corrects,
            outcome, outcome is null ? null : typed, answer.Inapplicable is null ? round.Unlike(Open.Card.Id, entry.Code, answer.Figures) : [])
        {
            Corrects = corrects,
        };
    }
}
