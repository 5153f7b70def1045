using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ParIndex.Web.Tests.Browser;

/// <summary>
/// Asks axe about a page, inside the page itself: there are no frames, so nothing has to be gathered in a window of its own, and once there the
/// script answers a second question at once.
/// </summary>
internal static class Axe
{
    /// <summary>Every rule.</summary>
    public const string All = "{}";

    /// <summary>The rules that look at colours. They take longer than all others together.</summary>
    public const string Colours = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

    /// <summary>Every rule but those.</summary>
    public const string AllButColours = "{ rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } }";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Has the script in every document the page opens: sent once, not anew for each.</summary>
    public static Task BringAlongAsync(IPage page) => page.AddInitScriptAsync(Script);

    /// <summary>Serious and critical faults, which fail a test, and lesser ones, which are told.</summary>
    /// <param name="page">The page as it stands.</param>
    /// <param name="where">Said with each fault.</param>
    /// <param name="rules">Rules asked, as options of axe.</param>
    public static async Task<(IReadOnlyList<string> Serious, IReadOnlyList<string> Lesser)> RunAsync(IPage page, string where, string rules = All)
    {
        var ask =
            $$"""
            async () => {
                const found = await axe.run(document, { resultTypes: ['violations'], elementRef: false, preload: { assets: ['media'] }, ...{{rules}} });
                return JSON.stringify(found.violations.map(one => ({ id: one.id, impact: one.impact, html: one.nodes.slice(0, 3).map(node => node.html) })));
            }
            """;
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);

        var violations = JsonSerializer.Deserialize<Violation[]>(await page.EvaluateAsync<string>(ask), JsonSerializerOptions.Web)!;
        var found = violations.ToLookup(violation => violation.Impact is "serious" or "critical", violation =>
            $"{where}, {page.ViewportSize!.Width} px: {violation.Impact} {violation.Id}: {string.Join("; ", violation.Html)}");
        return ([.. found[true]], [.. found[false]]);
    }

    private sealed record Violation(string Id, string? Impact, string[] Html);
}
