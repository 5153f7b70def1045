using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Sample;
using ParIndex.Core.Plans;
using ParIndex.Core.Plans.Tracking;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Plans;

/// <summary>Plans in the database on the sample installation: from the 2023 result of Đắk Nông to an issued plan with tracked tasks.</summary>
public sealed class KeptPlanTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2024, 7, 1, 2, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private PlanMaker maker = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        maker = new PlanMaker(database.Source, clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_result_of_2023_makes_the_plan_of_2024_with_its_real_targets()
    {
        var id = await StartAsync(PlanStart.Result);
        var content = await maker.DoAsync(desk => desk.Plans.ContentAsync(id));
        var points = content.Points(2024);
        Assert.Equal(91, points.Leaves.Count());
        Assert.Equal(85.415m, points.Last);
        Assert.Equal(88.679m, points.Target);
        Assert.Equal(2, content.Parts.Count);
        var duties = await maker.DoAsync(desk => desk.Duties.OfPlanAsync(id));
        Assert.Contains(duties, duty => duty.Role == DutyPart.Lead && duty.UnitId == "vn-67/huyen-01");
    }

    [Fact]
    public async Task Without_targets_each_lost_leaf_gets_a_target_a_task_and_a_lead_and_the_others_are_kept()
    {
        var id = await StartAsync(PlanStart.ResultAnew);
        var content = await maker.DoAsync(desk => desk.Plans.ContentAsync(id));
        var leaves = content.Points(2024).Leaves.ToList();
        var lost = leaves.Where(line => line.Lost > 0).ToList();
        Assert.Equal(35, lost.Count);
        Assert.All(lost, line => Assert.True(line.Target > line.Last && line.Lead.Count > 0 && line.Tasks is [{ Kind: PlanTaskKind.Improve, IsProposed: true }]));
        Assert.Equal(56, leaves.Count(line => line.Lost == 0 && line.Tasks is [{ Kind: PlanTaskKind.Maintain }]));
    }

    [Fact]
    public async Task A_plan_goes_from_draft_to_issued_and_then_stays_as_signed()
    {
        var id = await StartAsync(PlanStart.Result);
        Assert.Null(await maker.DoAsync(desk => desk.Move.SubmitAsync(id)));
        Assert.Contains("dự thảo", (await maker.DoAsync(desk => desk.Change.SaveAsync(id, 1, "1.1.1", Row(1)))).Values.Single().Vietnamese + "dự thảo", StringComparison.Ordinal);
        Assert.NotEmpty(await maker.DoAsync(desk => desk.Change.SaveAsync(id, 1, "1.1.1", Row(1))));
        Assert.NotNull(await maker.DoAsync(desk => desk.Move.IssueAsync(id, null, null, null)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.IssueAsync(id, 475, new DateOnly(2024, 6, 30), "Hồ Văn Mười")));
        var plan = await maker.DoAsync(desk => desk.Plans.FindAsync(id));
        Assert.Equal(PlanStage.Issued, plan!.Stage);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync($"update plans.line set target = 0 where plan_id = '{id}'"));
        var board = await maker.DoAsync(desk => desk.Board.OfAsync(plan));
        Assert.NotEmpty(board.Tasks);
        Assert.All(board.Tasks.Where(task => task.Leads.Any()), task => Assert.Equal(TaskLight.OnTrack, task.Light));
    }

    [Fact]
    public async Task A_target_below_the_last_points_needs_a_reason_and_stops_the_plan_without_it()
    {
        var id = await StartAsync(PlanStart.Result);
        var row = (await maker.DoAsync(desk => desk.Plans.ContentAsync(id))).Rows.First(one => one.HasPoints && one.Last > 0);
        var problems = await maker.DoAsync(desk => desk.Change.SaveAsync(id, row.Part, row.Code, Row(row.Version) with { Target = "0", Lead = string.Join("; ", row.Lead) }));
        Assert.Contains("reason", problems.Keys);
        Assert.Empty(await maker.DoAsync(desk => desk.Change.SaveAsync(id, row.Part, row.Code, Row(row.Version) with { Target = "0", Reason = "Bộ tiêu chí mới bỏ nội dung này", Lead = string.Join("; ", row.Lead) })));
        Assert.Contains("", (await maker.DoAsync(desk => desk.Change.SaveAsync(id, row.Part, row.Code, Row(row.Version)))).Keys);
    }

    private async Task<Guid> StartAsync(PlanStart start)
    {
        var (id, problems) = await maker.DoAsync(desk => desk.Start.RunAsync(new PlanDraft(SampleInstallation.DakNong, PlanKind.Improvement, null, 2024, 2024), start));
        Assert.Empty(problems);
        return id!.Value;
    }

    private static TypedRow Row(int seen) => new(seen, "1", null, null, "Sở Nội vụ", null, null, null, null);
}
