using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace ParIndex.Web.Tests.Setup;

/// <summary>What every answer carries: headers, language, bundles.</summary>
public sealed class PageFrameTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/khong-co-trang-nay")]
    [InlineData("/favicon.svg")]
    public async Task Headers_OfEveryAnswer_RefuseWhatIsNotOurs(string path)
    {
        var headers = (await web.Client.GetAsync(path)).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
    }

    [Theory]
    [InlineData("TRACE", HttpStatusCode.Forbidden)]
    [InlineData("PUT", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", HttpStatusCode.Forbidden)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    public async Task Pages_RefuseMethodsTheyHaveNoUseFor(string method, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "/tim?q=x");
        Assert.Equal(status, (await web.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Framing_OfAPageThatDoesNotAllowIt_StaysRefused()
    {
        var answer = await web.Client.GetAsync("/tim?nhung=1");
        Assert.EndsWith("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tim?q=x", "vi", "/en/tim?q=x", "/tim")]
    [InlineData("/en/tim?q=x", "en", "/tim?q=x", "/en/tim")]
    public async Task Language_OfThePath_HoldsForPageAndLinks(string path, string language, string other, string search)
    {
        var page = new HtmlParser().ParseDocument(await web.Client.GetStringAsync(path));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(other, page.QuerySelector(".tools a[hreflang]")!.GetAttribute("href"));
        Assert.Equal(search, page.QuerySelector(".site-search")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Pages_HaveNoInlineStyleOrScript()
    {
        var page = new HtmlParser().ParseDocument(await web.Client.GetStringAsync("/"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/json']), [onclick]"));
    }

    [Fact]
    public async Task Bundles_AreCompressedAndKeptForAYear()
    {
        var page = new HtmlParser().ParseDocument(await web.Client.GetStringAsync("/"));
        foreach (var address in page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.ParseAdd("gzip, br");
            var answer = await web.Client.SendAsync(request);
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
            Assert.Contains(address!.EndsWith(".js", StringComparison.Ordinal) ? "javascript" : "css", answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_WithEverythingItShows_IsBelow150Kilobytes()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(web.Address) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var html = await client.GetAsync("/");
        var text = await web.Client.GetStringAsync("/");
        var page = new HtmlParser().ParseDocument(text);
        var total = (await html.Content.ReadAsByteArrayAsync()).Length;
        var icons = page.QuerySelector("use")!.GetAttribute("href")!.Split('#')[0];
        // The four files of the font are the most any page loads.
        var fonts = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "dist"), "*.woff2").Select(file => "/dist/" + Path.GetFileName(file));
        foreach (var address in page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Append(icons).Concat(fonts))
            total += (await (await client.GetAsync(address)).Content.ReadAsByteArrayAsync()).Length;

        Assert.InRange(total, 10_000, 150_000);
    }

    [Theory]
    [InlineData("/khong-co-trang-nay", "Không tìm thấy trang")]
    [InlineData("/en/khong-co-trang-nay", "Page not found")]
    public async Task UnknownAddress_IsToldOnAPageInItsLanguage(string path, string title)
    {
        var answer = await web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(title, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/xep-hang", "/xep-hang")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("", "/")]
    public async Task Theme_LeadsBackOnlyWithinTheSite(string back, string expected)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(web.Address) };
        var answer = await client.PostAsync("/giao-dien", new FormUrlEncodedContent([new("chon", "toi"), new("ve", back)]));
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        Assert.Contains("giao-dien=toi", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }
}
