using ParIndex.App.Plans.Making;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Comparing;

/// <summary>A difference chosen to be taken into a draft. It comes back from a page, so it is only a wish: everything is checked as if typed.</summary>
public sealed record ChosenDifference(DifferenceKind Kind, int Part, string Code, ColumnKind Column, string Was, string Is, Guid? Task);

/// <summary>A difference that was not taken.</summary>
public sealed record NotTaken(ChosenDifference Difference, Message Problem);

/// <summary>Takes chosen differences over into a draft, through the same use case as typing them. Rights are the page's matter.</summary>
public sealed class TakeDifferences(PlanStore plans, ChangeRow change)
{
    private static readonly Message Gone = new("Không có dòng này trong kế hoạch. Hãy đối chiếu lại.", "The plan has no such row. Compare again.");
    private static readonly Message Changed = new("Kế hoạch đã đổi từ lúc đối chiếu. Hãy đối chiếu lại.", "The plan has changed since it was compared. Compare again.");

    /// <summary>Takes them over, each row by itself: what cannot be taken leaves the others.</summary>
    /// <returns>How many were taken, and those that were not.</returns>
    public async Task<(int Taken, IReadOnlyList<NotTaken> Not)> RunAsync(Guid plan, IReadOnlyList<ChosenDifference> chosen, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var taken = 0;
        var not = new List<NotTaken>();
        foreach (var row in chosen.Where(one => one.Kind == DifferenceKind.Cell).GroupBy(one => (one.Part, one.Code)))
        {
            var problem = await TakeCellsAsync(plan, row.Key.Part, row.Key.Code, [.. row], cancel);
            taken += problem is null ? row.Count() : 0;
            not.AddRange(problem is null ? [] : row.Select(one => new NotTaken(one, problem)));
        }

        foreach (var one in chosen.Where(one => one.Kind != DifferenceKind.Cell))
        {
            var problem = await TakeTaskAsync(plan, one, cancel);
            taken += problem is null ? 1 : 0;
            if (problem is not null)
                not.Add(new NotTaken(one, problem));
        }

        return (taken, not);
    }

    private async Task<Message?> TakeCellsAsync(Guid plan, int part, string code, IReadOnlyList<ChosenDifference> cells, CancellationToken cancel)
    {
        if (await plans.RowAsync(plan, part, code, cancel) is not { } row)
            return Gone;

        var tasks = (await plans.TasksAsync(plan, part, code, cancel)).Where(task => !task.IsDropped).ToList();
        string? Of(ColumnKind kind) => cells.FirstOrDefault(cell => cell.Column == kind)?.Is;
        // Agencies tasks name for themselves stay theirs.
        string Agencies(ColumnKind kind, string[] own, Func<TaskRow, string[]?> ofTask) => Of(kind) is not { } becomes
            ? string.Join("; ", own)
            : string.Join("; ", becomes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => own.Contains(name) || !tasks.Exists(task => ofTask(task)?.Contains(name) == true)));

        var target = Of(ColumnKind.Target);
        var isPoints = target is not null && row.Max is not null;
        var problems = await change.SaveAsync(
            plan, part, code,
            new TypedRow(
                row.Version, isPoints ? target : PlanDigits.Vi(row.Target), target is null || isPoints ? row.TargetText : target, row.Reason, Agencies(ColumnKind.Lead, row.Lead, task => task.Lead),
                Agencies(ColumnKind.Coordinators, row.Coordinators, task => task.Coordinators), Agencies(ColumnKind.Monitor, row.Monitor, task => task.Monitor), Of(ColumnKind.Time) ?? row.Time, Of(ColumnKind.Note) ?? row.Note),
            cancel);
        return problems.Values.FirstOrDefault();
    }

    private async Task<Message?> TakeTaskAsync(Guid plan, ChosenDifference one, CancellationToken cancel)
    {
        if (one.Kind == DifferenceKind.TaskAdded)
        {
            if (await plans.RowAsync(plan, one.Part, one.Code, cancel) is not { } row)
                return Gone;

            var kind = row.HasPoints && row.Lost == 0 ? Core.Plans.PlanTaskKind.Maintain : Core.Plans.PlanTaskKind.Improve;
            return (await change.AddTaskAsync(plan, one.Part, one.Code, new TypedTask(one.Is, kind, null, null, null, null, null, null, null, null, null, null), cancel)).Values.FirstOrDefault();
        }

        if (one.Task is not { } id || await plans.TaskAsync(id, cancel) is not { } task || task.PlanId != plan)
            return Gone;

        if (task.Text != one.Was)
            return Changed;

        return one.Kind switch
        {
            DifferenceKind.TaskRemoved => await change.RemoveTaskAsync(id, null, cancel),
            DifferenceKind.TaskChanged => (await change.ChangeTaskAsync(id, task.Version, Typed(task) with { Text = one.Is }, cancel)).Values.FirstOrDefault(),
            _ => Gone,
        };
    }

    private static TypedTask Typed(TaskRow task) => new(
        task.Text, task.Kind, task.Output, Join(task.Lead), Join(task.Coordinators), Join(task.Monitor), task.StartsOn, task.DueOn, PlanDigits.Vi(task.Estimate), task.MoneySource, PlanDigits.Vi(task.Approved), PlanDigits.Vi(task.Spent));

    private static string? Join(string[]? names) => names is null ? null : string.Join("; ", names);
}
