using System.Net;
using ParIndex.App.Criteria;
using Xunit;
namespace ParIndex.Web.Tests.Criteria;

/// <summary>What anyone may read of the library.</summary>
[Collection(Reading.Name)]
public sealed class LibraryPagesTests(SampleFixture web)
{
    [Theory]
    [InlineData("ho so dung han", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    [InlineData("HỒ SƠ đúng hạn", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    [InlineData("3.3.1", "Tỷ lệ hồ sơ giải quyết đúng hạn")]
    public async Task Search_WithoutToneMarksOrByCode_FindsTheCriterion(string words, string title)
    {
        var page = await web.PageAsync("/bo-tieu-chi?q=" + Uri.EscapeDataString(words));
        Assert.Contains(page.QuerySelectorAll("tbody th a"), link => link.TextContent == title);
    }

    [Fact]
    public async Task EveryLinkOfASet_LeadsSomewhere()
    {
        var page = await web.PageAsync("/bo-tieu-chi/province-876/1?mo=1");
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(href => !href.StartsWith('#')).Distinct().ToList();
        Assert.Contains("/bo-tieu-chi/province-876/1/tai.xlsx", links);
        Assert.True(links.Count > 90);
        foreach (var href in links.Where((_, index) => index % 9 == 0 || index < 8))
        {
            using var answer = await web.Client.GetAsync(href);
            Assert.True(answer.IsSuccessStatusCode, $"{href} answered {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("", "từ 80% trở lên: theo tỷ lệ đạt được", "1,6")]
    [InlineData("/en", "80% or more: in proportion to what is reached", "1.6")]
    public async Task Criterion_SaysItsRuleInWords_AndScoresFiguresWithSteps(string language, string words, string points)
    {
        var page = await web.PageAsync(language + "/bo-tieu-chi/commune-example/1/hoan-thanh-ke-hoach-cchc?s.done=16&s.planned=20");
        Assert.Contains(page.QuerySelectorAll(".rule-words li"), line => line.TextContent.Contains(words, StringComparison.Ordinal));
        Assert.StartsWith(points, page.QuerySelector(".trial-points")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll(".trial .steps-list li").Length >= 3);
    }

    [Fact]
    public async Task Trial_WithAWrongFigure_SaysSoAtTheField_AndKeepsIt()
    {
        var page = await web.PageAsync("/bo-tieu-chi/commune-example/1/hoan-thanh-ke-hoach-cchc?s.done=nhieu&s.planned=20");
        Assert.Equal("nhieu", page.QuerySelector("#so-done")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#so-done-loi"));
    }

    [Fact]
    public async Task Editions_SideBySide_TellNewDroppedAndChanged()
    {
        var page = await web.PageAsync("/bo-tieu-chi/so-sanh?tu=province-1149:1&den=province-876:1");
        var relations = page.QuerySelectorAll("td .badge").Select(badge => badge.TextContent.Trim()).ToHashSet();
        Assert.Superset(new HashSet<string> { "Mới", "Bỏ" }, relations);
        // Fields are folded, the first with a change open; each table is a region of its own name.
        Assert.Single(page.QuerySelectorAll("details.field[open]"));
        var regions = page.QuerySelectorAll(".table-scroll").Select(region => region.GetAttribute("aria-labelledby")).ToList();
        Assert.Equal(regions.Count, regions.Distinct().Count());
        // The later edition asked first is the later one all the same.
        var swapped = await web.PageAsync("/bo-tieu-chi/so-sanh?tu=province-876:1&den=province-1149:1");
        Assert.Equal(page.QuerySelectorAll("tbody tr").Length, swapped.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Replay_OfAVersion_BeginsWithResultsOfItsOwnSet()
    {
        var page = await web.PageAsync("/bo-tieu-chi/cham-lai?den=commune-example:1");
        Assert.StartsWith("commune-example:1:", page.QuerySelector("#chon-tu option[selected]")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll("table:last-of-type tbody tr").Length > 100);
    }

    [Theory]
    [InlineData("yaml")]
    [InlineData("xlsx")]
    public async Task File_OfASet_IsReadBackAsTheSameSet(string form)
    {
        var bytes = await web.Client.GetByteArrayAsync($"/bo-tieu-chi/province-1149/1/tai.{form}");
        var reading = App.Criteria.Drafts.SetUpload.Read(bytes, "set." + form);
        Assert.Equal(CriteriaSetYaml.Write(CriteriaSetFile.Load("province-1149")), CriteriaSetYaml.Write(reading.Set!));
    }

    [Theory]
    [InlineData("/bo-tieu-chi/khong-co")]
    [InlineData("/bo-tieu-chi/province-876/99")]
    [InlineData("/bo-tieu-chi/province-876/1/khong-co")]
    [InlineData("/bo-tieu-chi/so-sanh?tu=khong-co:1")]
    [InlineData("/bo-tieu-chi/cham-lai?den=khong-co:1")]
    [InlineData("/bo-tieu-chi/province-876/99/tai.yaml")]
    public async Task WhatIsNotThere_IsNotFound(string path)
    {
        using var answer = await web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
