using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Sample;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Plans;

/// <summary>A newcomer who only follows links finds everything about points, plans, tasks and reports within three clicks from the leaders' desk.</summary>
public sealed partial class WayThereTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private const int Clicks = 3;

    /// <summary>Pages of one kind that are opened; their sisters hold the same links.</summary>
    private const int Sisters = 3;

    private static readonly string[] Wanted =
    [
        "/don-vi/*/*/diem-mat", "/don-vi/*/*/gia-dinh", "/don-vi/*/*/diem-re-nhat", "/xep-hang/*/mo-phong", "/don-vi/*/*/bao-cao-phan-tich.docx", "/ke-hoach", "/ke-hoach/moi", "/ke-hoach/*",
        "/ke-hoach/*/dong/*/*", "/ke-hoach/*/muc-tieu", "/ke-hoach/*/phat-hanh", "/ke-hoach/*/giai-trinh", "/ke-hoach/*/theo-doi", "/ke-hoach/*/theo-doi?xem=bang", "/ke-hoach/*/theo-doi?xem=gantt",
        "/ke-hoach/*/theo-doi?xem=lich", "/ke-hoach/*/bao-cao", "/bao-cao/*", "/bao-cao/*?handler", "/nhiem-vu", "/nhiem-vu/*", "/ke-hoach/*?handler&kieu=docx", "/ke-hoach/*?handler&kieu=xlsx", "/ke-hoach/mau",
        "/ke-hoach/*/doi-chieu",
    ];

    [Fact]
    public async Task Everything_is_within_three_clicks_of_the_desk()
    {
        await new PlanMaker(web.Database.Source, TimeProvider.System).DoAsync(desk => desk.Start.RunAsync(new PlanDraft(SampleInstallation.DakNong, PlanKind.Improvement, null, 2024, 2024), PlanStart.Result));
        using var visitor = await web.SignInAsync(new Assignment(Role.Coordinator), new Assignment(Role.Officer, SampleInstallation.LamDongHomeAffairs));
        var found = new HashSet<string>(StringComparer.Ordinal) { "/dieu-hanh" };
        var opened = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var layer = new List<string> { "/dieu-hanh" };
        for (var click = 0; click < Clicks; click++)
        {
            var next = new List<string>();
            foreach (var address in layer)
            {
                using var answer = await visitor.Client.GetAsync(address);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{address} answered {(int)answer.StatusCode}");
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    continue;

                var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
                foreach (var link in page.QuerySelectorAll("main a[href], nav.main-nav a[href]").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/') || link.StartsWith('?')))
                {
                    var whole = link.StartsWith('?') ? address.Split('?')[0] + link : link.Split('#')[0];
                    var pattern = PatternOf(whole);
                    if (!IsOurs(pattern))
                        continue;

                    found.Add(pattern);
                    var sisters = opened.TryGetValue(pattern, out var known) ? known : opened[pattern] = [];
                    if (sisters.Count < Sisters && sisters.Add(whole))
                        next.Add(whole);
                }
            }

            layer = [.. next.Distinct(StringComparer.Ordinal)];
        }

        Assert.Empty(Wanted.Except(found));
    }

    private static bool IsOurs(string pattern) => pattern.Contains("/ke-hoach", StringComparison.Ordinal) || pattern.Contains("/nhiem-vu", StringComparison.Ordinal) || pattern.Contains("/bao-cao", StringComparison.Ordinal)
        || pattern.StartsWith("/dieu-hanh", StringComparison.Ordinal) || pattern.StartsWith("/don-vi/*/*", StringComparison.Ordinal) || pattern.StartsWith("/xep-hang/*/mo-phong", StringComparison.Ordinal);

    /// <summary>The address with what changes from one to the next left out; of questions those that choose a view or a form.</summary>
    private static string PatternOf(string address)
    {
        var parts = address.Split('?', 2);
        var path = OfRow().Replace(OfUnit().Replace(Guids().Replace(parts[0], "/*"), "$1/*$2"), "/dong/*/*");
        path = Years().Replace(path, "/*");
        var query = parts.Length == 1 ? [] : parts[1].Split('&').Where(one => one.StartsWith("xem=", StringComparison.Ordinal) || one.StartsWith("handler", StringComparison.Ordinal) || one.StartsWith("kieu", StringComparison.Ordinal))
            .Select(one => one.StartsWith("handler", StringComparison.Ordinal) ? "handler" : one);
        return string.Join('&', query) is { Length: > 0 } kept ? path + "?" + kept : path;
    }

    [GeneratedRegex("/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Guids();

    [GeneratedRegex("^(/don-vi|/dieu-hanh)/[^/]+(.*)$")]
    private static partial Regex OfUnit();

    [GeneratedRegex("/dong/[0-9]+/[^/]+")]
    private static partial Regex OfRow();

    [GeneratedRegex("/(?:19|20)[0-9]{2}(?=/|$)")]
    private static partial Regex Years();
}
