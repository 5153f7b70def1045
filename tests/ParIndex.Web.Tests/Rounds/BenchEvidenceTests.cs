using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Browser;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>Evidence on the workbench, without scripts: the named page beside the entry, other pieces and pages as links.</summary>
public sealed class BenchEvidenceTests(AccountFixture web, ITestOutputHelper output) : IClassFixture<AccountFixture>
{
    private const string Field = "chi-dao-dieu-hanh", Plan = SampleRounds.Plan, Tasks = SampleRounds.Tasks;

    [Fact]
    public async Task OpenEntry_ShowsItsEvidenceAtTheNamedPage_AndLeadsToTheOthers_WithFewQueries()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 2);
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2071, units.ToList());
        var card = await maker.CardAsync(round, units[0]);
        var folder = web.Services.GetRequiredService<FileFolder>();
        var plan = await maker.AttachAsync(folder, card, Plan, "kế hoạch.pdf", HostileFiles.Pdf(["Trang mot", "Trang hai", "Trang ba"]), 2);
        var report = await maker.AttachAsync(folder, card, Plan, "báo cáo.docx", HostileFiles.Docx("Báo cáo"));
        await maker.FillAsync(round, card);
        await maker.SubmitAsync(card);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        using var appraiser = await web.SignInAsync(new Assignment(Role.Appraiser, AccountFixture.Province, Field));

        var queries = await PageQueries.OfAsync(appraiser, $"/ky-danh-gia/{round}/tham-dinh/{Field}?mo={card:N}~{Plan}");
        output.WriteLine(queries.Told);
        // Three of them tell who asks, before the page is reached.
        Assert.InRange(queries.Texts.Count, 4, 3 + 8);
        var page = queries.Page;
        Assert.EndsWith($"/tai-lieu/{plan}?handler=Page&trang=2", Picture(page), StringComparison.Ordinal);
        Assert.Contains("trang đơn vị chỉ ra", page.QuerySelector("#minh-chung")!.TextContent, StringComparison.Ordinal);

        page = await FollowAsync(page, "a[rel=next]");
        Assert.EndsWith("trang=3", Picture(page), StringComparison.Ordinal);
        Assert.Contains($"{Plan} ", page.QuerySelector("#muc-dang-mo")!.TextContent, StringComparison.Ordinal);
        page = await FollowAsync(page, "a[data-key=d]");
        Assert.Null(page.QuerySelector("#minh-chung img"));
        Assert.NotNull(page.QuerySelector($"#minh-chung a[href^='/tai-lieu/{report}?handler=File']"));
        Assert.Equal("2. báo cáo.docx", page.QuerySelector("#minh-chung a[aria-current=true]")!.TextContent.Trim());
        page = await FollowAsync(page, "a[data-key=D]");
        Assert.EndsWith("trang=2", Picture(page), StringComparison.Ordinal);

        // The next entry begins with its own evidence.
        page = await FollowAsync(await FollowAsync(page, "a[data-key=d]"), ".bench-nav a[data-key^=j]");
        Assert.Contains("Chưa có tài liệu kiểm chứng nào", page.QuerySelector("#minh-chung")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("tai-lieu=", page.QuerySelector(".bench-nav a[data-key^=k]")!.GetAttribute("href"), StringComparison.Ordinal);

        async Task<IDocument> FollowAsync(IDocument from, string link)
        {
            var href = from.QuerySelector(link)!.GetAttribute("href")!.Split('#')[0];
            return await appraiser.GetAsync(href);
        }
    }

    [Fact]
    public async Task PiecesThatAreNotThere_ShowThoseThatAre()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 1);
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2072, units.ToList());
        var card = await maker.CardAsync(round, units[0]);
        await maker.AttachAsync(web.Services.GetRequiredService<FileFolder>(), card, Tasks, "một.pdf", HostileFiles.Pdf(["Trang mot"]));
        await maker.FillAsync(round, card);
        await maker.SubmitAsync(card);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        using var appraiser = await web.SignInAsync(new Assignment(Role.Appraiser, AccountFixture.Province, Field));
        foreach (var asked in new[] { "tai-lieu=9&trang-tai-lieu=-3", "tai-lieu=-1&trang-tai-lieu=0", "tai-lieu=x&trang-tai-lieu=y" })
            Assert.EndsWith("trang=1", Picture(await appraiser.GetAsync($"/ky-danh-gia/{round}/tham-dinh/{Field}?mo={card:N}~{Tasks}&{asked}")), StringComparison.Ordinal);
    }

    private static string? Picture(IDocument page) => page.QuerySelector("#minh-chung .evidence-view img")!.GetAttribute("src");
}
