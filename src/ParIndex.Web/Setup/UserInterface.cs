using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using ParIndex.Web.Components;
using ParIndex.Web.Languages;

namespace ParIndex.Web.Setup;

/// <summary>What every page needs: bundles, languages, theme, headers.</summary>
internal static class UserInterface
{
    public static void AddUserInterface(this IServiceCollection services)
    {
        // Vietnamese letters stay readable in the page source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<FrontEnd>();
        services.AddSingleton<Texts>();
        services.AddFormMessages();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = Flash.Cookie;
            options.Cookie.Path = "/";
            options.Cookie.IsEssential = true;
        });
        services.AddRouting(options => options.LowercaseUrls = true);
    }

    /// <summary>Comes before routing: it takes the language off the path.</summary>
    public static void UseUserInterface(this WebApplication web)
    {
        web.Services.GetRequiredService<FrontEnd>();
        web.UseSecurityHeaders();
        web.UseFrontEndFiles();
        web.UseLanguagePrefix();
        web.UseErrorPages();
    }

    public static void MapUserInterface(this WebApplication web) => web.MapTheme();
}
