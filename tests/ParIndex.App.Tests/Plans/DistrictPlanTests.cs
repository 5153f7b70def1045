using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Results.Appendix;
using ParIndex.App.Results.Reading;
using ParIndex.App.Tests.Results.Appendix;
using ParIndex.App.Tests.Results.Reading;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Plans;

/// <summary>The plan of a district without points: targets in words, an agency that watches over each; read from a document, tracked, written back the same.</summary>
public sealed class DistrictPlanTests : IAsyncLifetime
{
    private const string District = "vn-67/huyen-01";

    private readonly StoppedClock clock = new(new DateTimeOffset(2024, 3, 1, 2, 0, 0, TimeSpan.Zero));
    private readonly string folder = Directory.CreateTempSubdirectory("parindex-plan-").FullName;
    private TestDatabase database = null!;
    private PlanMaker maker = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        maker = new PlanMaker(database.Source, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await database.DisposeAsync();
    }

    [Fact]
    public Task Small_plan_is_written_back_the_same() => WrittenBackAsync(Small());

    [Fact]
    public Task Published_plan_is_written_back_the_same() =>
        WrittenBackAsync(OfficialDocumentReader.Read(DocumentFile.Read(SharedFolder.Seed("ke-hoach-tuy-phuoc-2023-2025.docx"))));

    [Fact]
    public async Task Targets_in_words_are_tracked_by_who_leads_and_confirmed_by_who_watches()
    {
        var id = await StartAsync(Small());
        await IssueAsync(id);
        var plan = (await maker.DoAsync(desk => desk.Plans.FindAsync(id)))!;
        var board = await maker.DoAsync(desk => desk.Board.OfAsync(plan));
        Assert.Equal(["Ban hành kế hoạch trong quý I", "Hoàn thành 100% kế hoạch", "100% hồ sơ đúng hạn"], board.Tasks.Select(task => task.Task.Text));
        var first = board.Tasks[0];
        Assert.Equal((DutyPart.Lead, District), (first.Lines[0].Duty.Role, first.Lines[0].Duty.UnitId));
        Assert.Equal(TaskLight.OnTrack, first.Light);

        Assert.Null(await maker.DoAsync(desk => desk.Work.ReportAsync(first.Task.Id, District, 0, 100, "Đã ban hành ngày 20/02.")));
        Assert.Null(await maker.DoAsync(desk => desk.Work.ConfirmAsync(first.Task.Id, District)));
        Assert.Equal(TaskLight.Done, (await maker.DoAsync(desk => desk.Board.OfAsync(plan))).Tasks[0].Light);
    }

    private async Task WrittenBackAsync(OfficialDocument document)
    {
        var id = await StartAsync(document);
        var plan = (await maker.DoAsync(desk => desk.Plans.FindAsync(id)))!;
        var tables = PlanPaper.Tables(plan, await maker.DoAsync(desk => desk.Plans.ContentAsync(id)));
        SameRows.Assert(document, tables, "kept");
        var file = Path.Combine(folder, "ke-hoach.docx");
        AppendixFile.Write(tables, file);
        SameRows.Assert(document, OfficialDocumentReader.Read(DocumentFile.Read(file)), "docx");
    }

    private async Task<Guid> StartAsync(OfficialDocument document)
    {
        var (id, problems) = await maker.DoAsync(desk => desk.Start.RunAsync(new PlanDraft(District, PlanKind.Resolution, "Kế hoạch 2023-2025", 2023, 2025), PlanStart.Document, document));
        Assert.Empty(problems);
        return id!.Value;
    }

    private async Task IssueAsync(Guid id)
    {
        Assert.Null(await maker.DoAsync(desk => desk.Move.SubmitAsync(id)));
        Assert.Null(await maker.DoAsync(desk => desk.Move.IssueAsync(id, 7, new DateOnly(2024, 2, 1), "Chủ tịch")));
    }

    private static OfficialDocument Small() => new(
        "nho.docx",
        [
            new OfficialTable
            {
                Caption = "Phụ lục các nhiệm vụ",
                Columns =
                [
                    new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Tiêu chí"), new(ColumnKind.Target, "Mục tiêu"), new(ColumnKind.Lead, "Cơ quan chủ trì"), new(ColumnKind.Coordinators, "Cơ quan phối hợp"),
                    new(ColumnKind.Monitor, "Cơ quan theo dõi"),
                ],
                Rows =
                [
                    Row("1", "", 1, "CHỈ ĐẠO ĐIỀU HÀNH"),
                    Row("1.1", "1", 2, "Kế hoạch cải cách hành chính") with { TargetText = "Ban hành kế hoạch trong quý I | Hoàn thành 100% kế hoạch", Lead = ["UBND huyện"], Coordinators = ["Phòng Tư pháp"], Monitor = ["Phòng Nội vụ"] },
                    Row("2", "", 1, "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
                    Row("2.1", "2", 2, "Giải quyết hồ sơ đúng hạn") with { TargetText = "100% hồ sơ đúng hạn", Lead = ["UBND huyện"], Monitor = ["Văn phòng HĐND và UBND"] },
                ],
            },
        ],
        [],
        []);

    private static OfficialRow Row(string code, string parent, int level, string title) => new() { Code = code, Parent = parent, Level = level, Title = title, Source = SourcePlace.AtLine(1) };
}
