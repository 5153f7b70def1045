using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.Core.Plans;

/// <summary>The criteria of a plan as the appendix offices print: points reached, target, tasks, lead and coordinators.</summary>
public static class PlanTable
{
    /// <param name="plan">The plan.</param>
    /// <param name="caption">Title above the table.</param>
    public static OfficialTable Of(ImprovementPlan plan, string caption)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<OfficialColumn> columns =
        [
            new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"), new(ColumnKind.Max, "Điểm tối đa"),
            new(ColumnKind.Score, $"Điểm đạt được năm {plan.Year - 1}", plan.Year - 1), new(ColumnKind.Target, $"Mục tiêu năm {plan.Year}", plan.Year),
            new(ColumnKind.Tasks, "Nhiệm vụ, giải pháp"), new(ColumnKind.Lead, "Chủ trì"), new(ColumnKind.Coordinators, "Phối hợp"),
        ];
        if (plan.Lines.Any(line => line.Note.Length > 0))
            columns.Add(new(ColumnKind.Note, "Ghi chú"));

        return new OfficialTable { Caption = caption, Columns = columns, Rows = [.. plan.Lines.Select(Row), Total(plan)] };
    }

    private static OfficialRow Row(PlanLine line, int index) => new()
    {
        Code = line.Code,
        Parent = line.Parent,
        Level = line.Level,
        Title = line.Title,
        Max = line.Max,
        Score = line.Last,
        TargetPoints = line.Target,
        Tasks = [.. line.Tasks.Select(task => task.Text)],
        Lead = line.Lead,
        Coordinators = line.Coordinators,
        Note = line.Note,
        Survey = line.Survey,
        Source = SourcePlace.AtLine(index + 1),
    };

    private static OfficialRow Total(ImprovementPlan plan) => new()
    {
        Code = "TOTAL",
        Title = "TỔNG ĐIỂM",
        Max = plan.Max,
        Score = plan.Last,
        TargetPoints = plan.Target,
        Source = SourcePlace.AtLine(plan.Lines.Count + 1),
    };
}
