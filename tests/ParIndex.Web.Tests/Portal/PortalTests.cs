using System.Xml.Linq;
using AngleSharp.Dom;
using Xunit;

namespace ParIndex.Web.Tests.Portal;

[Collection(Reading.Name)]
public sealed class PortalTests(SampleFixture web)
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Sitemap_EveryKindOfPage_Answers()
    {
        var robots = await web.Client.GetStringAsync("/robots.txt");
        var index = robots.Split('\n').Single(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal))["Sitemap: ".Length..].Trim();
        var paths = new List<string>();
        foreach (var part in (await XmlAsync(index)).Descendants(Map + "loc"))
            paths.AddRange((await XmlAsync(part.Value)).Elements(Map + "url").Select(page => new Uri(page.Element(Map + "loc")!.Value).PathAndQuery));

        Assert.Contains("/don-vi/vn-67/2023/diem-mat", paths);
        Assert.Contains("/en/don-vi/vn-67/2023/diem-mat", paths);
        Assert.Equal(paths.Count, paths.Distinct().Count());
        // A few of each kind: pages of one kind differ by figures only.
        foreach (var kind in paths.GroupBy(Kind))
        {
            foreach (var path in kind.Take(2).Append(kind.Last()))
            {
                using var answer = await web.Client.GetAsync(path);
                Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("/nhung/xep-hang")]
    [InlineData("/nhung/don-vi/vn-67")]
    [InlineData("/nhung/don-vi/vn-67/2023")]
    [InlineData("/en/nhung/don-vi/vn-67/2020")]
    public async Task Embeds_AndOnlyThey_MayStandInFrames(string path)
    {
        using var answer = await web.Client.GetAsync(path);
        Assert.Contains("frame-ancestors *", Policy(answer), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        var page = await web.PageAsync(path);
        Assert.NotNull(page.QuerySelector("figure.plot"));
        Assert.Null(page.QuerySelector("header"));
        using var other = await web.Client.GetAsync("/du-lieu");
        Assert.Contains("frame-ancestors 'none'", Policy(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MethodOfACriterion_ShowsRuleSourceAndWorkedCases()
    {
        var page = await web.PageAsync("/phuong-phap/commune-example/1.1.2");
        Assert.Contains("steps done / planned", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("article").Length);
        Assert.Contains("1,6 điểm", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mẫu để điều chỉnh", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.6 points", (await web.PageAsync("/en/phuong-phap/commune-example/1.1.2")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryCriterionOfEverySet_HasItsPage_AndItsCasesAgree()
    {
        var sets = (await web.JsonAsync("/api/v1/sets")).GetProperty("items").EnumerateArray().Select(set => set.GetProperty("key").GetString()!);
        foreach (var set in sets)
        {
            var page = await web.PageAsync("/phuong-phap/" + set);
            var links = page.QuerySelectorAll("td.code + th a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.True(links.Count > 20, set);
            foreach (var link in links.Take(5))
                Assert.NotNull((await web.PageAsync(link)).QuerySelector("h1"));
        }
    }

    [Fact]
    public async Task GuideOfTheInterface_NamesEveryOperationAndLeadsNowhereElse()
    {
        var page = await web.PageAsync("/du-lieu/api");
        var document = await web.JsonAsync("/api/v1/openapi.json");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            Assert.Contains(page.QuerySelectorAll("code"), code => code.TextContent == "GET " + path.Name);

        foreach (var anchor in page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).Distinct())
            Assert.True(page.GetElementById(anchor) is not null, "#" + anchor);
    }

    private static string Policy(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

    private static string Kind(string path) => System.Text.RegularExpressions.Regex.Replace(path, "(?<=/(don-vi|tieu-chi|phuong-phap|xep-hang)/)[^/?]+", "*").Split('?')[0];

    private async Task<XElement> XmlAsync(string address) => XElement.Parse((await web.Client.GetStringAsync(address)).Split('\n', 2)[1]);
}
