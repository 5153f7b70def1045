using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Tracking;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Rules;

namespace ParIndex.App.Plans.Feeding;

/// <summary>What criteria about plans and reports ask of a plan.</summary>
public enum PlanMeasure
{
    /// <summary>Tasks, those given up left out.</summary>
    Tasks,

    /// <summary>Tasks all leads of which are done and confirmed.</summary>
    Done,

    /// <summary>Their share.</summary>
    DoneShare,

    /// <summary>Reports whose last day is past.</summary>
    ReportsDue,

    /// <summary>Of these, sent by their last day.</summary>
    ReportsOnTime,

    /// <summary>Their share.</summary>
    ReportsOnTimeShare,
}

/// <summary>A plan as figures are taken from it.</summary>
public sealed record MeasuredPlan(Plan Plan, TaskBoard Board, IReadOnlyList<ProgressReport> Reports)
{
    /// <summary>Decimal places a share is kept to.</summary>
    private const int Digits = 6;

    /// <summary>Measures that give a figure of this kind.</summary>
    public static IReadOnlyList<PlanMeasure> For(InputType type) => type switch
    {
        InputType.Percent => [PlanMeasure.DoneShare, PlanMeasure.ReportsOnTimeShare],
        InputType.Count or InputType.Amount or InputType.Number => [PlanMeasure.Tasks, PlanMeasure.Done, PlanMeasure.ReportsDue, PlanMeasure.ReportsOnTime],
        _ => [],
    };

    /// <summary>The figure, as rules read it (a share as a fraction); null: there is nothing to take a share of.</summary>
    public decimal? Of(PlanMeasure measure)
    {
        var tasks = Board.Tasks.Where(task => !task.Task.IsDropped).ToList();
        var done = tasks.Count(task => task.Light == TaskLight.Done);
        var due = Reports.Where(report => report.DueOn < Board.Today || report.IsSent).ToList();
        var onTime = due.Count(report => report is { IsSent: true, IsLate: false });
        return measure switch
        {
            PlanMeasure.Tasks => tasks.Count,
            PlanMeasure.Done => done,
            PlanMeasure.DoneShare => Share(done, tasks.Count),
            PlanMeasure.ReportsDue => due.Count,
            PlanMeasure.ReportsOnTime => onTime,
            _ => Share(onTime, due.Count),
        };
    }

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, Digits, MidpointRounding.AwayFromZero);
}
