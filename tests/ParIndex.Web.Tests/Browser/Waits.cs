using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ParIndex.Web.Tests.Browser;

/// <summary>
/// What a journey waits for. Playwright's own waits for an address or a load state look first and listen afterwards, and on a busy machine miss what happens in between; these ask again.
/// </summary>
internal static class Waits
{
    /// <summary>Waits until the browser is at an address.</summary>
    public static Task ArriveAsync(this IPage page, [StringSyntax(StringSyntaxAttribute.Regex)] string address) => Assertions.Expect(page).ToHaveURLAsync(new Regex(address));

    /// <summary>Waits until the scripts of the page listen.</summary>
    public static Task ListensAsync(this IPage page) => Assertions.Expect(page.Locator("html[data-ready]")).ToHaveCountAsync(1);
}
