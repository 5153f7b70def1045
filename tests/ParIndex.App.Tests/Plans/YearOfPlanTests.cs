using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Feeding;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Sample;
using ParIndex.Core.Plans;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Plans;

/// <summary>
/// A year of a province under a clock that is moved on: a plan with 50 duties, reports of progress, confirmations, an obstacle, reminders on their days, and four quarterly
/// reports merged upward with their gaps.
/// </summary>
public sealed class YearOfPlanTests : IAsyncLifetime
{
    private const int Year = 2026;
    private const int Tasks = 25;
    private const string Province = "vn-68-2025";

    private readonly StoppedClock clock = new(new DateTimeOffset(Year, 1, 5, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private PlanMaker maker = null!;
    private string[] departments = null!;
    private Guid officer;
    private Guid maker2;
    private Plan plan = null!;
    private TaskRow[] tasks = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        maker = new PlanMaker(database.Source, clock);
        await database.WriteAsync("delete from plans.plan");
        departments = [SampleInstallation.LamDongHomeAffairs, Province + "/so-tu-phap"];
        await using var session = database.System();
        await session.BeginAsync("test.people");
        var accounts = new NewAccounts(session, clock);
        officer = await accounts.AddAsync(new NewAccount("Lê Thị Tư", "tu.le", "tu@lamdong.example"));
        await accounts.AssignAsync(officer, new Assignment(Role.Officer, departments[1]));
        maker2 = await accounts.AddAsync(new NewAccount("Phạm Văn Điều", "dieu.pham", "dieu@lamdong.example"));
        await accounts.AssignAsync(maker2, new Assignment(Role.Coordinator, Province));
        await session.CommitAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_year_has_the_right_lights_reminders_and_merged_reports_at_each_quarter()
    {
        await MakeAsync();
        Assert.Equal(2 * Tasks, (await maker.DoAsync(desk => desk.Duties.OfPlanAsync(plan.Id))).Count);
        Assert.Equal(Lights((TaskLight.OnTrack, Tasks)), await LightsAsync());
        Assert.Equal(1, await ToldAsync(officer, "plan-issued"));

        // First quarter: both have done three tasks, Home Affairs two more.
        clock.MoveTo(new DateOnly(Year, 3, 20));
        foreach (var (i, task) in tasks.Take(5).Index())
        {
            for (var unit = 0; unit < (i < 3 ? 2 : 1); unit++)
            {
                await ReportAsync(task, unit, 100);
                await ConfirmAsync(task, unit);
            }
        }

        await ReportAsync(tasks[5], 0, 100);
        // Due on the 28th: seven days before its last day who has not reported is reminded, once however often the program runs.
        clock.MoveTo(new DateOnly(Year, 3, 21));
        await RemindAsync();
        await RemindAsync();
        Assert.Equal(1, await ToldAsync(officer, "task-due"));
        clock.MoveTo(new DateOnly(Year, 3, 31));
        var first = await MergeAsync(1, sends: [0]);
        Assert.Equal([departments[1]], first.NotSent);
        Assert.Equal(Tasks, first.Count);
        Assert.Equal(3, first.Lights[TaskLight.Done]);
        Assert.Equal(first.Lights, await LightsAsync());
        Assert.NotEmpty(first.Silent);

        // Second quarter: what was due in March is late, and a week later who made the plan is told.
        clock.MoveTo(new DateOnly(Year, 4, 6));
        await RemindAsync();
        Assert.Equal(1, await ToldAsync(maker2, "task-late"));
        // The 6th of April is a Monday: the state of the plan, once.
        Assert.Equal(1, await ToldAsync(maker2, "plan-week"));
        Assert.Null(await maker.DoAsync(desk => desk.Work.RaiseAsync(tasks[7].Id, departments[1], "Chưa có hướng dẫn của bộ", new DateOnly(Year, 5, 1))));
        Assert.Equal(1, await ToldAsync(maker2, "obstacle"));
        clock.MoveTo(new DateOnly(Year, 6, 30));
        var board = await BoardAsync();
        Assert.Equal(TaskLight.Late, board.Tasks.First(task => task.Task.Id == tasks[6].Id).Light);
        var second = await MergeAsync(2, sends: [0, 1]);
        Assert.Empty(second.NotSent);
        Assert.Contains(second.Obstacles, obstacle => obstacle.Text == "Chưa có hướng dẫn của bộ" && obstacle.Answer is null);

        // Third quarter: everybody works; nobody confirms their own.
        clock.MoveTo(new DateOnly(Year, 9, 15));
        foreach (var task in tasks.Skip(3))
        {
            await ReportAsync(task, 0, 100);
            await ReportAsync(task, 1, 100);
        }

        Assert.Equal("Người báo hoàn thành không tự xác nhận. Hãy để người khác xác nhận.", (await maker.AsAsync(Officer, desk => desk.Work.ConfirmAsync(tasks[9].Id, departments[1])))!.Vietnamese);
        clock.MoveTo(new DateOnly(Year, 9, 30));
        var third = await MergeAsync(3, sends: [0, 1]);
        Assert.Equal(0, third.Lights.GetValueOrDefault(TaskLight.Late));
        Assert.True(third.Lights[TaskLight.Reported] > 0);

        // Fourth quarter: all confirmed.
        clock.MoveTo(new DateOnly(Year, 12, 20));
        foreach (var task in tasks)
        {
            for (var i = 0; i < departments.Length; i++)
            {
                if ((await maker.DoAsync(desk => desk.Duties.OfTaskAsync(task.Id))).First(duty => duty.UnitId == departments[i]) is { IsConfirmed: false } open)
                {
                    if (open.Percent < 100)
                        await ReportAsync(task, i, 100);

                    await ConfirmAsync(task, i);
                }
            }
        }

        clock.MoveTo(new DateOnly(Year, 12, 31));
        var fourth = await MergeAsync(4, sends: [0, 1]);
        Assert.Equal(Lights((TaskLight.Done, Tasks)), fourth.Lights);
        Assert.Empty(fourth.Silent);
        // Figures for criteria about plans and reports: what was sent was in time, what is due and not sent counts as well.
        var measured = new MeasuredPlan(plan, await BoardAsync(), await maker.DoAsync(desk => desk.Reports.OfPlanAsync(plan.Id)));
        Assert.Equal((Tasks, 1m), (measured.Of(PlanMeasure.Done), measured.Of(PlanMeasure.DoneShare)));
        Assert.Equal((decimal?)measured.Reports.Count(report => report.IsSent), measured.Of(PlanMeasure.ReportsOnTime));
        Assert.True(measured.Of(PlanMeasure.ReportsOnTimeShare) < 1);
        // What was sent stays as it was sent.
        var reports = await maker.DoAsync(desk => desk.Reports.OfPlanAsync(plan.Id));
        Assert.Equal(3, reports.Single(report => report.IsMerged && report.Kind == ReportKind.Quarter && report.From.Month == 1).Figures!.Lights[TaskLight.Done]);
    }

    /// <summary>25 tasks led by two departments each; a third is due on 28 March, a third in August, the others are regular.</summary>
    private async Task MakeAsync()
    {
        var rows = Enumerable.Range(1, Tasks).Select(i => new OfficialRow
        {
            Code = $"1.{i}", Parent = "1", Level = 2, Title = $"Tiêu chí {i}", Max = 1, Score = 0.5m, TargetPoints = 0.8m, Tasks = [$"Việc {i}"], Lead = ["Sở Nội vụ", "Sở Tư pháp"], Source = SourcePlace.AtLine(i),
        });
        var table = new OfficialTable
        {
            Columns = [new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Tiêu chí"), new(ColumnKind.Max, "Điểm tối đa"), new(ColumnKind.Score, "Điểm 2025", Year - 1)],
            Rows = [new OfficialRow { Code = "1", Level = 1, Title = "Lĩnh vực", Max = Tasks, Score = Tasks * 0.5m, Source = SourcePlace.AtLine(1) }, .. rows],
        };
        var (id, problems) = await maker.DoAsync(desk => desk.Start.RunAsync(new PlanDraft(Province, PlanKind.Improvement, "Kế hoạch năm", Year, Year), PlanStart.Document, new OfficialDocument("x", [table], [], [])));
        Assert.Empty(problems);
        tasks = [.. (await maker.DoAsync(desk => desk.Plans.ContentAsync(id!.Value))).Tasks];
        foreach (var (i, task) in tasks.Index())
        {
            var due = (i % 3) switch { 0 => new DateOnly(Year, 3, 28), 1 => new DateOnly(Year, 8, 31), _ => (DateOnly?)null };
            if (due is not null)
                Assert.Empty(await maker.DoAsync(desk => desk.Change.ChangeTaskAsync(task.Id, task.Version, new TypedTask(task.Text, PlanTaskKind.Improve, null, null, null, null, null, due, null, null, null, null))));
        }

        Assert.Null(await maker.DoAsync(desk => desk.Move.SubmitAsync(id!.Value)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.IssueAsync(id!.Value, 3, new DateOnly(Year, 1, 5), "")));
        plan = (await maker.DoAsync(desk => desk.Plans.FindAsync(id!.Value)))!;
        Assert.Equal(18, (await maker.DoAsync(desk => desk.Write.AskYearAsync(plan.Id, Year))).Added);
    }

    private async Task ReportAsync(TaskRow task, int unit, int percent)
    {
        var seen = (await maker.DoAsync(desk => desk.Duties.OfTaskAsync(task.Id))).First(duty => duty.UnitId == departments[unit]);
        if (seen.IsConfirmed)
            return;

        Assert.Null(await maker.AsAsync(unit == 1 ? Officer : null, desk => desk.Work.ReportAsync(task.Id, departments[unit], seen.Version, percent, "Đã làm")));
    }

    private async Task ConfirmAsync(TaskRow task, int unit) => Assert.Null(await maker.AsAsync(Maker, desk => desk.Work.ConfirmAsync(task.Id, departments[unit])));

    private async Task<ReportFigures> MergeAsync(int quarter, int[] sends)
    {
        var reports = (await maker.DoAsync(desk => desk.Reports.OfPlanAsync(plan.Id))).Where(report => report.Kind == ReportKind.Quarter && report.From.Month == ((quarter - 1) * 3) + 1).ToList();
        foreach (var unit in sends)
        {
            var own = reports.Single(report => report.UnitId == departments[unit]);
            Assert.Null(await maker.DoAsync(desk => desk.Write.SaveAsync(own.Id, own.Version, new Dictionary<ReportSection, string> { [ReportSection.Results] = $"Kết quả quý {quarter}" }, sends: true)));
        }

        var merged = reports.Single(report => report.IsMerged);
        var figures = await maker.DoAsync(desk => desk.Figures.OfAsync(merged, plan));
        var siblings = await maker.DoAsync(desk => desk.Reports.SiblingsAsync(merged));
        var texts = ReportDraft.Of(merged, figures, siblings, unit => unit);
        Assert.Equal(sends.Length, texts[ReportSection.Results].Split('\n').Count(line => line.EndsWith($"Kết quả quý {quarter}", StringComparison.Ordinal)));
        Assert.Null(await maker.DoAsync(desk => desk.Write.SaveAsync(merged.Id, merged.Version, texts, sends: true)));
        return (await maker.DoAsync(desk => desk.Reports.FindAsync(merged.Id)))!.Figures!;
    }

    private App.Audit.Actor Officer => new(officer, "Lê Thị Tư", departments[1]);

    private App.Audit.Actor Maker => new(maker2, "Phạm Văn Điều", string.Join(',', departments.Append(Province)));

    private Task<TaskBoard> BoardAsync() => maker.DoAsync(desk => desk.Board.OfAsync(plan));

    private async Task<IReadOnlyDictionary<TaskLight, int>> LightsAsync() => (await BoardAsync()).Counts;

    private static Dictionary<TaskLight, int> Lights(params (TaskLight Light, int Count)[] counts) => counts.ToDictionary(pair => pair.Light, pair => pair.Count);

    private Task<bool> RemindAsync() => maker.DoAsync(async desk =>
    {
        await desk.Notices.RemindAsync();
        await desk.Notices.TellWeekAsync(desk.Plans, desk.Board);
        return true;
    });

    private async Task<long> ToldAsync(Guid account, string kind)
    {
        await using var session = database.System();
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<long>("select count(*) from notices.notice where account_id = @account and kind = @kind", new { account, kind });
    }
}
