using System.Net;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Results;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>Results over plain HTTP, by people with their own rights.</summary>
public sealed class ResultPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Results_are_issued_and_then_read_by_the_leader_and_nobody_of_another_unit()
    {
        var (maker, wave) = await WaveAsync();
        var root = $"/dieu-tra/{wave}/ket-qua";
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        using var leader = await web.SignInAsync(new Assignment(Role.Leader, AccountFixture.Province));
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Client.GetAsync(root)).StatusCode);

        // Figures on the page are those of the results.
        var report = await maker.DoAsync(async desk => await SurveyFile.Compute(desk, TimeProvider.System).RunAsync((await desk.Waves.FindAsync(wave))!));
        var index = report.Results!.Whole!.Value.Value.ToString("N1", System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));
        var live = await coordinator.GetAsync(root);
        Assert.Contains(index, live.QuerySelector(".tile-main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tạm tính", live.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var small = live.QuerySelectorAll("tr[id^=nhom-]").Single(row => row.TextContent.Contains(SurveyFile.SmallArea, StringComparison.Ordinal));
        Assert.Contains("quá ít người", small.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"^\s*–", small.Children[1].TextContent);

        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        await coordinator.SubmitAsync(root, "form[action*='Issue']", []);
        Assert.Contains(index, (await leader.GetAsync(root)).QuerySelector(".tile-main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hài lòng chung", (await leader.GetAsync(root + "/cau-hoi/chung?theo=kenh")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Khảo sát thử", (await leader.GetAsync("/dieu-tra/ket-qua")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("LMG", (await leader.GetAsync(root + "/yeu-to")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await leader.Client.GetAsync(root + "?handler=Document")).StatusCode);
        foreach (var (person, path, status) in new[]
        {
            (leader, root + "/y-kien", HttpStatusCode.Forbidden), (leader, $"/dieu-tra/{wave}", HttpStatusCode.Forbidden), (leader, root + "/cau-hoi/gop-y", HttpStatusCode.NotFound),
            (stranger, root, HttpStatusCode.NotFound), (stranger, root + "/y-kien", HttpStatusCode.NotFound), (surveyor, root, HttpStatusCode.Forbidden),
        })
            Assert.True((await person.Client.GetAsync(path)).StatusCode == status, $"{path} {status}");

        using var issue = await leader.SendAsync(await leader.GetAsync("/tai-khoan"), root + "?handler=Issue", ("reason", "Thử"));
        Assert.Equal(HttpStatusCode.Forbidden, issue.StatusCode);
        Assert.DoesNotContain(wave.ToString(), (await stranger.GetAsync("/dieu-tra/ket-qua")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_many_answers_are_waited_for_and_computed_once()
    {
        var (maker, wave) = await WaveAsync(CurrentResults.Many);
        var root = $"/dieu-tra/{wave}/ket-qua";
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        using var other = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));

        // The page is there at once, tells how far it is, and goes to what was asked for; whoever asks meanwhile waits for the same job, or finds it done.
        var waiting = await LandAsync(coordinator, root + "/yeu-to");
        await LandAsync(other, root);
        Assert.NotNull(waiting.QuerySelector("#dang-lam [role=status]"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync(root + "/dang-tinh")).StatusCode);
        var next = waiting.QuerySelector("#dang-lam a")!.GetAttribute("href")!;
        Assert.Equal(root + "/dang-tinh?ve=%2Fyeu-to", next);
        var drivers = await DoneAsync(coordinator, next);
        Assert.Contains("LMG", drivers.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await JobsAsync());

        var report = await maker.DoAsync(async desk => await SurveyFile.Compute(desk, TimeProvider.System).RunAsync((await desk.Waves.FindAsync(wave))!));
        Assert.Contains(report.Results!.Whole!.Value.Value.ToString("N1", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), (await other.GetAsync(root)).QuerySelector(".tile-main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync(root + "?handler=Document")).StatusCode);

        // Of a closed wave no figures but those of the answers as they stand are shown.
        await LeaveOutAsync(1);
        Assert.Null(await maker.DoAsync(desk => desk.Move.CloseAsync(wave)));
        Assert.NotNull((await LandAsync(other, root)).QuerySelector("#dang-lam"));
        var anew = await DoneAsync(other, root);
        Assert.Contains((CurrentResults.Many - 1).ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), anew.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await JobsAsync());

        // Answers that change between looking and issuing: the figures are computed anew, and the reason typed is still there.
        await coordinator.SubmitAsync(root, "form[action*='Issue']", []);
        var looked = await coordinator.GetAsync(root);
        await LeaveOutAsync(2);
        using (var late = await coordinator.SendAsync(looked, root + "?handler=Issue", ("reason", "Loại phiếu trùng")))
            Assert.NotNull((await LandAsync(coordinator, late.Headers.Location!.ToString())).QuerySelector("#dang-lam"));

        var asked = await DoneAsync(coordinator, root);
        Assert.Equal("Loại phiếu trùng", asked.QuerySelector("#ly-do")!.GetAttribute("value"));
        await coordinator.SubmitAsync(root, "form[action*='Issue']", new() { ["reason"] = "Loại phiếu trùng" });
        Assert.Contains("Lý do công bố lại: Loại phiếu trùng", (await other.GetAsync(root)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Task LeaveOutAsync(int place) =>
            web.Database.WriteAsync($"insert into surveys.left_out (part, wave_id, place, reason, by_name, at) select id, wave_id, {place}, 'Thử', 'An', now() from surveys.import where wave_id = '{wave}'");

        async Task<int> JobsAsync()
        {
            await using var connection = await web.Database.AdministratorAsync();
            return await connection.ExecuteScalarAsync<int>("select count(*)::int from jobs.job where kind = @JobKind and key = @wave", new { ResultsJob.JobKind, wave = wave.ToString() });
        }
    }

    [Fact]
    public async Task Open_answers_are_searched_and_tagged_without_scripts()
    {
        var (_, wave) = await WaveAsync();
        var page = $"/dieu-tra/{wave}/ket-qua/y-kien";
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var found = await coordinator.GetAsync(page + "?tim=CHO%20lau");
        Assert.Equal(25, found.QuerySelectorAll(".open-answers li").Length);
        Assert.DoesNotContain("Xã", found.QuerySelector(".open-answers")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(12, (await coordinator.GetAsync(page + "?tim=cho%20lau&trang=2")).QuerySelectorAll(".open-answers li").Length);
        var first = found.QuerySelector(".open-answers input")!.GetAttribute("value")!;
        await coordinator.SubmitAsync(page + "?tim=cho%20lau", "form[method=post].stack", new() { ["chon"] = first, ["name"] = "Thời gian" });
        var tagged = await coordinator.GetAsync(page + "?chuDe=" + Uri.EscapeDataString("Thời gian"));
        Assert.Equal(first, Assert.Single(tagged.QuerySelectorAll(".open-answers input")).GetAttribute("value"));
        Assert.Contains("dưới 5", (await coordinator.GetAsync($"/dieu-tra/{wave}/ket-qua")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page one is sent on to.</summary>
    private static async Task<AngleSharp.Dom.IDocument> LandAsync(SignedIn person, string path)
    {
        using var answer = await person.Client.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.Redirect ? await LandAsync(person, answer.Headers.Location!.ToString()) : await SignedIn.ReadAsync(answer, path);
    }

    private static async Task<AngleSharp.Dom.IDocument> DoneAsync(SignedIn person, string path)
    {
        for (var tries = 0; tries < 2_000; tries++)
        {
            var page = await LandAsync(person, path);
            if (page.QuerySelector("#dang-lam") is null)
                return page;
        }

        throw new TimeoutException("The results were not computed.");
    }

    private async Task<(WaveMaker Maker, Guid Wave)> WaveAsync(int answers = SurveyFile.Answers)
    {
        var maker = new WaveMaker(web.Database.Source, TimeProvider.System);
        var wave = await maker.OpenAsync(AccountFixture.Province);
        await SurveyFile.ImportAsync(maker, wave, TimeProvider.System, answers: answers);
        return (maker, wave);
    }
}
