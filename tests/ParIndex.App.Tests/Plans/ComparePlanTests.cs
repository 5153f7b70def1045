using ParIndex.App.Plans;
using ParIndex.App.Plans.Comparing;
using ParIndex.App.Plans.Making;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Sample;
using ParIndex.Core.Results;
using ParIndex.Documents.Reading;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Plans;

/// <summary>Documents of a plan edited outside: untouched ones show nothing, edited ones exactly what was edited.</summary>
public sealed class ComparePlanTests : IAsyncLifetime
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

    [Theory]
    [InlineData(PlanStart.Result, "ke-hoach.docx")]
    [InlineData(PlanStart.Result, "ke-hoach.xlsx")]
    [InlineData(PlanStart.ResultAnew, "ke-hoach.docx")]
    [InlineData(PlanStart.Document, "ke-hoach.docx")]
    [InlineData(PlanStart.Document, "ke-hoach.xlsx")]
    public async Task An_untouched_document_shows_nothing(PlanStart start, string file)
    {
        var (plan, content) = await StartAsync(start);

        var found = ComparePlan.Run(plan, content, Edited(plan, content, table => table, file));

        Assert.Empty(found.Differences);
        Assert.Empty(found.MissingParts);
        Assert.True(found.Compared >= content.Rows.Count);
    }

    [Fact]
    public async Task Exactly_what_was_edited_is_found_and_taken_over()
    {
        var (plan, content) = await StartAsync(PlanStart.Result);
        var leaf = content.Rows.First(row => row.HasPoints && row.Last < row.Max && content.TasksOf(row).Any());
        var other = content.Rows.First(row => row.HasPoints && row.Code != leaf.Code && row.Part == leaf.Part && row.Inherited.Length == 0 && row.Lead.Length > 0);
        var task = content.TasksOf(leaf).First().Text;
        var read = Edited(plan, content, table => table with
        {
            Rows = [.. table.Rows.Select(row => row.Code == leaf.Code && row.Title == leaf.Title
                ? row with { TargetPoints = leaf.Max, Tasks = [task + " trước quý IV năm 2024", .. row.Tasks.Skip(1), "Kiểm tra đột xuất hai xã mỗi quý"], Inherited = [] }
                : row.Code == other.Code && row.Title == other.Title ? row with { Title = row.Title + " bổ sung", Lead = ["Sở Khoa học và Công nghệ"], Inherited = [] } : row)],
        });

        var found = ComparePlan.Run(plan, content, read);

        var told = found.Differences.Select(one => $"{one.Code} {one.Kind} {one.Column} {one.Is}").Order(StringComparer.Ordinal);
        string[] planted =
        [
            .. leaf.Target == leaf.Max ? [] : new[] { $"{leaf.Code} Cell Target {PlanDigits.Vi(leaf.Max)}" }, $"{leaf.Code} TaskChanged Tasks {task} trước quý IV năm 2024", $"{leaf.Code} TaskAdded Tasks Kiểm tra đột xuất hai xã mỗi quý",
            $"{other.Code} Cell Title {other.Title} bổ sung", $"{other.Code} Cell Lead Sở Khoa học và Công nghệ",
        ];
        Assert.Equal(planted.Order(StringComparer.Ordinal), told);
        Assert.All(found.Differences, one => Assert.True(one.Where is not null && one.MayTake == (one.Column != ColumnKind.Title)));

        var (taken, not) = await TakeAsync(plan, found.Differences.Where(one => one.MayTake));
        Assert.Empty(not);
        Assert.Equal(planted.Length - 1, taken);
        var after = await maker.DoAsync(desk => desk.Plans.ContentAsync(plan.Id));
        Assert.Equal(["Sở Khoa học và Công nghệ"], after.Rows.Single(row => row.Part == other.Part && row.Code == other.Code).Lead);
        Assert.Equal(leaf.Max, after.Rows.Single(row => row.Part == leaf.Part && row.Code == leaf.Code).Target);
        Assert.Single(ComparePlan.Run(plan, after, read).Differences, one => one.Column == ColumnKind.Title);
    }

    [Fact]
    public async Task Rows_and_tasks_taken_away_are_found_in_a_plan_without_points()
    {
        var (plan, content) = await StartAsync(PlanStart.Document);
        var read = Edited(plan, content, table => table with
        {
            Rows = [.. table.Rows.Where(row => row.Code != "1.2").Select(row => row.Code == "2.1" ? row with { Tasks = [.. row.Tasks.Take(1)], TargetText = "99% hồ sơ đúng hạn" } : row)],
        });

        var found = ComparePlan.Run(plan, content, read).Differences;

        Assert.Equal(["1.2 RowRemoved", "2.1 Cell", "2.1 TaskRemoved"], found.Select(one => $"{one.Code} {one.Kind}"));
        var (taken, not) = await TakeAsync(plan, found.Where(one => one.MayTake));
        Assert.Equal((2, 0), (taken, not.Count));
        Assert.Equal(["1.2 RowRemoved"], ComparePlan.Run(plan, await maker.DoAsync(desk => desk.Plans.ContentAsync(plan.Id)), read).Differences.Select(one => $"{one.Code} {one.Kind}"));
    }

    [Fact]
    public async Task What_is_below_the_last_points_is_not_taken_without_a_reason_and_a_changed_plan_not_overwritten()
    {
        var (plan, content) = await StartAsync(PlanStart.Result);
        var leaf = content.Rows.First(row => row.HasPoints && row.Last > 0 && content.TasksOf(row).Any());
        var task = content.TasksOf(leaf).First();

        var (taken, not) = await TakeAsync(plan,
        [
            new(DifferenceKind.Cell, leaf.Part, leaf.Code, "", ColumnKind.Target, "", "0", null, true), new(DifferenceKind.TaskRemoved, leaf.Part, leaf.Code, "", ColumnKind.Tasks, "cũ", "", null, true, task.Id),
        ]);

        Assert.Equal(0, taken);
        Assert.Equal([true, true], not.Select(one => one.Problem.Vietnamese.Contains("ghi lý do", StringComparison.Ordinal) || one.Problem.Vietnamese.Contains("đối chiếu lại", StringComparison.Ordinal)));
    }

    private static OfficialDocument Edited(Plan plan, PlanContent content, Func<OfficialTable, OfficialTable> edit, string file = "ke-hoach.docx")
    {
        var tables = PlanPaper.Tables(plan, content);
        using var bytes = new MemoryStream();
        AppendixFile.Write(tables with { Tables = [edit(tables.Tables[0]), .. tables.Tables.Skip(1)] }, bytes, file);
        bytes.Position = 0;
        return OfficialDocumentReader.Read(DocumentFile.Read(bytes, file));
    }

    private Task<(int Taken, IReadOnlyList<NotTaken> Not)> TakeAsync(Plan plan, IEnumerable<PlanDifference> differences) => maker.DoAsync(desk => new TakeDifferences(desk.Plans, desk.Change).RunAsync(
        plan.Id, [.. differences.Select(one => new ChosenDifference(one.Kind, one.Part, one.Code, one.Column, one.Was, one.Is, one.Task))]));

    private async Task<(Plan Plan, PlanContent Content)> StartAsync(PlanStart start)
    {
        var (id, problems) = await maker.DoAsync(desk => desk.Start.RunAsync(new PlanDraft(SampleInstallation.DakNong, PlanKind.Improvement, null, 2024, 2024), start, start == PlanStart.Document ? SmallPlan.Document : null));
        Assert.Empty(problems);
        return await maker.DoAsync(async desk => ((await desk.Plans.FindAsync(id!.Value))!, await desk.Plans.ContentAsync(id.Value)));
    }
}
