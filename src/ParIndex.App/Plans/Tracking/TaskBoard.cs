using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Tracking;

/// <summary>A duty with its light.</summary>
public sealed record LitLine(Duty Duty, TaskLight Light, Message Why, DateTime? LastReport, int OpenObstacles, int OverdueObstacles);

/// <summary>A task with the lights of its units.</summary>
/// <param name="Row">Row it is hung on.</param>
/// <param name="Field">Code of the top row above it.</param>
/// <param name="Lines">Units with a part in it, who leads first.</param>
/// <param name="Light">The worst light of who leads; without anybody who leads at risk.</param>
/// <param name="Percent">Mean progress of who leads.</param>
/// <param name="From">First day.</param>
/// <param name="Now">Points of the criterion in the running round or the newest result after the plan's; null: not known yet.</param>
/// <param name="Ghosts">Why it is a ghost task; empty: it is none.</param>
public sealed record BoardTask(
    TaskRow Task, PlanRow Row, string Field, IReadOnlyList<LitLine> Lines, TaskLight Light, Message Why, int Percent, DateOnly From, decimal? Now, IReadOnlyList<(GhostSign Sign, Message Why)> Ghosts)
{
    public IEnumerable<LitLine> Leads => Lines.Where(line => line.Duty.Role == DutyPart.Lead);

    /// <summary>Points the criterion won since the plan's last points, once its task is done; null: not known, or not done.</summary>
    public decimal? Won => Light == TaskLight.Done && Row.HasPoints && Now is { } now ? now - (Row.Last ?? 0) : null;
}

/// <summary>All tasks of a plan with their lights.</summary>
public sealed record TaskBoard(Plan Plan, IReadOnlyList<BoardTask> Tasks, IReadOnlyList<PlanRow> Rows, DateOnly Today)
{
    /// <summary>How many tasks show each light.</summary>
    public IReadOnlyDictionary<TaskLight, int> Counts => Tasks.Where(task => !task.Task.IsDropped).CountBy(task => task.Light).ToDictionary();

    public int Obstacles => Tasks.Sum(task => task.Lines.Sum(line => line.OpenObstacles));
}
