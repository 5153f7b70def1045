using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParIndex.App.Accounts;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;
using ParIndex.Web.Languages;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Surveys.Tablets;

/// <summary>The script that keeps the app on the tablet, with the list of what it keeps: a change of any of it is a new version to the browser.</summary>
internal static class TabletFiles
{
    /// <summary>Address of the app, below the language. It is the whole scope of the script: no other page passes through it.</summary>
    public const string Page = "/phong-van/may";

    /// <summary>Address of the script, below the language.</summary>
    public const string Worker = "/phong-van/may.js";

    private static readonly string[] Beside = ["/favicon.svg", "/phong-van.webmanifest", "/phong-van-192.png", "/phong-van-512.png"];

    public static void MapTo(IEndpointRouteBuilder web) => web.MapGet(Worker, (HttpContext context, FrontEnd bundles, ProgramVersion program, IWebHostEnvironment environment) =>
    {
        string[] files = [bundles["site.css"], bundles["dark.css"], bundles["app.js"], .. bundles.Fonts, .. Beside];
        var page = (PagePlace.Of(context).IsEnglish ? "/en" : "") + Page;
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(program.Name + string.Join(' ', files))))[..16];
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo(bundles["worker.js"]).CreateReadStream());
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Text($"const shell={JsonSerializer.Serialize(new { version, page, files })};\n{reader.ReadToEnd()}", "text/javascript", Encoding.UTF8);
    }).WithMetadata(new NeedsAttribute(Permission.ReadPublished));
}
