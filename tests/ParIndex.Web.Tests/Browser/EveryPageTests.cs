using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Walks every page in both languages and themes: accessible, no wider than its window, no complaint of the browser. Leaves pictures in artifacts/screens.</summary>
[Collection(Journeys.Name)]
public sealed partial class EveryPageTests(BrowserFixture browser, ITestOutputHelper output)
{
    private static readonly string Screens = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screens")).FullName;

    [Fact]
    public async Task EveryPage_InBothLanguagesAndThemes_IsAccessibleAndFits()
    {
        Chromium.Need();
        var routes = Routes.Of(browser.Services).Where(route => !Routes.OfAccounts.Contains(route.Route)).ToList();
        Assert.True(routes.Count > 5, "The server has lost its pages.");
        var faults = routes.Where(route => route.Address is null).Select(route => $"{route.Route}: no sample address; add one to Routes.cs").ToList();
        await using var wide = await browser.OpenAsync(1440);
        await using var narrow = await browser.OpenAsync(390);
        await using var wideInside = await browser.OpenAsync(1440, asAdministrator: true);
        await using var narrowInside = await browser.OpenAsync(390, asAdministrator: true);
        var import = await browser.ImportAsync();
        foreach (var (_, sample, isOpen) in routes.Where(route => route.Address is not null))
        {
            var address = sample!.Replace(Routes.Me, browser.AdministratorId.ToString(), StringComparison.Ordinal)
                .Replace(Routes.Deed, browser.DeedId.ToString(), StringComparison.Ordinal)
                .Replace(Routes.Draft, browser.DraftId.ToString(), StringComparison.Ordinal)
                .Replace(Routes.Import, import, StringComparison.Ordinal);
            foreach (var language in new[] { "", "/en" })
            {
                var path = language + address;
                var walks = await Task.WhenAll(
                    WalkAsync(isOpen ? wide : wideInside, path, checksThemes: true), WalkAsync(isOpen ? narrow : narrowInside, path, checksThemes: false));
                faults.AddRange(walks.SelectMany(found => found));
            }
        }

        faults.AddRange(new[] { wide, narrow, wideInside, narrowInside }.SelectMany(look => look.Complaints));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    private async Task<List<string>> WalkAsync(Look look, string path, bool checksThemes)
    {
        var faults = new List<string>();
        await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var answer = await look.Page.GotoAsync(path);
        if (answer?.Status != Routes.Expected(path) || new Uri(look.Page.Url).AbsolutePath != path)
            return [$"{path}: answered {answer?.Status} at {look.Page.Url}, so it was not visited"];

        await look.Page.EvaluateAsync("document.fonts.ready");
        var width = look.Page.ViewportSize!.Width;
        if (await look.OverflowAsync() is > 0 and var pixels)
            faults.Add($"{path}: {pixels} px wider than a window of {width} px");

        if ((await look.Page.TitleAsync()).Length < 10)
            faults.Add($"{path}: has no title");

        await ShootAsync(look.Page, path, width, "light");
        faults.AddRange(await AxeAsync(look.Page, path, "light"));
        if (!checksThemes)
            return faults;

        await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await ShootAsync(look.Page, path, width, "dark");
        faults.AddRange(await AxeAsync(look.Page, path, "dark"));
        return faults;
    }

    private async Task<IEnumerable<string>> AxeAsync(IPage page, string path, string theme)
    {
        var (serious, lesser) = await Axe.RunAsync(page, $"{path} ({theme})");
        foreach (var fault in lesser)
            output.WriteLine(fault);

        return serious;
    }

    private static Task<byte[]> ShootAsync(IPage page, string path, int width, string theme) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Screens, $"{(path.Trim('/').Length == 0 ? "start" : IdOf().Replace(path.Trim('/').Replace('/', '_'), "id"))}.{width}.{theme}.png"),
        FullPage = true,
    });

    /// <summary>Ids differ from run to run; pictures keep their names.</summary>
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex IdOf();
}
