using Dapper;
using ParIndex.App.Results.Importing;
using ParIndex.App.Results.Published;
using ParIndex.App.Sample;
using Xunit;

namespace ParIndex.App.Tests.Results.Importing;

public sealed class StoreImportTests : ImportTest
{
    [Theory]
    [InlineData(2020, ".tsv", 82.05272, 17.94728, 47)]
    [InlineData(2020, ".docx", 82.05272, 17.94728, 47)]
    [InlineData(2023, ".tsv", 85.415, 14.5855, null)]
    [InlineData(2023, ".docx", 85.415, 14.5855, null)]
    [InlineData(2023, ".xlsx", 85.415, 14.5855, null)]
    public async Task Store_SampleAppendix_HoldsThePublishedFigures(int year, string suffix, double points, double lost, int? losses)
    {
        var id = await An.DraftAsync(suffix == ".tsv" ? ImportDesk.Appendix(year) : ImportDesk.Printed(year, suffix), "phu-luc" + suffix);

        var stored = await An.StoreAsync(id, publish: true, reason: "Nhập lại từ văn bản gốc");

        Assert.Empty(stored.Problems);
        // The set rounds fields before they are summed; points lost at leaves are not rounded.
        var result = await ScalarAsync<decimal>("select points from results.result where id = @ResultId and version = 2 and published_at is not null", new { stored.ResultId });
        Assert.Equal((decimal)points, result);
        Assert.Equal((decimal)lost, await ScalarAsync<decimal>("select sum(lost) from results.loss where result_id = @ResultId", new { stored.ResultId }));
        if (losses is { } count)
            Assert.Equal(count, await ScalarAsync<int>("select count(*) from results.loss where result_id = @ResultId", new { stored.ResultId }));

        Assert.Equal(1, await ScalarAsync<int>("select count(*) from results.result where unit_id = @DakNong and year = @year and superseded_at is not null", new { SampleInstallation.DakNong, year }));
        await using var anyone = Database.Public();
        var shown = (await new ResultQuery(anyone).FindAsync(SampleInstallation.DakNong, year))!;
        Assert.Equal((stored.ResultId!.Value, "Kế hoạch 475/KH-UBND ngày 18/7/2024 của UBND tỉnh Đắk Nông", "phu-luc" + suffix), (shown.Id, shown.Source, shown.DocumentName));
        Assert.All(shown.Nodes, node => Assert.NotNull(node.Key));
    }

    [Fact]
    public async Task Store_Unpublished_IsNotSeenByThePublic()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var stored = await An.StoreAsync(id);

        Assert.Empty(stored.Problems);
        Assert.Equal(17.5m, await ScalarAsync<decimal>("select points from results.result where id = @ResultId", new { stored.ResultId }));
        await using var anyone = Database.Public();
        Assert.Null(await new ResultQuery(anyone).FindAsync(SampleInstallation.DakNong, 2022));
    }

    [Fact]
    public async Task Store_SecondVersion_NeedsAReasonAndShowsWhatChanges()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.StoreAsync(id, publish: true);
        await An.CorrectAsync(id, await An.RowAsync(id, "1.2"), "score", "5,5");

        Assert.Contains("lý do", (await An.StoreAsync(id)).Problems.Single().Vietnamese, StringComparison.Ordinal);
        var review = await An.ReviewAsync(id);
        var change = await An.DoAsync(parts => parts.Changes.OfAsync(SampleInstallation.DakNong, 2022, review.Draft.Draft!));
        Assert.Equal(["1", "1.2"], change.Nodes.Select(node => node.Code));
        Assert.Equal((4m, 5.5m), (change.Nodes[1].PointsBefore, change.Nodes[1].Points));

        Assert.NotNull((await An.StoreAsync(id, publish: true, reason: "Đính chính")).ResultId);
        Assert.Equal("Đính chính", await ScalarAsync<string>("select reason from results.result where unit_id = @DakNong and year = 2022 and version = 2", new { SampleInstallation.DakNong }));
        Assert.Equal("Đính chính", await ScalarAsync<string>("select reason from audit.process where kind = 'results.import' order by at desc limit 1"));
    }

    [Fact]
    public async Task Store_PressedTwice_StoresOnce()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var review = await An.ReviewAsync(id);
        var order = new StoreOrder(review.Import.Version, review.Revision, null, false, "", true);

        var both = await Task.WhenAll(An.DoAsync(parts => parts.Store.StoreAsync(id, order)), An.DoAsync(parts => parts.Store.StoreAsync(id, order)));

        Assert.Single(both, outcome => outcome.ResultId is not null);
        Assert.Equal(1, await ScalarAsync<int>("select count(*) from results.result where unit_id = @DakNong and year = 2022", new { SampleInstallation.DakNong }));
    }

    [Fact]
    public async Task Store_CorrectedSincePreview_IsRefused()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        var review = await An.ReviewAsync(id);
        await Binh.CorrectAsync(id, 3, "score", "5");

        var outcome = await An.DoAsync(parts => parts.Store.StoreAsync(id, new StoreOrder(review.Import.Version, review.Revision, null, false, "", true)));
        Assert.Contains("đã thay đổi", outcome.Problems.Single().Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ErrorsLeft_NeedsThemLookedAt()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.CorrectAsync(id, await An.RowAsync(id, "1"), "score", "3");

        Assert.Contains("lỗi", (await An.StoreAsync(id, accept: false)).Problems.Single().Vietnamese, StringComparison.Ordinal);
        Assert.NotNull((await An.StoreAsync(id, accept: true)).ResultId);
    }

    [Fact]
    public async Task Store_RowsTheSetDoesNotKnow_IsRefusedWithTheirCodes()
    {
        var set = await ScalarAsync<Guid>("select v.id from criteria.version v join criteria.set s on s.id = v.set_id where s.key = 'province-876'");
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt", new ImportDescription(1, SampleInstallation.DakNong, 2022, set, "Báo cáo 1/BC"));
        await An.CorrectAsync(id, await An.RowAsync(id, "2.1"), "code", "99.1");

        var outcome = await An.StoreAsync(id);
        Assert.Contains(outcome.Problems, problem => problem.Vietnamese.Contains("99.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_DoubledCode_IsRefused()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.CorrectAsync(id, await An.RowAsync(id, "1.2"), "code", "1.1");
        Assert.Contains("1.1", (await An.StoreAsync(id)).Problems.Single().Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_Always_LeavesTheAuditChainOfItsProcess()
    {
        var id = await An.DraftAsync(ImportDesk.Small(), "a.txt");
        await An.StoreAsync(id);

        await using var session = Database.System();
        var connection = await session.ConnectionAsync();
        var tables = (await connection.QueryAsync<string>(
            "select distinct table_name from audit.event e join audit.process p on p.id = e.process_id where p.kind = 'results.import' and p.actor_name = 'An'")).Order().ToList();
        Assert.Equal(["results.document", "results.import", "results.imported", "results.loss", "results.node", "results.result"], tables);
    }
}
