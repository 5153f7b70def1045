using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Explain;

/// <summary>What a unit says to appraised points below its claim: accepts them or explains, entry by entry, until the date.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class ExplainCardModel(
    RoundAccess access, UnitStore units, EntryStore entries, VerdictStore verdicts, ExplanationStore explanations, DecideEntry decisions, ExplainEntry explain, Texts texts) : CardPage(access, units)
{
    public IReadOnlyList<ExplanationLine> Lines { get; private set; } = [];

    /// <summary>What the council decided, by leaf.</summary>
    public IReadOnlyDictionary<string, CouncilDecision> Decisions { get; private set; } = new Dictionary<string, CouncilDecision>();

    /// <summary>Whether appraised points are shown to the unit yet.</summary>
    public bool IsTime => Open.Round.Stage >= RoundStage.Explanation;

    public DateOnly? Due => Open.Round.Due(RoundStage.Explanation, Open.Card);

    public bool IsOpen => EntryGate.StageOf(Open.Round, Open.Card, Today) == RoundStage.Explanation;

    /// <summary>Entries nothing was said to that the visitor may accept at once.</summary>
    public IReadOnlyList<ExplanationLine> ToAccept { get; private set; } = [];

    /// <summary>What was just sent and not done; null: nothing.</summary>
    public (string Code, string? Text, DeedOutcome Outcome)? Sent { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostSayAsync(string? code, string? text, bool accepts, string? seen, CancellationToken cancel)
    {
        var version = int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
        var outcome = await explain.RunAsync(Open.Card.Id, code ?? "", accepts, text, version, Access.Rights, cancel);
        return await DoneAsync(code ?? "", text, outcome, accepts ? Texts.Key("Đã chấp nhận điểm thẩm định của {0}.") : Texts.Key("Đã gửi giải trình {0}."), cancel);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string? code, string? seen, CancellationToken cancel)
    {
        var version = int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
        var outcome = await explain.TakeBackAsync(Open.Card.Id, code ?? "", version, Access.Rights, cancel);
        return await DoneAsync(code ?? "", null, outcome, Texts.Key("Đã hoàn tác {0}."), cancel);
    }

    public async Task<IActionResult> OnPostAcceptAllAsync(CancellationToken cancel)
    {
        var (accepted, refusal) = await explain.AcceptAllAsync(Open.Card.Id, Access.Rights, cancel);
        if (refusal is not null)
            throw new RefusedException(Permission.Explain, Open.Card.UnitId, refusal, hides: false);

        TempData.Done(texts["Đã chấp nhận điểm thẩm định của {0} mục. Từng mục vẫn hoàn tác được đến hết hạn.", accepted]);
        return RedirectToPage();
    }

    public bool MayExplain(ExplanationLine line) => Access.MayExplain(Open, line.Entry);

    private async Task<IActionResult> DoneAsync(string code, string? text, DeedOutcome outcome, string done, CancellationToken cancel)
    {
        RoundAccess.Tell(outcome, Permission.Explain, Open.Card.UnitId);
        if (outcome.IsDone)
        {
            TempData.Done(texts[done, code]);
            return LocalRedirect(Address.With(Request, ("handler", null)) + "#muc-" + code);
        }

        Sent = (code, text, outcome);
        foreach (var problem in outcome.Problems.Values)
            ModelState.AddModelError("noi-dung-" + code.Replace('.', '-'), texts[problem]);

        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        if (!IsTime)
            return;

        Decisions = (await decisions.OfRoundAsync(Open.Round.Id, cancel)).Where(one => one.ScorecardId == Open.Card.Id).ToDictionary(one => one.Code, StringComparer.Ordinal);
        var own = (await entries.OfCardAsync(Open.Card.Id, cancel)).Where(entry => Access.MayRead(Open, entry.Code));
        Lines = ExplanationLine.Of(
            own, await verdicts.OfCardAsync(Open.Card.Id, cancel), await explanations.OfCardAsync(Open.Card.Id, cancel), Decisions.ToDictionary(pair => pair.Key, pair => pair.Value.Points));
        ToAccept = [.. Lines.Where(line => line.Explanation is null && MayExplain(line))];
    }
}
