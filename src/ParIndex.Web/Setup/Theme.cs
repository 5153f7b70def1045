using ParIndex.App.Accounts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Setup;

/// <summary>Light, dark or as the screen says: kept in a cookie, so that the first paint is right and it works without scripts.</summary>
internal static class Theme
{
    public const string Cookie = "giao-dien";

    /// <summary>Choice of the reader: "sang", "toi", or "may" for the one of the machine.</summary>
    public static string Of(HttpContext context) => context.Request.Cookies[Cookie] switch { "sang" => "sang", "toi" => "toi", _ => "may" };

    /// <summary>For which screens the dark colours count; null for none. Paper is always light.</summary>
    public static string? DarkMedia(HttpContext context) => Of(context) switch
    {
        "toi" => "screen",
        "sang" => null,
        _ => "screen and (prefers-color-scheme: dark)",
    };

    // No antiforgery token: pages stay the same for all readers, and another site could at worst change colours.
    public static void MapTheme(this WebApplication web) => web.MapPost("/giao-dien", async (HttpContext context) =>
    {
        if (!context.Request.HasFormContentType)
            return Results.BadRequest();

        var form = await context.Request.ReadFormAsync();
        var choice = form["chon"] == "sang" ? "sang" : form["chon"] == "toi" ? "toi" : "may";
        context.Response.Cookies.Append(Cookie, choice, new CookieOptions
        {
            // Scripts read it too: a page kept by the browser follows the choice made since.
            HttpOnly = false,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
        });
        var back = form["ve"].ToString();
        return Results.LocalRedirect(IsLocal(back) ? back : "/");
    }).DisableAntiforgery().WithMetadata(new NeedsAttribute(Permission.ReadPublished));

    private static bool IsLocal(string path) => path.Length > 0 && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\'));
}
