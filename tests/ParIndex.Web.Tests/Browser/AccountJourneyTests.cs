using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using ParIndex.TestKit;
using ParIndex.Web.Accounts;
using ParIndex.Web.Setup;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>From an empty installation to signing in with a second factor; every page on the way is asked of axe, in both languages.</summary>
[Collection(Journeys.Name)]
public sealed class AccountJourneyTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Password = "con ngựa chạy trên đồi cỏ";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-web-");
    private readonly List<string> faults = [];
    private bool asksAxe;
    private TestDatabase database = null!;
    private WebServer server = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        server = await WebServer.StartAsync(
            ["--PARINDEX_DB", database.ConnectionString, "--PARINDEX_DATA", data.FullName, "--PARINDEX_SMTP", "smtp://127.0.0.1:9", "--PARINDEX_MAIL_FROM", "parindex@lamdong.example", "--PARINDEX_ADDRESS", "http://127.0.0.1"], builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await database.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("/en", true)]
    [InlineData("", false)]
    public async Task FirstAccount_TurnsOnSecondFactor_SignsInWithIt(string language, bool scripts)
    {
        Chromium.Need();
        asksAxe = scripts;
        await using var look = await browser.OpenAsync(390, scripts, address: server.Address);
        var page = look.Page;

        await page.GotoAsync(language + "/tai-khoan");
        await Looks(page, language + "/tai-khoan/thiet-lap");
        await page.FillAsync("#Input_Code", SignedIn.SetUpCodeOf(server));
        await page.FillAsync("#Input_Name", "Nguyễn An");
        await page.FillAsync("#Input_UserName", "an.nguyen");
        await page.FillAsync("#Input_Password", Password);
        await page.ClickAsync("main form button");
        await Looks(page, language + "/tai-khoan");

        await page.ClickAsync("a[href$='/hai-buoc']");
        await Looks(page, language + "/tai-khoan/hai-buoc");
        var key = (await page.InnerTextAsync("main code")).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#Code", AuthenticatorCodes.Code(key, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
        await page.ClickAsync("main form button");
        Assert.Equal(10, await page.Locator("main li code").CountAsync());
        var recovery = await page.Locator("main li code").First.InnerTextAsync();

        await page.ClickAsync("summary.tool-sign-in");
        await page.ClickAsync("form[action$='/dang-xuat'] button");
        await page.GotoAsync(language + "/tai-khoan");
        await Looks(page, language + "/tai-khoan/dang-nhap");
        await page.ClickAsync("a[href$='/quen-mat-khau']");
        await Looks(page, language + "/tai-khoan/quen-mat-khau");
        await page.GotoAsync(language + "/tai-khoan/mat-khau-moi/khong-con");
        await Looks(page, language + "/tai-khoan/mat-khau-moi/khong-con");
        await page.GotoAsync(language + "/tai-khoan");
        await page.FillAsync("#Input_Name", "AN.NGUYEN");
        await page.FillAsync("#Input_Password", "không phải mật khẩu này");
        await page.ClickAsync("main form button");
        Assert.Equal(1, await page.Locator("[role=alert] a").CountAsync());
        await page.FillAsync("#Input_Password", Password);
        await page.ClickAsync("main form button");
        await Looks(page, language + "/tai-khoan/ma-xac-thuc");
        await page.FillAsync("#Code", recovery);
        await page.ClickAsync("main form button");
        Assert.Equal(language + "/tai-khoan", new Uri(page.Url).AbsolutePath);

        // Once there is an account, nobody sets up another that way.
        Assert.Equal(404, (await page.GotoAsync(language + "/tai-khoan/thiet-lap"))!.Status);
        Assert.Empty(faults);
    }

    private async Task Looks(IPage page, string path)
    {
        Assert.Equal(path, new Uri(page.Url).AbsolutePath);
        // Axe is itself a script.
        if (asksAxe)
            faults.AddRange((await Axe.RunAsync(page, path)).Serious);
    }
}
