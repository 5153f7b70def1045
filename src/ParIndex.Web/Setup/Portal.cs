using ParIndex.App.Results.Published;
using ParIndex.App.Results.Published.OpenData;
using ParIndex.Web.Pages.Portal.Files;

namespace ParIndex.Web.Setup;

/// <summary>What the public finds beside the results: method, open data, embedded charts, sitemap.</summary>
internal static class Portal
{
    public static void AddPortal(this IServiceCollection services) => services.AddScoped<OpenDataQuery>().AddScoped<SitemapQuery>();

    public static void MapPortal(this IEndpointRouteBuilder web)
    {
        OpenDataFiles.Map(web);
        Sitemap.MapTo(web);
    }
}
