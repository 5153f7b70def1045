using System.Net;
using AngleSharp.Html.Dom;
using ParIndex.App.Accounts;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>A questionnaire built by sight, through the page's own forms.</summary>
public sealed class EditQuestionnaireTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task A_section_and_a_scale_are_added_written_and_seen_on_the_phone()
    {
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var editor = await KeptAsync(WaveMaker.Questionnaire) + "/sua";
        var section = await coordinator.SubmitAsync(editor, "form[action*='AddSection']", []);
        var question = await coordinator.SubmitAsync(section, "form[action*='AddQuestion']", new() { ["kind"] = "Scale" });
        Assert.EndsWith("?cau=cau_2", question, StringComparison.Ordinal);

        await coordinator.SubmitAsync(question, "form[action*='handler=Question']", new()
        {
            ["text.vi"] = "Trụ sở <sạch> không?", ["text.en"] = "Clean?", ["when"] = "${dung} = 'co'", ["reason.at"] = "2", ["reason.text.vi"] = "Vì sao?",
            ["choice.0.label.vi"] = "Bẩn", ["choice.5.code"] = "0", ["choice.5.label.vi"] = "Không biết", ["choice.5.kind"] = "NoOpinion",
        });
        var page = await coordinator.GetAsync(question);
        var phone = page.QuerySelector(".phone")!;
        Assert.Contains("Trụ sở <sạch> không?", phone.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Bẩn", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng", "Không biết"], phone.QuerySelectorAll(".survey-choice").Select(choice => choice.TextContent.Trim()));
        Assert.Contains("Clean?", (await coordinator.GetAsync(question + "&n=en")).QuerySelector(".phone")!.TextContent, StringComparison.Ordinal);

        // Up into the section before, and away.
        Assert.Equal(question, await coordinator.SubmitAsync(question, "form[action*='MoveQuestion']", new() { ["up"] = "true" }));
        Assert.Equal(["cau_2", "cau_1"], (await coordinator.GetAsync(section)).QuerySelectorAll(".phone [id^='c-cau']").Select(field => field.Id![2..]).Where(code => !code.EndsWith("_reason", StringComparison.Ordinal)));
        await coordinator.SubmitAsync(question, "form[action*='RemoveQuestion']", []);
        Assert.DoesNotContain("Trụ sở", (await coordinator.GetAsync(section)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_or_changed_elsewhere_is_told_and_stays_as_typed()
    {
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var editor = await KeptAsync(WaveMaker.Questionnaire.Replace("khao-sat-thu", "khao-sat-sai", StringComparison.Ordinal)) + "/sua";
        var question = editor + "?cau=chung";
        var old = await coordinator.GetAsync(question);
        var wrong = await ReadAsync(coordinator, question, new() { ["text.vi"] = "Lời mới", ["when"] = "${dung} = 'ko' an" });
        Assert.Equal("${dung} = 'ko' an", Input(wrong, "when"));
        Assert.Contains("Lời mới", wrong.QuerySelector(".phone")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(wrong.QuerySelector(".alert-bad"));
        Assert.Contains("“ko”", (await ReadAsync(coordinator, question, new() { ["when"] = "${dung} = 'ko'" })).QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);

        await coordinator.SubmitAsync(editor, "form[action*='Head']", new() { ["minutes"] = "7" });
        using var late = await coordinator.SendAsync(old, editor + "?handler=Question", ("seen", Input(old, "seen")), ("cau", "chung"), ("text.vi", "Lời muộn"), ("required", "1"));
        var told = await SignedIn.ReadAsync(late, question);
        Assert.Contains("vừa được sửa ở nơi khác", told.QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lời muộn", told.QuerySelector(".phone")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("7", Input(await coordinator.GetAsync(editor), "minutes"));
    }

    [Fact]
    public async Task An_official_form_is_extended_and_not_altered_and_strangers_see_nothing()
    {
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var official = await coordinator.SubmitAsync("/dieu-tra/phieu-hoi", "form[action*='Library']", new() { ["unit"] = AccountFixture.Province, ["code"] = "sipas-2024" });
        var own = await coordinator.SubmitAsync(official + "/sua", "form[action*='Copy']", []);
        var first = (await coordinator.GetAsync(own)).QuerySelector(".editor-parts ul ul a")!.GetAttribute("href")!;
        var refused = await ReadAsync(coordinator, first, new() { ["text.vi"] = "Lời khác hẳn" });
        Assert.Contains("không được đổi", refused.QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);

        var section = await coordinator.SubmitAsync(own, "form[action*='AddSection']", []);
        await coordinator.SubmitAsync(section, "form[action*='handler=Section']", new() { ["title.vi"] = "Riêng của tỉnh" });
        Assert.Contains("Riêng của tỉnh", (await coordinator.GetAsync(own)).QuerySelector(".editor-parts")!.TextContent, StringComparison.Ordinal);

        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync(own)).StatusCode);
    }

    private async Task<string> KeptAsync(string yaml)
    {
        var (id, problems) = await new WaveMaker(web.Database.Source, TimeProvider.System).DoAsync(desk => desk.Keep.FromFileAsync(AccountFixture.Province, "thu.yaml", WaveMaker.Bytes(yaml)));
        Assert.True(id is not null, string.Join(' ', problems.Select(problem => problem.Text.English)));
        return $"/dieu-tra/phieu-hoi/{id}";
    }

    private static async Task<IHtmlDocument> ReadAsync(SignedIn person, string path, Dictionary<string, string> values)
    {
        using var answer = await person.FillAsync(path, "form[action*='handler=Question']", values);
        return await SignedIn.ReadAsync(answer, path);
    }

    private static string Input(IHtmlDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"main input[name='{name}']")!).Value;
}
