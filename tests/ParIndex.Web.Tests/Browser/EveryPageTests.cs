using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>
/// Walks every page in both languages and themes: accessible, no wider than its window, no complaint of the browser. With <c>PARINDEX_PICTURES=1</c> it
/// leaves pictures of all in artifacts/screens, which take nearly as long as everything else.
/// </summary>
[Collection(Journeys.Name)]
public sealed partial class EveryPageTests(BrowserFixture browser, ITestOutputHelper output)
{
    /// <summary>
    /// Colours change over a moment, from the next frame on, and what inherits a colour only after what it inherits it from: until several frames bring
    /// nothing new they are neither the old nor the new ones.
    /// </summary>
    private const string Settle =
        """
        async () => {
            const frame = () => new Promise(requestAnimationFrame);
            for (let i = 0, quiet = 0; i < 600 && quiet < 4; i++) {
                await frame();
                quiet = document.getElementById('dark')?.sheet !== null && document.getAnimations().length === 0 ? quiet + 1 : 0;
            }
        }
        """;

    /// <summary>
    /// Forms another site could send in somebody's name. Not meant: the choice of colours, trials that change nothing, and answers to a survey, whose
    /// secret is the link.
    /// </summary>
    private const string Unguarded =
        """
        () => [...document.forms].filter(form => form.method === 'post' && !form.querySelector('[name=__RequestVerificationToken]')?.value)
            .map(form => new URL(form.action).pathname).filter(path => !/^(\/en)?(\/giao-dien$|\/k\/|\/don-vi\/[^/]+\/[0-9]+\/(gia-dinh|diem-re-nhat))/.test(path))
        """;

    private const int Phone = 390;

    private static readonly bool TakesPictures = Environment.GetEnvironmentVariable("PARINDEX_PICTURES") == "1";
    private static readonly string Screens = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screens")).FullName;

    /// <summary>Walkers at once: two for each core, as one computes while the other waits.</summary>
    private static readonly int Walkers = 2 * Environment.ProcessorCount;

    private readonly ConcurrentDictionary<string, TimeSpan> spent = new(StringComparer.Ordinal);

    [Fact]
    public async Task EveryPage_InBothLanguagesAndThemes_IsAccessibleAndFits()
    {
        Chromium.Need();
        var routes = Routes.Of(browser.Services).Where(route => !Routes.Elsewhere.Contains(route.Route)).ToList();
        Assert.True(routes.Count > 5, "The server has lost its pages.");
        var faults = new ConcurrentBag<string>();
        var visits = new ConcurrentQueue<Visit>();
        foreach (var (route, sample, isOpen) in routes)
        {
            if (sample is null || Routes.Fill(sample, browser.Ids) is not { } address)
                faults.Add($"{route}: no sample address; add one to Routes.cs");
            else
                Array.ForEach([new Visit(address, 1440, isOpen), new Visit(address, Phone, isOpen), new Visit("/en" + address, 1440, isOpen)], visits.Enqueue);
        }

        await Task.WhenAll(Enumerable.Range(0, Walkers).Select(_ => WalkAsync(visits, faults)));
        output.WriteLine(string.Join(", ", spent.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value.TotalSeconds:0} s"))));
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Distinct().Order(StringComparer.Ordinal)));
    }

    /// <summary>Visits what is still to be visited, with one window of each kind.</summary>
    private async Task WalkAsync(ConcurrentQueue<Visit> visits, ConcurrentBag<string> faults)
    {
        var looks = new Dictionary<(int Width, bool IsOpen), Look>();
        try
        {
            while (visits.TryDequeue(out var visit))
            {
                var kind = (visit.Width, visit.IsOpen);
                if (!looks.TryGetValue(kind, out var look))
                {
                    looks[kind] = look = await browser.OpenAsync(visit.Width, asAdministrator: !visit.IsOpen);
                    await Axe.BringAlongAsync(look.Page);
                }

                foreach (var fault in await VisitAsync(look, visit))
                    faults.Add(fault);
            }
        }
        finally
        {
            foreach (var look in looks.Values)
            {
                look.Complaints.ForEach(faults.Add);
                await look.DisposeAsync();
            }
        }
    }

    private async Task<List<string>> VisitAsync(Look look, Visit visit)
    {
        var (path, width, _) = visit;
        var faults = new List<string>();
        await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var answer = await TimeAsync("open", look.Page.GotoAsync(path));
        if (answer?.Status != Routes.Expected(path) || new Uri(look.Page.Url).PathAndQuery != path)
            return [$"{path}: answered {answer?.Status} at {look.Page.Url}, so it was not visited"];

        await look.Page.EvaluateAsync("document.fonts.ready");
        await FitAsync(width);
        if ((await look.Page.TitleAsync()).Length < 10)
            faults.Add($"{path}: has no title");

        foreach (var form in await look.Page.EvaluateAsync<string[]>(Unguarded))
            faults.Add($"{path}: the form sent to {form} carries no token against forgery");

        await ShootAsync(look.Page, path, width, "light");
        if (path.StartsWith("/en/", StringComparison.Ordinal))
        {
            // The English page has the markup and the colours of the Vietnamese one. Its own are its words, and the room they take, on a phone too.
            faults.AddRange(await TimeAsync("axe words", AxeAsync(look.Page, path, "light", Axe.AllButColours)));
            await look.Page.SetViewportSizeAsync(Phone, 844);
            await look.Page.EvaluateAsync(Settle);
            await FitAsync(Phone);
            await ShootAsync(look.Page, path, Phone, "light");
            await look.Page.SetViewportSizeAsync(width, 900);
            return faults;
        }

        faults.AddRange(await TimeAsync("axe", AxeAsync(look.Page, path, "light", Axe.All)));
        // Another theme is the same page in other colours, on a phone too.
        if (width == Phone)
            return faults;

        await look.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await look.Page.EvaluateAsync(Settle);
        await ShootAsync(look.Page, path, width, "dark");
        faults.AddRange(await TimeAsync("axe dark", AxeAsync(look.Page, path, "dark", Axe.Colours)));
        return faults;

        async Task FitAsync(int window)
        {
            if (await look.OverflowAsync() is > 0 and var pixels)
                faults.Add($"{path}: {pixels} px wider than a window of {window} px");
        }
    }

    private async Task<T> TimeAsync<T>(string what, Task<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work;
        spent.AddOrUpdate(what, _ => Stopwatch.GetElapsedTime(start), (_, known) => known + Stopwatch.GetElapsedTime(start));
        return result;
    }

    private async Task<IEnumerable<string>> AxeAsync(IPage page, string path, string theme, string rules)
    {
        var (serious, lesser) = await Axe.RunAsync(page, $"{path} ({theme})", rules);
        foreach (var fault in lesser)
            output.WriteLine(fault);

        return serious;
    }

    private async Task ShootAsync(IPage page, string path, int width, string theme)
    {
        if (!TakesPictures)
            return;

        var name = path.Trim('/').Length == 0 ? "start" : IdOf().Replace(path.Trim('/').Replace('/', '_'), "id");
        await TimeAsync("pictures", page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screens, $"{name}.{width}.{theme}.png"), FullPage = true }));
    }

    /// <summary>Ids differ from run to run; pictures keep their names.</summary>
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex IdOf();

    private sealed record Visit(string Path, int Width, bool IsOpen);
}
