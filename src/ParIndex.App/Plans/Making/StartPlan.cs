using ParIndex.App.Plans.Tracking;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Plans;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.App.Plans.Making;

/// <summary>Starts a plan: from a result, a document, an earlier plan, or the plan of an authority above. Rights are the page's matter.</summary>
public sealed class StartPlan(
    Session session, PlanStore plans, ResultQuery results, LostPointsQuery losses, TasksQuery tasks, SetCache sets, UnitStore units, PlaceDuties duties, DutyStore done, TimeProvider clock)
{
    private const int LongestName = 300;
    private const int LongestBasis = 1_000;
    private const int MostYears = 10;

    private static readonly Message NoResult = new("Chưa có kết quả công bố của năm trước. Chọn cách bắt đầu khác, hoặc nhập kết quả năm trước.", "There is no published result of the year before. Begin another way, or import that result.");
    private static readonly Message NoPlan = new("Không có kế hoạch này. Hãy chọn lại.", "There is no such plan. Choose again.");
    private static readonly Message NoRows = new("Không thấy bảng tiêu chí hay nhiệm vụ nào để lập kế hoạch.", "No table of criteria or tasks was found to make a plan of.");
    private static readonly Message NothingAsked = new("Kế hoạch cấp trên không giao việc nào cho đơn vị này.", "The plan above asks nothing of this unit.");
    private static readonly Message BadYears = new("Hãy nhập năm đầu và năm cuối, ví dụ 2026 và 2030; nhiều nhất 10 năm.", "Enter the first and last year, 2026 and 2030 say; ten years at most.");
    private static readonly Message BadName = new($"Tên kế hoạch không quá {LongestName} ký tự, căn cứ không quá {LongestBasis} ký tự.", $"The name has at most {LongestName} characters, the basis {LongestBasis}.");

    /// <summary>Starts the plan.</summary>
    /// <param name="draft">What it is to be.</param>
    /// <param name="start">What it begins with.</param>
    /// <param name="document">The document, when it begins with one.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The plan, or what is wrong by part of the form.</returns>
    public async Task<(Guid? Id, IReadOnlyDictionary<string, Message> Problems)> RunAsync(PlanDraft draft, PlanStart start, OfficialDocument? document = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var problems = Check(draft);
        if (problems.Count > 0)
            return (null, problems);

        await session.BeginAsync("plans.start", null, cancel);
        try
        {
            var (parts, full, problem) = await PartsAsync(draft, start, document, cancel);
            if (problem is null && parts.All(part => part.Lines.Count == 0))
                problem = NoRows;

            if (problem is not null)
                return (null, new Dictionary<string, Message> { [start == PlanStart.Document ? PlanFields.Document : PlanFields.Start] = problem });

            var register = await units.RegisterAsync(cancel);
            var id = await new PlanWriter(session, clock).AddAsync(full, Name(full, register), parts, cancel);
            await duties.RunAsync((await plans.FindAsync(id, cancel))!, register, cancel: cancel);
            await session.CommitAsync(cancel);
            return (id, problems);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static Dictionary<string, Message> Check(PlanDraft draft)
    {
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        if (draft.YearFrom is < 1990 or > 2200 || draft.YearTo < draft.YearFrom || draft.YearTo - draft.YearFrom >= MostYears)
            problems[PlanFields.Years] = BadYears;

        if ((draft.Name?.Length ?? 0) > LongestName || draft.Basis.Length > LongestBasis)
            problems[PlanFields.Name] = BadName;

        return problems;
    }

    private Task<(IReadOnlyList<NewPart> Parts, PlanDraft Draft, Message? Problem)> PartsAsync(PlanDraft draft, PlanStart start, OfficialDocument? document, CancellationToken cancel) => start switch
    {
        PlanStart.Document => Task.FromResult(document is null
            ? ((IReadOnlyList<NewPart>)[], draft, NoRows)
            : (TablesToContent.Of(document.Tables, draft.YearFrom), draft with { Source = document.File }, (Message?)null)),
        PlanStart.Earlier => EarlierAsync(draft, cancel),
        PlanStart.Above => AboveAsync(draft, cancel),
        _ => ResultAsync(draft, start == PlanStart.ResultAnew, cancel),
    };

    private async Task<(IReadOnlyList<NewPart> Parts, PlanDraft Draft, Message? Problem)> ResultAsync(PlanDraft draft, bool anew, CancellationToken cancel)
    {
        if (await results.FindAsync(draft.UnitId, draft.YearFrom - 1, cancel) is not { PublishedAt: not null } result)
            return ([], draft, NoResult);

        var set = result.SetVersionId is { } version ? await sets.GetAsync(session, version, cancel) : null;
        var agencies = set?.All().ToDictionary(node => node.Code, node => (node.Lead, node.Coordinators), StringComparer.Ordinal);
        var printed = (await tasks.OfAsync(result.Id, cancel)).ToLookup(task => task.Code, StringComparer.Ordinal);
        var table = StoredTable.Of(result, await losses.OfAsync(result.Id, cancel)).Tables[0];
        table = table with
        {
            Rows = [.. table.Rows.Select(row =>
            {
                var (lead, coordinators) = agencies?.GetValueOrDefault(row.Code) ?? ([], []);
                var first = printed[row.Code].FirstOrDefault();
                return row with
                {
                    TargetPoints = anew ? null : row.TargetPoints,
                    Tasks = anew ? [] : [.. printed[row.Code].Select(task => task.Text)],
                    Lead = row.Lead.Count > 0 ? row.Lead : first?.Lead ?? lead ?? [],
                    Coordinators = row.Coordinators.Count > 0 ? row.Coordinators : first?.Coordinators ?? coordinators ?? [],
                };
            })],
        };
        IEnumerable<OfficialTable> all = draft.Kind == PlanKind.Improvement ? [table, SipasTasks.Table()] : [table];
        var captions = new[] { $"Nhiệm vụ, giải pháp cải thiện Chỉ số cải cách hành chính năm {draft.YearFrom}", $"Nhiệm vụ, giải pháp nâng cao Chỉ số hài lòng của người dân năm {draft.YearFrom}" };
        return ([.. TablesToContent.Of(all, draft.YearFrom).Select((part, i) => part with { Caption = captions[Math.Min(i, 1)] })], draft with { ResultId = result.Id }, null);
    }

    /// <summary>What was not done goes on; what is regular goes on; what was done does not. Last points are those of the newest result.</summary>
    private async Task<(IReadOnlyList<NewPart> Parts, PlanDraft Draft, Message? Problem)> EarlierAsync(PlanDraft draft, CancellationToken cancel)
    {
        if (draft.CopiedFrom is not { } from || await plans.FindAsync(from, cancel) is not { } earlier || earlier.UnitId != draft.UnitId)
            return ([], draft, NoPlan);

        var content = await plans.ContentAsync(from, cancel);
        var finished = await done.FinishedAsync(from, cancel);
        var result = await results.FindAsync(draft.UnitId, draft.YearFrom - 1, cancel);
        var years = Math.Max(1, draft.YearFrom - earlier.YearFrom);
        var points = result?.Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
        var parts = content.Parts.Select(part => new NewPart(part.Caption, part.Columns, [.. content.Rows.Where(row => row.Part == part.Part).Select(row =>
        {
            var node = points?.GetValueOrDefault(row.Code);
            var max = row.Max is null ? null : node?.Max ?? row.Max;
            var last = row.Max is null ? null : node is null ? row.Last : node.Points;
            var isFull = max > 0 && last >= max;
            return new NewLine
            {
                Code = row.Code, ParentCode = row.ParentCode, Level = row.Level, Title = row.Title, IsLeaf = row.IsLeaf, Survey = row.Survey, Max = max, Last = last,
                Target = !row.IsLeaf || max is null ? null : isFull ? max : row.Target is { } target && target > last ? Math.Min(target, max.Value) : null,
                TargetText = row.TargetText, Lead = row.Lead, Coordinators = row.Coordinators, Monitor = row.Monitor, Time = row.Time, Note = row.Note, Inherited = row.Inherited,
                Tasks = [.. content.TasksOf(row).Where(task => !task.IsDropped && !(task.DueOn is not null && finished.Contains(task.Id))).Select(task => new NewTask(
                    task.Text, row.HasPoints ? isFull ? PlanTaskKind.Maintain : PlanTaskKind.Improve : task.Kind, IsProposed: task.DueOn is null && isFull && task.IsProposed, task.IsTitle, task,
                    finished.Contains(task.Id) ? 0 : task.YearsCopied + 1, task.StartsOn?.AddYears(years), task.DueOn?.AddYears(years)))],
            };
        })]));
        return ([.. parts], draft with { ResultId = result is { PublishedAt: not null } ? result.Id : null }, null);
    }

    /// <summary>Rows of the plan above in which the unit has a part; their targets stand in words, for they are not the unit's own points.</summary>
    private async Task<(IReadOnlyList<NewPart> Parts, PlanDraft Draft, Message? Problem)> AboveAsync(PlanDraft draft, CancellationToken cancel)
    {
        if (draft.AboveId is not { } above || await plans.FindAsync(above, cancel) is not { Stage: PlanStage.Issued } plan)
            return ([], draft, NoPlan);

        var content = await plans.ContentAsync(above, cancel);
        var mine = (await done.OfPlanAsync(above, cancel)).Where(duty => duty.UnitId == draft.UnitId && duty.Role != DutyPart.Monitor).Select(duty => duty.TaskId).ToHashSet();
        var lines = content.Rows.Select(row => (row, tasks: content.TasksOf(row).Where(task => mine.Contains(task.Id) && !task.IsDropped).ToList())).Where(pair => pair.tasks.Count > 0).ToList();
        if (lines.Count == 0)
            return ([], draft, NothingAsked);

        var own = (await units.RegisterAsync(cancel)).Find(draft.UnitId)?.Name.Full ?? draft.UnitId;
        var parts = lines.GroupBy(pair => pair.row.Part).Select(part => new NewPart(content.Parts.First(one => one.Part == part.Key).Caption, AboveColumns, [.. part.Select(pair => new NewLine
        {
            Code = pair.row.Code, Level = 1, Title = pair.row.Title, IsLeaf = true, Survey = pair.row.Survey, TargetText = Promise(pair.row), Lead = [own], Time = pair.row.Time,
            Tasks = [.. pair.tasks.Select(task => new NewTask(task.Text, task.Kind, IsProposed: false, Source: task with { Lead = null, Coordinators = null, Monitor = null }, StartsOn: task.StartsOn, DueOn: task.DueOn))],
        })]));
        return ([.. parts], draft with { Basis = draft.Basis.Length > 0 ? draft.Basis : plan.Name }, null);
    }

    private static IReadOnlyList<OfficialColumn> AboveColumns { get; } =
    [
        new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Lĩnh vực/Tiêu chí"), new(ColumnKind.Target, "Mục tiêu"), new(ColumnKind.Tasks, "Nhiệm vụ, giải pháp"), new(ColumnKind.Lead, "Chủ trì"),
        new(ColumnKind.Coordinators, "Phối hợp"), new(ColumnKind.Time, "Thời gian thực hiện"),
    ];

    private static string Promise(PlanRow row) => row.Target is { } target
        ? string.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), $"Góp phần đạt {target:0.####} trên {row.Max:0.####} điểm của kế hoạch cấp trên")
        : row.TargetText;

    private static string Name(PlanDraft draft, UnitRegister register)
    {
        var typed = VietnameseText.Clean(draft.Name ?? "");
        if (typed.Length > 0)
            return typed;

        var unit = register.Find(draft.UnitId)?.Name.Full ?? "";
        var years = draft.YearFrom == draft.YearTo ? FormattableString.Invariant($"năm {draft.YearFrom}") : FormattableString.Invariant($"giai đoạn {draft.YearFrom}-{draft.YearTo}");
        return draft.Kind switch
        {
            PlanKind.Improvement => $"Kế hoạch cải thiện, nâng cao Chỉ số cải cách hành chính và Chỉ số hài lòng của người dân {unit} {years}",
            PlanKind.Yearly => $"Kế hoạch cải cách hành chính {unit} {years}",
            _ => $"Kế hoạch thực hiện {(draft.Basis.Length > 0 ? draft.Basis : "nghị quyết")} {unit} {years}",
        };
    }
}
