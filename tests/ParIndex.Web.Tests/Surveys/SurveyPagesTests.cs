using System.Net;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>A wave through its pages' own forms, by people with their own rights.</summary>
public sealed class SurveyPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task A_wave_is_made_sampled_opened_and_its_links_are_told_once()
    {
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        const string forms = "/dieu-tra/phieu-hoi";
        using var broken = await UploadAsync(coordinator, forms, "File", ("unit", AccountFixture.Province), ("hong.yaml", "code: x\ntitel: y\n"));
        Assert.Contains("Chưa nhận phiếu hỏi", await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var kept = await UploadAsync(coordinator, forms, "File", ("unit", AccountFixture.Province), ("thu.yaml", WaveMaker.Questionnaire));
        var preview = kept.Headers.Location!.OriginalString;
        Assert.Contains("Hài lòng chung", (await coordinator.GetAsync(preview)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/yaml", (await coordinator.Client.GetAsync(preview + "?handler=File&kieu=yaml")).Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.GetAsync(preview + "?handler=File&kieu=xlsx")).StatusCode);

        var wave = await coordinator.SubmitAsync("/dieu-tra/moi", "form.card", new() { ["Input.Questionnaire"] = preview.Split('/')[^1], ["Input.Name"] = "Khảo sát năm nay" });
        Assert.Contains("Chưa có ai để hỏi", await ThenAsync(coordinator, await coordinator.SubmitAsync(wave, "form[action*='Open']", [])), StringComparison.Ordinal);
        var ofFiles = await coordinator.SubmitAsync("/dieu-tra/moi", "form.card", new() { ["Input.Questionnaire"] = preview.Split('/')[^1], ["Input.Name"] = "Phiếu Kobo" });
        Assert.Contains("nhập phiếu từ tệp", await ThenAsync(coordinator, await coordinator.SubmitAsync(ofFiles, "form[action*='Open']", new() { ["isFromFiles"] = "true" })), StringComparison.Ordinal);
        using var taken = await UploadAsync(coordinator, wave, "Sample", ("area", "xa"), ("sample.csv", WaveMaker.Sample), ("replacements.csv", WaveMaker.Replacements));
        Assert.Contains("Đã nhận 8 người", await ThenAsync(coordinator, wave), StringComparison.Ordinal);
        await coordinator.SubmitAsync(wave, "form[action*='Open']", []);

        using var file = await coordinator.FillAsync(wave + "/duong-dan", "form[action*='File']", []);
        var lines = (await file.Content.ReadAsStringAsync()).Trim().Split("\r\n");
        Assert.Equal(7, lines.Length);
        Assert.Contains("Nguyễn Văn An", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"/k/[\w-]{22}", lines[1]);
        using var sheets = await coordinator.FillAsync(wave + "/duong-dan", "form[action*='Sheets']", new() { ["area"] = "Xã Hai" });
        var printed = await SignedIn.ReadAsync(sheets, wave);
        Assert.Equal(3, printed.QuerySelectorAll(".sheet-card svg").Length);
        Assert.DoesNotContain("Phạm Thị Dung", printed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var refused = PaperCode.Of(2);
        await coordinator.SubmitAsync(wave, "form[action*='Mark']", new() { ["code"] = refused, ["state"] = "Replaced" });
        var rows = (await coordinator.GetAsync(wave)).QuerySelectorAll("main table")[0].TextContent;
        Assert.Contains("Xã Một", rows, StringComparison.Ordinal);
        await coordinator.SubmitAsync(wave, "form[action*='Tell']", new() { ["changes"] = "Thêm quầy" });
        await coordinator.SubmitAsync(wave, "form[action*='Close']", []);
        await coordinator.SubmitAsync(wave, "form[action*='Settle']", []);
        await coordinator.SubmitAsync(wave, "form[action*='Forget']", []);
        Assert.Contains("không đọc được nữa", (await coordinator.GetAsync(wave)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_surveyors_type_a_form_and_settle_what_differs()
    {
        var wave = await new WaveMaker(web.Database.Source, TimeProvider.System).OpenAsync(AccountFixture.Province);
        var (page, code) = ($"/dieu-tra/{wave}/phieu-giay", PaperCode.Of(3));
        using var first = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        using var second = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        await first.SubmitAsync(page, "form.survey-form", new() { ["code"] = code, ["a.dung"] = "co", ["a.chung"] = "4" });
        using var same = await first.FillAsync(page, "form.survey-form", new() { ["code"] = code, ["a.dung"] = "co", ["a.chung"] = "4" });
        Assert.Contains("người khác nhập lần hai", await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var look = await second.SubmitAsync(page, "form.survey-form", new() { ["code"] = code, ["a.dung"] = "co", ["a.chung"] = "5" });
        using (var undecided = await second.FillAsync(look, "form[action*='Settle']", []))
            Assert.Contains("chưa chọn", (await SignedIn.ReadAsync(undecided, look)).QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);

        await second.SubmitAsync(look, "form[action*='Settle']", new() { ["a.chung"] = "5" });
        Assert.Contains("Đã chọn theo phiếu giấy", await ThenAsync(second, page), StringComparison.Ordinal);
        Assert.Contains("Phiếu giấy", (await first.GetAsync($"/dieu-tra/{wave}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_runs_surveys_of_the_unit_sees_them()
    {
        var wave = await new WaveMaker(web.Database.Source, TimeProvider.System).OpenAsync(AccountFixture.Province);
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        using var leader = await web.SignInAsync(new Assignment(Role.Leader, AccountFixture.Province));
        foreach (var path in (string[])["", "/duong-dan", "/phieu-giay"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/dieu-tra/{wave}{path}")).StatusCode);

        Assert.DoesNotContain(wave.ToString(), (await stranger.GetAsync("/dieu-tra")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await surveyor.Client.GetAsync($"/dieu-tra/{wave}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync($"/dieu-tra/{wave}/duong-dan")).StatusCode);
        using var close = await surveyor.SendAsync(await surveyor.GetAsync("/tai-khoan"), $"/dieu-tra/{wave}?handler=Close");
        Assert.Equal(HttpStatusCode.Forbidden, close.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Client.GetAsync($"/dieu-tra/{wave}")).StatusCode);
    }

    private static async Task<string> ThenAsync(SignedIn person, string path) => (await person.GetAsync(path)).QuerySelector("main")!.TextContent;

    private static async Task<HttpResponseMessage> UploadAsync(SignedIn person, string path, string handler, (string Name, string Value) field, params (string Name, string Content)[] files)
    {
        var page = await person.GetAsync(path);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(field.Value), field.Name },
            { new StringContent(SignedIn.TokenOf(page)), "__RequestVerificationToken" },
        };
        foreach (var (name, text) in files)
            content.Add(new StringContent(text), "tep", name);

        return await person.Client.PostAsync($"{path}?handler={handler}", content);
    }
}
