using System.Net;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Sample;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Plans;

/// <summary>A plan through its pages' own forms, by people with their own rights, from the result of 2023 to a confirmed task and a merged report.</summary>
public sealed class PlanPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private const string District = "vn-67/huyen-01";

    [Fact]
    public async Task A_plan_is_begun_changed_issued_worked_on_and_reported_through_forms()
    {
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator));
        var plan = await coordinator.SubmitAsync("/ke-hoach/moi", "form[enctype]", new() { ["Input.Unit"] = SampleInstallation.DakNong, ["Input.YearFrom"] = "2024", ["Input.YearTo"] = "2024", ["Input.Start"] = "Result" });
        Assert.Matches("^/ke-hoach/[0-9a-f-]{36}$", plan);
        Assert.Contains("88,679", (await coordinator.GetAsync(plan)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Below last year's points: not without a reason, and what was typed stays.
        var row = plan + "/dong/1/1.1";
        using var refused = await coordinator.FillAsync(row, "form[action*='handler=Row']", new() { ["target"] = "0,5" });
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("value=\"0,5\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await coordinator.SubmitAsync(row, "form[action*='handler=Row']", new() { ["target"] = "0,5", ["reason"] = "Nội dung này bỏ trong bộ tiêu chí mới" });
        await coordinator.SubmitAsync(row, "form[action*='handler=Add']", new() { ["text"] = "Kiểm tra <b>tiến độ</b> hằng tháng", ["dueOn"] = "2024-12-01" });
        Assert.Contains("Kiểm tra <b>tiến độ</b> hằng tháng", (await coordinator.GetAsync(row)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await coordinator.SubmitAsync(plan + "/muc-tieu", "main form", new() { ["indicator"] = "Points", ["value"] = "87" });
        Assert.Contains("87", (await coordinator.GetAsync(plan)).QuerySelector("#muc-tieu")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        await coordinator.SubmitAsync(plan + "/phat-hanh", "form[action*='Submit']", []);
        await coordinator.SubmitAsync(plan + "/phat-hanh", "form[action*='Issue']", new() { ["number"] = "475", ["day"] = "2024-07-18", ["signer"] = "Hồ Văn Mười" });
        Assert.Contains("Số 475", (await coordinator.GetAsync(plan)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var officer = await web.SignInAsync(new Assignment(Role.Officer, District));
        var task = (await officer.GetAsync("/nhiem-vu")).QuerySelectorAll("main table a").First(link => link.GetAttribute("href")!.StartsWith("/nhiem-vu/", StringComparison.Ordinal)).GetAttribute("href")!;
        await officer.SubmitAsync(task, "form[action*='handler=Report']", new() { ["percent"] = "100", ["note"] = "Đã xong" });
        await officer.SubmitAsync(task, "form[action*='handler=Raise']", new() { ["text"] = "Thiếu kinh phí", ["by"] = TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Null((await officer.GetAsync(task)).QuerySelector("form[action*='handler=Confirm']"));
        await coordinator.SubmitAsync(task, "form[action*='handler=Answer']", new() { ["answer"] = "Đã bổ sung dự toán" });
        await coordinator.SubmitAsync(task, "form[action*='handler=Confirm']", []);
        Assert.Contains("Đã xác nhận hoàn thành", (await officer.GetAsync(task)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await coordinator.SubmitAsync(plan + "/bao-cao", "form[action*='Year']", []);
        var report = (await officer.GetAsync("/nhiem-vu")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(link => link.StartsWith("/bao-cao/", StringComparison.Ordinal));
        await officer.SubmitAsync(report, "form.report-form", new() { ["Results"] = "Đã làm xong việc được giao", ["sends"] = "true" });
        var merged = (await coordinator.GetAsync(plan + "/bao-cao")).QuerySelectorAll("main a.button").First(link => link.GetAttribute("href")!.StartsWith("/bao-cao/", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.GetAsync(merged)).StatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (await coordinator.Client.GetAsync(merged + "?handler=Document")).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Drafts_are_for_their_unit_and_tasks_for_who_works_on_them()
    {
        var (id, _) = await new PlanMaker(web.Database.Source, TimeProvider.System).DoAsync(desk => desk.Start.RunAsync(new PlanDraft(AccountFixture.Province, PlanKind.Yearly, "Dự thảo mật", 2031, 2031), PlanStart.Document, SmallPlan.Document));
        using var own = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        using var leader = await web.SignInAsync(new Assignment(Role.Leader, AccountFixture.Province));
        Assert.Equal(HttpStatusCode.OK, (await own.Client.GetAsync($"/ke-hoach/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/ke-hoach/{id}")).StatusCode);
        Assert.DoesNotContain("Dự thảo mật", (await stranger.GetAsync("/ke-hoach")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await leader.Client.GetAsync($"/ke-hoach/{id}")).StatusCode);
        Assert.Null((await leader.GetAsync($"/ke-hoach/{id}/phat-hanh")).QuerySelector("form[action*='Submit']"));
        using var refused = await leader.SendAsync(await leader.GetAsync("/tai-khoan"), $"/ke-hoach/{id}/phat-hanh?handler=Submit");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await web.Client.GetAsync($"/ke-hoach/{id}")).StatusCode);
    }
}
