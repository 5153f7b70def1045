using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Evidence;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Plans;

/// <summary>A task: what it is, how far each unit is, reports with proof, obstacles and answers, confirmation by somebody else.</summary>
[Needs(Permission.ReadPlan)]
[UploadLimit(AddEvidenceModel.MostBytes)]
[RequestSizeLimit(AddEvidenceModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = AddEvidenceModel.MostBytes)]
public sealed class ShowTaskModel(
    PlanAccess access, PlanStore plans, BoardQuery boards, TaskQuery query, WorkOnDuty work, PlaceUnit place, ChangeRow change, EvidenceStore items, EvidenceSearch search, KeepEvidence keep, UnitStore units, Visitor visitor,
    Texts texts) : PageModel
{
    private const int MostFound = 12;

    private UnitRegister register = null!;

    public PlanAccess Access { get; } = access;

    public Plan Plan { get; private set; } = null!;

    public BoardTask Lit { get; private set; } = null!;

    public TaskRow Task => Lit.Task;

    public PlanRow Row => Lit.Row;

    /// <summary>Unit the visitor reports for.</summary>
    [BindProperty(SupportsGet = true, Name = "donVi")]
    public string? UnitId { get; set; }

    /// <summary>Duty of that unit; null: none of theirs.</summary>
    public LitLine? Mine { get; private set; }

    /// <summary>Units of the task the visitor works for.</summary>
    public IReadOnlyList<string> MineIds { get; private set; } = [];

    public IReadOnlyList<ProgressNote> Notes { get; private set; } = [];

    /// <summary>Tasks of plans below that carry this one out.</summary>
    public IReadOnlyList<DerivedTask> Derived { get; private set; } = [];

    public IReadOnlyList<Obstacle> Obstacles { get; private set; } = [];

    /// <summary>Documents put to the duty, then the newest of the unit's library.</summary>
    public IReadOnlyList<(EvidenceItem Item, bool IsUsed)> Documents { get; private set; } = [];

    public IReadOnlyList<EvidenceItem> Proofs { get; private set; } = [];

    /// <summary>Units that may be put into the task by hand.</summary>
    public IReadOnlyList<(string Id, string Name)> Choices { get; private set; } = [];

    public Message? Problem { get; private set; }

    /// <summary>What was just typed and not taken.</summary>
    public int? TypedPercent { get; private set; }

    public string? TypedNote { get; private set; }

    public string? TypedObstacle { get; private set; }

    /// <summary>Whose typing the browser keeps.</summary>
    public string Person => visitor.Id?.ToString("N") ?? "";

    public bool MayMake => Access.MayMake(Plan);

    /// <summary>Who made the plan, or works for a unit that watches over the task.</summary>
    public bool MayConfirm => MayMake || Lit.Lines.Any(line => line.Duty.Role == DutyPart.Monitor && Access.MayWork(line.Duty.UnitId));

    public async Task<IActionResult> OnGetAsync(Guid task, CancellationToken cancel) => await OpenAsync(task, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostReportAsync(Guid task, int seen, int? percent, string? note, Guid[] items, List<IFormFile> tep, CancellationToken cancel)
    {
        if (!await OpenAsync(task, cancel))
            return NotFound();

        Demand();
        var kept = new List<Guid>(items ?? []);
        foreach (var file in tep?.Take(AddEvidenceModel.MostFiles) ?? [])
        {
            await using var content = file.OpenReadStream();
            var outcome = await keep.AddFileAsync(UnitId!, content, file.FileName, cancel: cancel);
            if (outcome.ItemId is { } id)
                kept.Add(id);
            else
                Problem ??= outcome.Problem;
        }

        // A file that was refused was meant to be sent along.
        Problem ??= await work.ReportAsync(task, UnitId!, seen, percent, note, kept, cancel);
        if (Problem is null)
            return Tell(null, texts["Đã ghi tiến độ {0}%.", percent]);

        (TypedPercent, TypedNote) = (percent, note);
        await OpenAsync(task, cancel);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostRaiseAsync(Guid task, string? text, DateOnly? by, CancellationToken cancel)
    {
        if (!await OpenAsync(task, cancel))
            return NotFound();

        Demand();
        Problem = await work.RaiseAsync(task, UnitId!, text, by, cancel);
        if (Problem is null)
            return Tell(null, texts["Đã gửi vướng mắc. Người lập kế hoạch được báo."]);

        TypedObstacle = text;
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid task, string unit, CancellationToken cancel) =>
        await OpenToConfirmAsync(task, cancel) ? Tell(await work.ConfirmAsync(task, unit, cancel), texts["Đã xác nhận hoàn thành."]) : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid task, string unit, string? reason, CancellationToken cancel) =>
        await OpenToConfirmAsync(task, cancel) ? Tell(await work.ReturnAsync(task, unit, reason, cancel), texts["Đã trả lại."]) : NotFound();

    public async Task<IActionResult> OnPostAnswerAsync(Guid task, Guid obstacle, string? answer, CancellationToken cancel)
    {
        if (!await OpenToConfirmAsync(task, cancel) || (await query.ObstacleAsync(obstacle, cancel))?.TaskId != task)
            return NotFound();

        return Tell(await work.AnswerAsync(obstacle, answer, cancel), texts["Đã trả lời vướng mắc."]);
    }

    public async Task<IActionResult> OnPostPlaceAsync(Guid task, string unit, DutyPart role, CancellationToken cancel)
    {
        if (!await OpenAsync(task, cancel))
            return NotFound();

        Access.DemandMake(Plan);
        return Tell(await place.RunAsync(Plan, task, unit, role, cancel), texts["Đã gắn đơn vị vào nhiệm vụ."]);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid task, string? reason, CancellationToken cancel)
    {
        if (!await OpenAsync(task, cancel))
            return NotFound();

        Access.DemandMake(Plan);
        return Tell(await change.RemoveTaskAsync(task, reason, cancel), texts["Đã dừng nhiệm vụ."]);
    }

    public string NameOf(string unit) => register.Find(unit)?.NameAt(UnitRegister.YearEnd(Plan.YearFrom)).Full ?? unit;

    private void Demand()
    {
        if (Mine is null)
            throw new RefusedException(Permission.WorkOnTask, UnitId, Refusal.OtherUnit, hides: false);
    }

    private async Task<bool> OpenToConfirmAsync(Guid task, CancellationToken cancel)
    {
        if (!await OpenAsync(task, cancel))
            return false;

        if (!MayConfirm)
            Access.DemandMake(Plan);

        return true;
    }

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancel)
    {
        if (await plans.TaskAsync(id, cancel) is not { } task || await plans.FindAsync(task.PlanId, cancel) is not { } plan)
            return false;

        Plan = plan;
        register = await units.RegisterAsync(cancel);
        Lit = (await boards.OfAsync(plan, cancel)).Tasks.First(one => one.Task.Id == id);
        var mine = (List<string>)[.. Lit.Lines.Where(line => line.Duty.Role != DutyPart.Monitor && Access.MayWork(line.Duty.UnitId)).Select(line => line.Duty.UnitId)];
        MineIds = mine;
        UnitId = mine.Find(unit => unit == UnitId) ?? (mine.Count == 0 ? null : mine[0]);
        Mine = Lit.Lines.FirstOrDefault(line => line.Duty.UnitId == UnitId);
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        var id = Task.Id;
        Notes = await query.NotesAsync(id, cancel);
        Obstacles = await query.ObstaclesAsync(id, cancel);
        Derived = await query.DerivedAsync(id, cancel);
        var proofs = await query.ProofsAsync(id, cancel);
        var all = await items.ListAsync([.. proofs.SelectMany(group => group).Distinct()], cancel);
        Proofs = all;
        if (Mine is { Duty.IsConfirmed: false } && Plan.IsRunning)
        {
            var used = proofs[UnitId!].ToHashSet();
            var newest = (await search.PageAsync(new EvidenceFilter([UnitId!]), size: MostFound, cancel: cancel)).Found.Select(found => found.Item);
            Documents = [.. all.Where(item => used.Contains(item.Id)).Concat(newest).DistinctBy(item => item.Id).Select(item => (item, used.Contains(item.Id)))];
        }

        if (MayMake)
        {
            var tree = register.TreeAt(Plan.DayOf(Access.Today));
            Choices = [.. tree.Children(Plan.UnitId).SelectMany(unit => unit.Kind is UnitKind.Department or UnitKind.District ? tree.Children(unit.Id).Prepend(unit) : [unit]).Select(unit => (unit.Id, unit.NameAt(tree.Date).Full)).OrderBy(pair => pair.Full, StringComparer.CurrentCulture)];
        }

        return Page();
    }

    private RedirectResult Tell(Message? problem, string done)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(texts[problem]);

        return Redirect($"{Request.PathBase}{Request.Path}{(UnitId is null ? "" : "?donVi=" + Uri.EscapeDataString(UnitId))}");
    }
}
