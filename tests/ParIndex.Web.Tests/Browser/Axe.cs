using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Asks axe about a page.</summary>
internal static class Axe
{
    /// <summary>Serious and critical faults, which fail a test, and lesser ones, which are told.</summary>
    public static async Task<(IReadOnlyList<string> Serious, IReadOnlyList<string> Lesser)> RunAsync(IPage page, string where)
    {
        var found = (await page.RunAxe()).Violations.ToLookup(violation => violation.Impact is "serious" or "critical", violation =>
            $"{where}, {page.ViewportSize!.Width} px: {violation.Impact} {violation.Id}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}");
        return ([.. found[true]], [.. found[false]]);
    }
}
