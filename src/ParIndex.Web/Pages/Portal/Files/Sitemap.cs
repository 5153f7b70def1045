using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.HttpResults;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Portal.Files;

/// <summary>What search engines are told: every published page in both languages, and what is not theirs.</summary>
internal static class Sitemap
{
    /// <summary>A sitemap holds at most 50,000 addresses and 50 MB; each page has two.</summary>
    private const int PagesEach = 10_000;

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly string[] Fixed = ["/", "/xep-hang", "/don-vi", "/tieu-chi", "/so-sanh", "/bo-tieu-chi", "/phuong-phap", "/du-lieu", "/du-lieu/api"];

    public static void MapTo(IEndpointRouteBuilder web)
    {
        var published = new PublishedAttribute();
        web.MapGet("/robots.txt", Robots).WithMetadata(published);
        web.MapGet("/sitemap.xml", IndexAsync).WithMetadata(published);
        web.MapGet("/sitemap-{part:int}.xml", PartAsync).WithMetadata(published);
    }

    private static ContentHttpResult Robots(HttpRequest request) => TypedResults.Text(
        $"""
        User-agent: *
        Disallow: /quan-tri
        Disallow: /tai-khoan
        Disallow: /nhap
        Disallow: /tim
        Disallow: /nhung/
        Disallow: /api/
        Disallow: /en/quan-tri
        Disallow: /en/tai-khoan
        Disallow: /en/nhap
        Disallow: /en/tim
        Disallow: /en/nhung/
        Disallow: /en/api/

        Sitemap: {DataPackage.Root(request)}/sitemap.xml

        """);

    private static async Task<IResult> IndexAsync(SitemapQuery query, CurrentEdition editions, Session session, HttpRequest request, CancellationToken cancel)
    {
        var parts = (Fixed.Length + (await query.PathsAsync(cancel)).Count + PagesEach - 1) / PagesEach;
        var changed = (await editions.GetAsync(session, cancel)).At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Xml(new XElement(Map + "sitemapindex", Enumerable.Range(1, parts).Select(part => new XElement(
            Map + "sitemap",
            new XElement(Map + "loc", string.Create(CultureInfo.InvariantCulture, $"{DataPackage.Root(request)}/sitemap-{part}.xml")),
            new XElement(Map + "lastmod", changed)))));
    }

    private static async Task<IResult> PartAsync(int part, SitemapQuery query, HttpRequest request, CancellationToken cancel)
    {
        var paths = Fixed.Concat(await query.PathsAsync(cancel)).Skip((Math.Clamp(part, 1, 10_000) - 1) * PagesEach).Take(PagesEach).ToList();
        var root = DataPackage.Root(request);
        return paths.Count == 0
            ? TypedResults.NotFound()
            : Xml(new XElement(Map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html), paths.SelectMany(path => new[] { Page(root, "", path), Page(root, "/en", path) })));
    }

    private static XElement Page(string root, string language, string path) => new(
        Map + "url", new XElement(Map + "loc", root + language + path), Alternate("vi", root + path), Alternate("en", root + "/en" + path));

    private static XElement Alternate(string language, string address) =>
        new(Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));

    private static ContentHttpResult Xml(XElement root) => TypedResults.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting), "application/xml");
}
