using Dapper;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;

namespace ParIndex.App.Plans;

/// <summary>A table of a plan, as printed.</summary>
public sealed record PlanPart(int Part, string Caption, IReadOnlyList<OfficialColumn> Columns);

/// <summary>A row of a plan: a field, criterion or factor with its target and who answers for it.</summary>
/// <param name="Max">Applicable maximum; null in plans without points.</param>
/// <param name="Last">Points last reached.</param>
/// <param name="Target">Points to reach.</param>
/// <param name="TargetText">Target in words, items joined by " | ".</param>
/// <param name="Proposal">Why this target, where the application proposed it.</param>
/// <param name="Reason">Why the target is below the last points.</param>
/// <param name="Cause">Why points were lost, as published.</param>
/// <param name="Inherited">Fields printed once in a cell merged over several rows.</param>
[method: ExplicitConstructor]
public sealed record PlanRow(
    int Part, string Code, int Position, string ParentCode, int Level, string Title, bool IsLeaf, SurveyMark Survey, decimal? Max, decimal? Last, decimal? Target, string TargetText, string? Proposal,
    string? ProposalEn, string Reason, string Cause, string[] Lead, string[] Coordinators, string[] Monitor, string Time, string Note, string[] Inherited, int Version)
{
    /// <summary>Carries points of its own.</summary>
    public bool HasPoints => IsLeaf && Max > 0;

    public decimal Lost => (Max ?? 0) - (Last ?? 0);
}

/// <summary>A task of a plan.</summary>
/// <param name="IsTitle">The row itself is the task: its words are the title or the target of the row.</param>
/// <param name="Lead">Who leads; null: as the row says. The same of coordinators and who watches over it.</param>
/// <param name="DueOn">Null: regular, the whole time of the plan.</param>
/// <param name="Estimate">Million dong; the same of what is approved and spent.</param>
[method: ExplicitConstructor]
public sealed record TaskRow(
    Guid Id, Guid PlanId, int Part, string Code, int Position, PlanTaskKind Kind, bool IsProposed, bool IsTitle, string Text, string Output, string[]? Lead, string[]? Coordinators, string[]? Monitor,
    DateOnly? StartsOn, DateOnly? DueOn, decimal? Estimate, string MoneySource, decimal? Approved, decimal? Spent, Guid? CopiedFrom, int YearsCopied, DateTime? DroppedAt, string? DroppedReason, int Version)
{
    public bool IsDropped => DroppedAt is not null;
}

/// <summary>All rows and tasks of a plan.</summary>
public sealed record PlanContent(IReadOnlyList<PlanPart> Parts, IReadOnlyList<PlanRow> Rows, IReadOnlyList<TaskRow> Tasks)
{
    private readonly ILookup<(int Part, string Code), TaskRow> tasks = Tasks.ToLookup(task => (task.Part, task.Code));

    /// <summary>Tasks hung on a row.</summary>
    public IEnumerable<TaskRow> TasksOf(PlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return tasks[(row.Part, row.Code)];
    }

    /// <summary>The criteria with points as the core knows them; no lines: the plan has no points.</summary>
    /// <param name="year">Year of the plan.</param>
    public ImprovementPlan Points(int year) => new ImprovementPlan(year, [.. Rows.Where(row => Rows.Any(one => one.Part == row.Part && one.HasPoints)).Select(row => new PlanLine
    {
        Code = row.Code, Parent = row.ParentCode, Level = row.Level, Title = row.Title, IsLeaf = row.IsLeaf, Max = row.Max ?? 0, Last = row.Last ?? 0, Target = row.IsLeaf ? row.Target : null,
        Proposal = row.Proposal is { } why && row.Target is { } points ? new ProposedTarget(points, new(why, row.ProposalEn ?? why)) : null,
        Reason = row.Reason, Survey = row.Survey, Lead = row.Lead, Coordinators = row.Coordinators, Note = row.Note,
        Tasks = [.. TasksOf(row).Where(task => !task.IsDropped).Select(task => new PlanTask(task.Text, task.Kind, task.IsProposed))],
    })]).Summed();
}
