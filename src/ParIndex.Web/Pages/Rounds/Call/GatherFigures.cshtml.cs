using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Feeding;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Units;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Rounds.Call;

/// <summary>A data call as its page shows it.</summary>
/// <param name="Rolled">What the answers come to.</param>
/// <param name="Evidence">Documents by unit.</param>
public sealed record ShownCall(DataCall Call, IReadOnlyList<CallAnswer> Answers, IReadOnlyList<RolledFigure> Rolled, ILookup<string, EvidenceItem> Evidence)
{
    public int Sent => Answers.Count(answer => answer.IsSent);
}

/// <summary>Where the figures of an entry come from when many units hold them: data calls, rounds below, plans.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class GatherFiguresModel(
    RoundAccess access, UnitStore units, RoundStore rounds, EntryStore entries, CallStore calls, AskUnits ask, AnswerCall answer, PutRolled put, TakeFigure take, TakePlanFigure takePlan, FeedStore feeds,
    PlanStore plans, EvidenceStore items, Visitor visitor, Texts texts) : CardPage(access, units)
{
    /// <summary>The one question of a call that goes into no figure of the rule.</summary>
    private const string FreeSlot = "";

    public Entry Entry { get; private set; } = null!;

    public ScoredLeaf Scored { get; private set; } = null!;

    public IReadOnlyList<ShownCall> Calls { get; private set; } = [];

    /// <summary>Plans of the round's year figures may be taken from.</summary>
    public IReadOnlyList<PlanInList> Plans { get; private set; } = [];

    /// <summary>Figures taken from other rounds and from plans, by slot.</summary>
    public IReadOnlyDictionary<string, Feed> Feeds { get; private set; } = new Dictionary<string, Feed>();

    /// <summary>Rounds of the same year figures can be taken from.</summary>
    public IReadOnlyList<Round> Below { get; private set; } = [];

    /// <summary>What is wrong in the form of a new call, by part.</summary>
    public IReadOnlyDictionary<string, Message> Problems { get; private set; } = new Dictionary<string, Message>();

    /// <summary>The form of a new call as sent.</summary>
    public CallDraft? Sent { get; private set; }

    public bool MayAsk => Access.MayFill(Open, Entry);

    public IReadOnlyList<RuleSlot> Slots => EntrySlots.Of(Scored);

    public string FieldKey => FieldOf(Entry.Code);

    /// <summary>Units that can be asked, by kind.</summary>
    public IReadOnlyList<IGrouping<UnitKind, Unit>> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(string code, string? question, DateOnly? lastDay, string[] units, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        Access.DemandFill(Open, Entry);
        await LoadAsync(cancel);
        var known = Choices.SelectMany(group => group).Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        Sent = new CallDraft(question, lastDay, [.. Typed()], [.. (units ?? []).Where(known.Contains).Distinct(StringComparer.Ordinal)]);
        (var id, Problems) = await ask.RunAsync(Open.Card.Id, code, Slots, Asker(), Sent, cancel);
        if (id is null)
            return Page();

        TempData.Done(texts["Đã gửi yêu cầu số liệu đến {0} đơn vị.", Sent.Units.Count]);
        return Back();
    }

    public async Task<IActionResult> OnPostChangeAsync(string code, Guid call, bool closes, DateOnly? lastDay, CancellationToken cancel)
    {
        await OwnAsync(code, call, cancel);
        Tell(await ask.ChangeAsync(call, closes, lastDay, cancel), closes ? texts["Đã đóng đợt thu thập số liệu."] : texts["Đã lưu hạn báo."]);
        return Back();
    }

    public async Task<IActionResult> OnPostReturnAsync(string code, Guid call, string unit, string? reason, CancellationToken cancel)
    {
        await OwnAsync(code, call, cancel);
        Tell(await answer.ReturnAsync(call, unit, reason, cancel), texts["Đã trả lại số liệu cho đơn vị."]);
        return Back();
    }

    /// <summary>Puts what the units sent into the entry, in place of what somebody typed there.</summary>
    public async Task<IActionResult> OnPostPutAsync(string code, Guid call, CancellationToken cancel)
    {
        await OwnAsync(code, call, cancel);
        Tell(await put.RunAsync(call, replaces: true, cancel), texts["Đã đưa số tổng hợp vào {0}.", code]);
        return Back();
    }

    public async Task<IActionResult> OnPostTakeAsync(string code, string slot, Guid round, RoundMeasure measure, string? argument, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        Access.DemandFill(Open, Entry);
        if (Slots.FirstOrDefault(one => one.Name == slot) is not { } asked || await take.MeasureAsync(round, cancel) is not { } from)
            return NotFound();

        // A part of a round would give a figure of some of its units without a word.
        Access.DemandMonitor(from.Round);
        Tell(await take.RunAsync(Open.Card.Id, code, asked, from, measure, Argument(argument), cancel), texts["Đã lấy số từ “{0}”.", from.Round.Name]);
        return Back();
    }

    public async Task<IActionResult> OnPostTakePlanAsync(string code, string slot, Guid plan, PlanMeasure measure, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        Access.DemandFill(Open, Entry);
        if (Slots.FirstOrDefault(one => one.Name == slot) is not { } asked || await takePlan.MeasureAsync(plan, cancel) is not { } from)
            return NotFound();

        // Who sees a part of the tasks only would take a figure of that part.
        visitor.Demand(Permission.ReadPlan, from.Plan.UnitId);
        Tell(await takePlan.RunAsync(Open.Card.Id, code, asked, from, measure, cancel), texts["Đã lấy số từ “{0}”.", from.Plan.Name]);
        return Back();
    }

    /// <summary>Figures of the entry as they stand.</summary>
    public string? Stands(string? slot) => slot is null ? null : Entry.Answer.Figures.GetValueOrDefault(slot);

    private async Task OpenAsync(string code, CancellationToken cancel)
    {
        if (await entries.FindAsync(Open.Card.Id, code, cancel) is not { } found || !Access.MayRead(Open, code) || !Open.Scorer.TryLeaf(code, out var scored))
            throw new RefusedException(Permission.ReadScorecard, null, Refusal.OtherUnit, hides: true);

        Entry = found;
        Scored = scored!;
    }

    private async Task OwnAsync(string code, Guid call, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        Access.DemandFill(Open, Entry);
        if (await calls.FindAsync(call, cancel) is not { } found || found.ScorecardId != Open.Card.Id || found.Code != code)
            throw new RefusedException(Permission.FillScorecard, null, Refusal.OtherUnit, hides: true);
    }

    /// <summary>Unit that asks: the assessed one, else the one the entry is assigned to, else who runs the round.</summary>
    private string Asker() =>
        Open.Responsibility.UnitsOf(Entry.Code).Prepend(Open.Card.UnitId).FirstOrDefault(unit => visitor.May(Permission.FillScorecard, unit)) ?? Open.Round.OrganiserId;

    private IEnumerable<AskedFigure> Typed()
    {
        foreach (var slot in Slots.Select(slot => slot.Name).Append(FreeSlot))
        {
            if (Enum.TryParse<RollUp>(Request.Form["how." + slot], out var how) && Enum.IsDefined(how))
                yield return new AskedFigure(slot.Length == 0 ? null : slot, how, Request.Form["label." + slot]);
        }
    }

    private static string Argument(string? typed)
    {
        var clean = VietnameseText.Clean(typed ?? "");
        return decimal.TryParse(clean.TrimEnd('%').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && !clean.Contains('/', StringComparison.Ordinal) && clean.Count(c => c == '.') < 2
            ? number.ToString(CultureInfo.InvariantCulture)
            : clean;
    }

    private void Tell(Message? problem, string done)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(texts[problem]);
    }

    private RedirectResult Back() => Redirect($"{Request.PathBase}{Request.Path}");

    private async Task LoadAsync(CancellationToken cancel)
    {
        var stored = await calls.OfEntryAsync(Open.Card.Id, Entry.Code, cancel);
        var ids = stored.Select(call => call.Id).ToList();
        var said = (await calls.AnswersAsync(ids, cancel)).ToLookup(one => one.CallId);
        var evidence = await calls.EvidenceAsync(ids, cancel);
        var documents = (await items.ListAsync([.. evidence.SelectMany(group => group).Distinct()], cancel)).ToDictionary(item => item.Id);
        Calls =
        [
            .. stored.Select(call => new ShownCall(
                call, [.. said[call.Id].OrderBy(one => one.IsSent).ThenBy(one => NameOf(one.UnitId), Comparer<string>.Create(VietnameseText.Compare))], CallStanding.Of(call, [.. said[call.Id]]),
                evidence.Where(group => group.Key.Call == call.Id).SelectMany(group => group.Where(documents.ContainsKey), (group, item) => (group.Key.Unit, Item: documents[item])).ToLookup(pair => pair.Unit, pair => pair.Item))),
        ];
        Feeds = await feeds.OfEntryAsync(Open.Card.Id, Entry.Code, cancel);
        if (!MayAsk)
            return;

        Choices = UnitChoices.Below(Register, Open.Round, Asker());
        Plans = [.. (await plans.ListAsync(cancel)).Where(plan => plan.Stage >= PlanStage.Issued && plan.YearFrom <= Open.Round.Year && Open.Round.Year <= plan.YearTo && visitor.May(Permission.ReadPlan, plan.UnitId))];
        Below = [.. (await rounds.ListAsync(null, cancel)).Where(round => round.Id != Open.Round.Id && round.Year == Open.Round.Year && round.Stage != RoundStage.Preparation && Access.MayMonitor(round))];
    }
}
