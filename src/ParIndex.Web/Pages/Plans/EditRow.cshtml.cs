using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Plans;

/// <summary>The form of a task.</summary>
/// <param name="Task">The task; null: a new one.</param>
/// <param name="Typed">What was just sent and not taken.</param>
public sealed record TaskForm(TaskRow? Task, TypedTask? Typed, IReadOnlyDictionary<string, Message> Problems, string Action);

/// <summary>A row of a plan: what it reached, what it is to reach, who does what for it.</summary>
[Needs(Permission.ReadPlan)]
public sealed class EditRowModel(PlanAccess access, PlanStore plans, ChangeRow change, UnitStore units, Visitor visitor, Texts texts) : PlanPage(access, plans, units, texts)
{
    public PlanRow Row { get; private set; } = null!;

    public IReadOnlyList<TaskRow> Tasks { get; private set; } = [];

    public IReadOnlyDictionary<string, Message> Problems { get; private set; } = new Dictionary<string, Message>();

    /// <summary>What was just sent and not taken.</summary>
    public TypedRow? TypedRow { get; private set; }

    public TypedTask? TypedTask { get; private set; }

    /// <summary>Task whose form is open.</summary>
    public Guid? Opened { get; private set; }

    /// <summary>Whose typing the browser keeps.</summary>
    public string Person => visitor.Id?.ToString("N") ?? "";

    public Task<IActionResult> OnGetAsync(int part, string code, CancellationToken cancel) => ShowAsync(part, code, cancel);

    public async Task<IActionResult> OnPostRowAsync(
        int part, string code, int seen, string? target, string? targetText, string? reason, string? lead, string? coordinators, string? monitor, string? time, string? note, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        TypedRow = new TypedRow(seen, target, targetText, reason, lead, coordinators, monitor, time, note);
        Problems = await change.SaveAsync(Plan.Id, part, code, TypedRow, cancel);
        return Problems.Count > 0 ? await ShowAsync(part, code, cancel) : Tell(null, L["Đã lưu dòng {0}.", code]);
    }

    public async Task<IActionResult> OnPostAddAsync(int part, string code, [FromForm] TypedTask typed, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        Problems = await change.AddTaskAsync(Plan.Id, part, code, TypedTask = typed, cancel);
        return Problems.Count > 0 ? await ShowAsync(part, code, cancel) : Tell(null, L["Đã thêm nhiệm vụ."]);
    }

    public async Task<IActionResult> OnPostTaskAsync(int part, string code, Guid task, int seen, [FromForm] TypedTask typed, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        if (await OwnAsync(part, code, task, cancel) is false)
            return NotFound();

        Problems = await change.ChangeTaskAsync(Opened!.Value, seen, TypedTask = typed, cancel);
        return Problems.Count > 0 ? await ShowAsync(part, code, cancel) : Tell(null, L["Đã lưu nhiệm vụ."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int part, string code, Guid task, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        return await OwnAsync(part, code, task, cancel) ? Tell(await change.RemoveTaskAsync(task, null, cancel), L["Đã bỏ nhiệm vụ."]) : NotFound();
    }

    public async Task<IActionResult> OnPostAcceptAsync(int part, string code, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        return Tell(await change.AcceptAsync(Plan.Id, part, code, cancel), L["Đã nhận đề xuất."]);
    }

    /// <summary>The form of a task; null: of a new one.</summary>
    public TaskForm FormOf(TaskRow? task, string here) =>
        new(task, Opened == task?.Id ? TypedTask : null, Problems, here + (task is null ? "?handler=Add" : $"?handler=Task&task={task.Id}"));

    private async Task<bool> OwnAsync(int part, string code, Guid task, CancellationToken cancel)
    {
        Opened = task;
        return (await Plans.TasksAsync(Plan.Id, part, code, cancel)).Any(one => one.Id == task);
    }

    private async Task<IActionResult> ShowAsync(int part, string code, CancellationToken cancel)
    {
        if (await Plans.RowAsync(Plan.Id, part, code, cancel) is not { } row)
            return NotFound();

        Row = row;
        Tasks = await Plans.TasksAsync(Plan.Id, part, code, cancel);
        return Page();
    }
}
