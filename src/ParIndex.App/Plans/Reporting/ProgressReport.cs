using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Reporting;

/// <summary>What a report on a plan is for.</summary>
public enum ReportKind
{
    Quarter,
    HalfYear,
    Year,

    /// <summary>Asked for once, on something named.</summary>
    AdHoc,

    /// <summary>About one field, by who leads it.</summary>
    Field,

    /// <summary>Half-way through a plan of several years (sơ kết).</summary>
    MidTerm,

    /// <summary>At its end (tổng kết).</summary>
    Final,
}

/// <summary>Parts of a report people write, in their order.</summary>
public enum ReportSection
{
    /// <summary>What was done and what came of it.</summary>
    Results,

    /// <summary>What was not, and its causes.</summary>
    Limits,

    /// <summary>What comes next.</summary>
    Next,

    /// <summary>What is asked of others.</summary>
    Proposals,
}

/// <summary>A report of a unit on a plan for a period; of who made the plan it is merged from those of the others.</summary>
/// <param name="Subject">Of a report about one field its code; of one asked for once its name.</param>
/// <param name="Figures">As they stood when it was sent; null: not sent yet.</param>
/// <param name="Version">Counts changes, for people writing at the same time.</param>
public sealed record ProgressReport(
    Guid Id, Guid PlanId, string UnitId, string OwnerId, ReportKind Kind, string Subject, DateOnly From, DateOnly To, DateOnly DueOn, IReadOnlyDictionary<ReportSection, string> Texts, ReportFigures? Figures, DateTime? SentAt,
    string? SentName, string? ReturnedReason, int Version)
{
    /// <summary>Merged from the reports of the units.</summary>
    public bool IsMerged => UnitId == OwnerId;

    public bool IsSent => SentAt is not null;

    /// <summary>Sent after its last day.</summary>
    public bool IsLate => SentAt is { } at && Accounts.ClockDay.Of(at) > DueOn;
}

/// <summary>A report that waits to be sent.</summary>
public sealed record ReportWaiting(Guid Id, string UnitId, string PlanName, ReportKind Kind, string Subject, DateOnly From, DateOnly To, DateOnly DueOn);

/// <summary>A task in a report.</summary>
/// <param name="Leads">Units that lead it.</param>
/// <param name="Note">What was last reported of it in the period; empty: nothing.</param>
/// <param name="Won">Points won back, once it is done and the new points are known.</param>
public sealed record ReportTask(int Part, string Code, string Field, string Text, IReadOnlyList<string> Leads, DateOnly? Due, int Percent, TaskLight Light, string Why, string WhyEnglish, string Note, decimal? Won);

/// <summary>Tasks of a field in a report.</summary>
public sealed record ReportField(int Part, string Code, string Title, int Tasks, int Done, int AtRisk, int Late);

/// <summary>An obstacle in a report.</summary>
public sealed record ReportObstacle(string UnitId, string Code, string Text, DateOnly AnswerBy, string? Answer);

/// <summary>The figures of a report: all of them computed, none typed.</summary>
/// <param name="Day">Day they are of.</param>
/// <param name="Won">Points won back by tasks that are done.</param>
/// <param name="Approved">Million dong; the same of what is spent.</param>
/// <param name="NotSent">Units whose report is missing in a merged one.</param>
public sealed record ReportFigures(
    DateOnly Day, IReadOnlyDictionary<TaskLight, int> Lights, IReadOnlyList<ReportField> Fields, IReadOnlyList<ReportTask> Tasks, IReadOnlyList<ReportObstacle> Obstacles, decimal Won, decimal Approved, decimal Spent,
    IReadOnlyList<string> NotSent)
{
    public int Count => Tasks.Count;

    /// <summary>Tasks that run and of which nothing was reported in the period: the gaps of the report.</summary>
    public IEnumerable<ReportTask> Silent => Tasks.Where(task => task.Note.Length == 0 && task.Light is not (TaskLight.Done or TaskLight.NotBegun));
}
