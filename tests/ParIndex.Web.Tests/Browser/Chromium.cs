using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>The browser of the machine; a machine without one skips visibly.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        // What is waited for comes at once on an idle machine, and later on one that builds and tests at the same time.
        Assertions.SetDefaultExpectTimeout(30_000);
        var driver = await Playwright.CreateAsync();
        // Everything here is on loopback; a made-up site that frames a page of ours is not to be asked for permission.
        string[] flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-features=LocalNetworkAccessChecks"];
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = flags });
        return (driver, browser);
    }

    public static void Need() => Assert.SkipWhen(Program is null, "Chromium is not on this machine: apt-get install chromium.");
}
