using System.Net;
using System.Text.Json;
using Xunit;

namespace ParIndex.Web.Tests.Api;

[Collection(Reading.Name)]
public sealed class ApiAnswersTests(SampleFixture web)
{
    [Theory]
    [InlineData(2020, "82.05272", "B")]
    [InlineData(2023, "85.415", "B")]
    public async Task GetResult_DakNong_HasEveryDigit(int year, string total, string band)
    {
        var result = await web.JsonAsync($"/api/v1/results/vn-67/{year}");
        Assert.Equal(total, result.GetProperty("total").GetRawText());
        Assert.Equal(total, result.GetProperty("percent").GetRawText());
        Assert.Equal(band, result.GetProperty("band").GetString());
        Assert.True(result.GetProperty("nodes").EnumerateArray().All(node => node.GetProperty("source").ValueKind == JsonValueKind.Object), "Every node says where it was read.");
    }

    [Fact]
    public async Task GetLostPoints_Totals_AddUp()
    {
        var lost = await web.JsonAsync("/api/v1/results/vn-67/2020/lost");
        Assert.Equal(17.94728m, lost.GetProperty("lost").GetDecimal());
        Assert.Equal(47, lost.GetProperty("rows").GetArrayLength());
        foreach (var part in new[] { "by_field", "by_cause" })
            Assert.Equal(17.94728m, lost.GetProperty(part).EnumerateArray().Sum(row => row.GetProperty("lost").GetDecimal()));
    }

    [Fact]
    public async Task ListUnits_PageByPage_IsTheWholeListOnce()
    {
        var seen = new List<string>();
        var path = "/api/v1/units?under=vn-68-2025&size=50";
        for (var pages = 0; path is not null; pages++)
        {
            Assert.True(pages < 100, "The next links go in a circle.");
            var page = await web.JsonAsync(path);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("id").GetString()!));
            path = page.GetProperty("next").GetString();
            if (path is null)
                Assert.Equal(page.GetProperty("total").GetInt32(), seen.Count);
        }

        Assert.True(seen.Count > 100);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    public async Task ListUnits_AtADay_AreThoseOfTheDay(string date, int provinces)
    {
        var page = await web.JsonAsync($"/api/v1/units?parent=vn&kind=province&date={date}");
        Assert.Equal(provinces, page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task GetUnit_Merged_NamesItsSuccessor()
    {
        var unit = await web.JsonAsync("/api/v1/units/vn-67");
        Assert.Equal("vn-68-2025", Assert.Single(unit.GetProperty("successors").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task GetRanking_Units_AreInOrderOfRank()
    {
        var ranking = await web.JsonAsync("/api/v1/rankings/vn-68-2025/commune/2026");
        var units = ranking.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(124, units.Count);
        Assert.Equal(units.Select(unit => unit.GetProperty("rank").GetInt32()).Order(), units.Select(unit => unit.GetProperty("rank").GetInt32()));
        Assert.Equal(units.Average(unit => unit.GetProperty("percent").GetDecimal()), ranking.GetProperty("mean").GetDecimal(), 10);
    }

    [Fact]
    public async Task ListStandings_OfAYear_HasItsTotal()
    {
        var page = await web.JsonAsync("/api/v1/standings?year=2020&size=10");
        // 63 provinces and the mean of the country.
        Assert.Equal(64, page.GetProperty("total").GetInt32());
        Assert.Equal(10, page.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task GetSet_Yaml_IsReadBack()
    {
        var yaml = await web.Client.GetStringAsync("/api/v1/sets/province-876/1/content.yaml");
        var set = ParIndex.App.Criteria.CriteriaSetYaml.Read(yaml).Set;
        Assert.Equal("province-876", set!.Id);
        var json = await web.JsonAsync("/api/v1/sets/province-876/1");
        Assert.Equal(set.Criteria.Count, json.GetProperty("criteria").GetArrayLength());
    }

    [Fact]
    public async Task Search_WithoutToneMarks_Finds()
    {
        var found = await web.JsonAsync("/api/v1/search?q=dak%20nong");
        Assert.Contains(found.GetProperty("units").EnumerateArray(), unit => unit.GetProperty("unit").GetString() == "vn-67");
    }

    [Fact]
    public async Task WrongParameters_AreToldAllAtOnce_InBothLanguages()
    {
        var problem = await web.JsonAsync("/api/v1/units?size=900&sise=1&date=hôm nay", 400);
        Assert.Equal(["date", "sise", "size"], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("name").GetString()).Order());
        Assert.Contains("1 đến 500", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 to 500", problem.GetProperty("detail_en").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/units/khong-co")]
    [InlineData("/api/v1/results/vn-67/1999")]
    [InlineData("/api/v1/rankings/vn/sao/2023")]
    [InlineData("/api/v1/sets/khong-co")]
    [InlineData("/api/v1/criteria/khong-co/results")]
    [InlineData("/api/v1/khong-co")]
    public async Task WhatIsNotThere_IsAProblemWithAnIdOfTheCall(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        using var answer = await web.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", problem.GetProperty("correlation_id").GetString());
        Assert.NotEqual(problem.GetProperty("detail").GetString(), problem.GetProperty("detail_en").GetString());
    }

    [Fact]
    public async Task OtherSites_MayRead_ButNotWithCookies()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sets");
        request.Headers.Add("Origin", "https://example.vn");
        using var answer = await web.Client.SendAsync(request);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }
}
