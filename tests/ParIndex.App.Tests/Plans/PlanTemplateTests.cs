using ParIndex.App.Plans;
using ParIndex.App.Plans.Comparing;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Templates;
using ParIndex.App.Results.Published;
using ParIndex.App.Results.Reading;
using ParIndex.App.Sample;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Documents;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Templates;
using ParIndex.Documents.Writing;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Plans;

/// <summary>Templates of units: checked when uploaded, filled with the plan's own figures, taken by units below.</summary>
public sealed class PlanTemplateTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2024, 7, 1, 2, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-template-");
    private TestDatabase database = null!;
    private PlanMaker maker = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        maker = new PlanMaker(database.Source, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task The_template_of_the_unit_is_filled_with_the_figures_of_the_plan()
    {
        var id = await StartAsync();
        Assert.Empty(await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, Template("Tổng {{diem_muc_tieu}}/{{diem_toi_da}} điểm, {{so_tieu_chi}} tiêu chí, {{so_tieu_chi_mat_diem}} mất điểm: {{trich_yeu}}")));

        var text = Texts(await DocumentAsync(id));

        Assert.Contains(text, line => line.StartsWith("Tổng 88,679/100,00 điểm, 91 tiêu chí, 35 mất điểm: Cải thiện", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_template_the_official_layout_stays_and_a_template_taken_away_gives_it_back()
    {
        var id = await StartAsync();
        var official = await DocumentAsync(id);
        await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, Template("Riêng {{nam}}"));
        Assert.Contains("Riêng 2024", Texts(await DocumentAsync(id)));

        await maker.DoAsync(async desk =>
        {
            await Desk(desk).Save.RemoveAsync(SampleInstallation.DakNong, TemplateKind.Plan);
            return 0;
        });
        Assert.Equal(Texts(official), Texts(await DocumentAsync(id)));
    }

    [Fact]
    public async Task A_unit_below_takes_the_template_of_the_nearest_unit_above()
    {
        await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, Template("Của tỉnh {{nam}}"));
        var values = new TemplateValues(new Dictionary<string, string> { ["nam"] = "2024" }, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>());
        var filled = await maker.DoAsync(async desk =>
        {
            var register = await new UnitStore(desk.Session, new UnitRegisterCache()).RegisterAsync();
            return await Desk(desk).Unit.FillAsync(SampleInstallation.DakNong + "/huyen-01", TemplateKind.Plan, new DateOnly(2024, 12, 31), register, () => values);
        });

        Assert.Contains("Của tỉnh 2024", Texts(filled!));
    }

    [Fact]
    public async Task A_document_in_the_starting_template_holds_every_row_and_compares_without_a_difference()
    {
        var id = await StartAsync();
        Assert.Empty(await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, StartTemplate.Of(TemplateKind.Plan)));

        var document = await DocumentAsync(id);

        Assert.DoesNotContain(Texts(document), line => line.Contains("{{", StringComparison.Ordinal));
        var (plan, content) = await maker.DoAsync(async desk => ((await desk.Plans.FindAsync(id))!, await desk.Plans.ContentAsync(id)));
        var found = ComparePlan.Run(plan, content, OfficialDocumentReader.Read(DocumentFile.Read(new MemoryStream(document), "ke-hoach.docx")));
        Assert.Empty(found.Differences.Select(one => $"{one.Part} {one.Code} {one.Kind} {one.Column}: {one.Was} → {one.Is}"));
        Assert.Empty(found.MissingParts);
    }

    [Fact]
    public async Task All_faults_of_a_template_are_told_at_once_and_nothing_is_kept()
    {
        var problems = await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, Template("{{nmm}} {{tieu_chi}} {{ky_bao_cao}}"));

        Assert.Equal(3, problems.Count);
        Assert.Single(await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, Template("không có trường")));
        Assert.Single(await SaveAsync(SampleInstallation.DakNong, TemplateKind.Plan, "không phải tệp Word"u8.ToArray()));
        Assert.Empty(await maker.DoAsync(desk => Desk(desk).Store.ListAsync(null)));
    }

    [Fact]
    public void A_report_is_filled_with_its_own_figures()
    {
        var day = new DateOnly(2024, 3, 31);
        var report = new ProgressReport(Guid.Empty, Guid.Empty, "u", "u", ReportKind.Quarter, "", new(2024, 1, 1), day, day, new Dictionary<ReportSection, string>(), null, null, null, null, 0);
        var plan = new Plan(Guid.Empty, "u", PlanKind.Yearly, "Kế hoạch cải cách hành chính", "", 2024, 2024, null, null, null, "", PlanStage.Issued, null, 1, day, "", null, null, 1, "", default);
        var task = new ReportTask(1, "1.1", "1", "Rà soát văn bản", ["u"], null, 40, TaskLight.OnTrack, "", "", "Xong một nửa\nđúng tiến độ", null);
        var figures = new ReportFigures(day, new Dictionary<TaskLight, int> { [TaskLight.OnTrack] = 3, [TaskLight.Done] = 1 }, [], [task, task, task, task], [], 0, 0, 0, []);
        var register = Core.Units.UnitRegister.Build([]).Register!;
        var values = ReportTemplateFields.Of(new ReportFacts(report, plan, figures, new Dictionary<ReportSection, string> { [ReportSection.Results] = "Một\nHai" }, register));

        var filled = DocxTemplate.Open(new MemoryStream(StartTemplate.Of(TemplateKind.Report)), "mau.docx").Fill(values);

        var lines = Texts(filled);
        Assert.Contains("Tính đến ngày 31/03/2024 có 4 nhiệm vụ: 1 hoàn thành (25%), 3 đúng tiến độ, 0 có nguy cơ, 0 quá hạn.", lines);
        Assert.Contains("Một\nHai", lines);
        Assert.Equal(4, lines.Count(line => line == "1.1|Rà soát văn bản|u|Thường xuyên|40%|Đúng tiến độ|Xong một nửa\nđúng tiến độ"));
    }

    private async Task<Guid> StartAsync() =>
        (await maker.DoAsync(desk => desk.Start.RunAsync(new PlanDraft(SampleInstallation.DakNong, PlanKind.Improvement, null, 2024, 2024), PlanStart.Result))).Id!.Value;

    private Task<byte[]> DocumentAsync(Guid id) => maker.DoAsync(async desk => await new PlanFiles(desk.Plans, desk.Goals, new StandingsQuery(desk.Session), Desk(desk).Unit)
        .DocumentAsync((await desk.Plans.FindAsync(id))!, await new UnitStore(desk.Session, new UnitRegisterCache()).RegisterAsync()));

    private Task<IReadOnlyList<Core.Text.Message>> SaveAsync(string unit, TemplateKind kind, byte[] template) => maker.DoAsync(desk => Desk(desk).Save.RunAsync(unit, kind, "mẫu.docx", new MemoryStream(template)));

    private (TemplateStore Store, SaveTemplate Save, UnitTemplate Unit) Desk(PlanDesk desk)
    {
        var store = new TemplateStore(desk.Session, clock);
        var files = new FileStore(desk.Session, new FileFolder(data.FullName));
        return (store, new SaveTemplate(desk.Session, store, files), new UnitTemplate(store, files));
    }

    private static byte[] Template(string text)
    {
        using var bytes = new MemoryStream();
        new DocxWriter().Paragraph(text, TextLook.Body).Save(bytes);
        return bytes.ToArray();
    }

    private static List<string> Texts(byte[] document) => [.. DocumentFile.Read(new MemoryStream(document), "a.docx").Blocks.SelectMany(block => block switch
    {
        ParagraphBlock paragraph => [paragraph.Text],
        TableBlock table => table.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))),
        _ => Enumerable.Empty<string>(),
    })];
}
