using ParIndex.App.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

public sealed class AdministrationPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Log_TellsWhoDidWhat_RowByRow()
    {
        using var person = await web.SignInAsync(new Assignment(Role.Administrator));
        var log = await person.GetAsync("/quan-tri/nhat-ky?viec=sample.");
        var first = log.QuerySelector("main tbody tr")!;
        Assert.Contains("dữ liệu mẫu", first.TextContent, StringComparison.OrdinalIgnoreCase);
        var deed = await person.GetAsync(first.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("plans.", deed.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var accounts = await person.GetAsync("/quan-tri/nhat-ky?viec=accounts.");
        Assert.DoesNotContain(first.QuerySelector("a")!.GetAttribute("href")!, accounts.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_IsAskedFor_AndItsOutcomeShown()
    {
        using var person = await web.SignInAsync(new Assignment(Role.Administrator));
        (await person.PostAsync("/quan-tri/tinh-trang", "Prove")).Dispose();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 300; tries++)
        {
            var page = await person.GetAsync("/quan-tri/tinh-trang");
            if (page.QuerySelector("main .alert-good") is { } outcome)
            {
                Assert.Contains("Nhật ký toàn vẹn", outcome.TextContent, StringComparison.Ordinal);
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("The proof did not end.");
    }

    [Theory]
    [InlineData(Role.Administrator, "/quan-tri/nguoi-dung /quan-tri/don-vi /quan-tri/nhat-ky /quan-tri/tinh-trang")]
    [InlineData(Role.Leader, "/quan-tri/nhat-ky /quan-tri/tinh-trang")]
    [InlineData(Role.Surveyor, "")]
    public async Task Start_LeadsToWhatTheRoleMay(Role role, string paths)
    {
        using var person = await web.SignInAsync(new Assignment(role));
        var start = await person.GetAsync("/quan-tri");
        var links = start.QuerySelectorAll("main section a").Select(link => link.GetAttribute("href")!).ToHashSet();
        Assert.Superset(paths.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), links);
        Assert.Equal(paths.Length == 0, links.Count == 0);
        Assert.Equal(paths.Length == 0, start.QuerySelector("nav.main-nav a[href='/quan-tri']") is null);
    }
}
