using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans;

/// <summary>A kept plan as its official tables: what was read from a document is written back the same, what was changed is changed.</summary>
public static class PlanPaper
{
    /// <summary>The tables of a plan; tasks given up are left out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="content">Its rows and tasks.</param>
    /// <param name="enclosed">What it is enclosed to, in brackets; empty: nothing.</param>
    public static OfficialDocument Tables(Plan plan, PlanContent content, string enclosed = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(content);
        var points = content.Points(plan.YearFrom);
        var lines = points.Lines.ToDictionary(line => line.Code, StringComparer.Ordinal);
        return new OfficialDocument(
            FormattableString.Invariant($"ke-hoach-{plan.YearFrom}"),
            [.. content.Parts.Select(part => Table(part, content, lines, points) is var table && enclosed.Length > 0 ? table with { Caption = $"{table.Caption} {enclosed}".Trim() } : table)],
            [],
            []);
    }

    private static OfficialTable Table(PlanPart part, PlanContent content, Dictionary<string, PlanLine> lines, ImprovementPlan points)
    {
        var rows = content.Rows.Where(row => row.Part == part.Part).ToList();
        var hasPoints = rows.Exists(row => row.HasPoints);
        var printed = rows.Select((row, i) => Row(row, [.. content.TasksOf(row).Where(task => !task.IsDropped)], hasPoints ? lines.GetValueOrDefault(row.Code) : null, i + 1)).ToList();
        if (hasPoints)
            printed.Add(new OfficialRow { Code = "TOTAL", Title = "TỔNG ĐIỂM", Max = points.Max, Score = points.Last, TargetPoints = points.Target, Source = SourcePlace.AtLine(printed.Count + 1) });

        return new OfficialTable { Caption = part.Caption, Columns = Columns(part, printed), Rows = printed };
    }

    /// <summary>Columns as printed, and those that came to be needed since.</summary>
    private static List<OfficialColumn> Columns(PlanPart part, IReadOnlyList<OfficialRow> rows)
    {
        var columns = part.Columns.ToList();
        void Need(ColumnKind kind, string header, bool isNeeded)
        {
            if (isNeeded && !columns.Exists(column => column.Kind == kind || (kind is ColumnKind.Lead or ColumnKind.Coordinators && column.Kind == ColumnKind.Responsible)))
                columns.Insert(columns.FindIndex(column => column.Kind == ColumnKind.Note) is >= 0 and var at ? at : columns.Count, new OfficialColumn(kind, header));
        }

        Need(ColumnKind.Tasks, "Nhiệm vụ, giải pháp", rows.Any(row => row.Tasks.Count > 0));
        Need(ColumnKind.Lead, "Chủ trì", rows.Any(row => row.Lead.Count > 0));
        Need(ColumnKind.Coordinators, "Phối hợp", rows.Any(row => row.Coordinators.Count > 0));
        Need(ColumnKind.Monitor, "Theo dõi", rows.Any(row => row.Monitor.Count > 0));
        Need(ColumnKind.Time, "Thời gian thực hiện", rows.Any(row => row.Time.Length > 0));
        Need(ColumnKind.Note, "Ghi chú", rows.Any(row => row.Note.Length > 0));
        return columns;
    }

    private static OfficialRow Row(PlanRow row, List<TaskRow> tasks, PlanLine? line, int number) => new()
    {
        Code = row.Code.Split('#')[0],
        Parent = row.ParentCode,
        Level = row.Level,
        Title = row.Title,
        Max = line?.Max ?? row.Max,
        Score = line?.Last ?? row.Last,
        TargetPoints = line is null ? row.Target : line.IsLeaf ? row.Target : line.Target,
        TargetText = row.TargetText,
        Tasks = [.. tasks.Where(task => !task.IsTitle).Select(task => task.Text)],
        Lead = Named(row.Lead, tasks, task => task.Lead),
        Coordinators = Named(row.Coordinators, tasks, task => task.Coordinators),
        Monitor = Named(row.Monitor, tasks, task => task.Monitor),
        Cause = row.Cause,
        Time = Time(row, tasks),
        Note = row.Note,
        Survey = row.Survey,
        Inherited = row.Inherited,
        Source = SourcePlace.AtLine(number),
    };

    /// <summary>Agencies of the row, and those its tasks name for themselves.</summary>
    private static IReadOnlyList<string> Named(string[] row, List<TaskRow> tasks, Func<TaskRow, string[]?> of) => [.. row.Concat(tasks.SelectMany(task => of(task) ?? [])).Distinct(StringComparer.Ordinal)];

    private static string Time(PlanRow row, List<TaskRow> tasks)
    {
        var days = tasks.Where(task => task.DueOn is not null).Select(task => task.DueOn!.Value).Distinct().Order().ToList();
        return days.Count == 0 ? row.Time : string.Join("; ", days.Select(day => "trước ngày " + day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
