using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>The form of who is asked over plain HTTP, as a browser without scripts sends it.</summary>
public sealed class AnswerFormTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private const int ManyWrong = 32;

    private WaveMaker Maker => new(web.Database.Source, TimeProvider.System);

    [Fact]
    public async Task A_citizen_answers_without_scripts_and_nothing_typed_is_lost()
    {
        var path = await LinkAsync(await Maker.OpenAsync(AccountFixture.Province));
        using var citizen = new SignedIn(web.Address);
        using var first = await citizen.Client.GetAsync(path);
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        var page = await SignedIn.ReadAsync(first, path);
        var main = page.QuerySelector("main")!.TextContent;
        Assert.Contains("không ai biết phiếu nào của ai", main, StringComparison.Ordinal);
        Assert.Contains("khoảng 3 phút", main, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("script"));
        Assert.NotNull(page.QuerySelector("button[formaction$='co=lon']"));
        // Asked only after the question before it.
        Assert.Empty(page.QuerySelectorAll("[name='a.chung']"));

        page = await SendAsync(citizen, path, page, ("a.tuoi", "7"), ("a.gop-y", "Nhanh <hơn>"));
        Assert.Contains("Câu này cần trả lời", page.QuerySelector("#l-dung")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("18", page.QuerySelector("#l-tuoi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nhanh <hơn>", ((IHtmlTextAreaElement)page.QuerySelector("[name='a.gop-y']")!).Value);

        page = await SendAsync(citizen, path, page, ("a.dung", "co"), ("a.tuoi", "40"));
        Assert.Contains("còn vài câu nữa", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("[name='a.chung']").Length);
        page = await SendAsync(citizen, path, page, ("a.chung", "2"), ("a.b1", "4"));
        Assert.NotNull(page.QuerySelector("#l-chung_reason"));
        // Large type on the way: nothing is checked, nothing lost.
        page = await SendAsync(citizen, path + "?co=lon", page, ("doi", "co"));
        Assert.Contains("large", page.DocumentElement.ClassName, StringComparison.Ordinal);
        page = await SendAsync(citizen, path, page, ("a.chung_reason", "Phải đi lại nhiều lần"));
        Assert.Matches("^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$", page.QuerySelector(".survey-receipt")!.TextContent);

        Assert.Contains("đã được trả lời", (await citizen.GetAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var again = await citizen.Client.PostAsync(path, new FormUrlEncodedContent([new("a.dung", "khong"), new("buoc", "0"), new("hien", "dung")]));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task What_changed_is_told_to_who_answered()
    {
        var wave = await Maker.OpenAsync(AccountFixture.Province);
        var path = await LinkAsync(wave);
        using var citizen = new SignedIn(web.Address);
        await SendAsync(citizen, path, await citizen.GetAsync(path), ("a.dung", "khong"));
        await Maker.DoAsync(desk => desk.Move.CloseAsync(wave));
        await Maker.DoAsync(desk => desk.Move.TellAsync(wave, "Thêm một quầy\nMở cửa sáng thứ bảy"));
        Assert.Contains("Mở cửa sáng thứ bảy", (await citizen.GetAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thêm một quầy", (await citizen.GetAsync($"/khao-sat/{wave}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.Client.GetAsync($"/khao-sat/{await Maker.DraftAsync(AccountFixture.Province)}")).StatusCode);
    }

    [Fact]
    public async Task A_long_form_has_a_page_a_section_and_carries_what_was_answered()
    {
        var rows = string.Concat(Enumerable.Range(3, 22).Select(row => string.Create(CultureInfo.InvariantCulture, $"\n          - {{code: b{row}, text: {{vi: Mặt {row}}}}}")));
        var asked = WaveMaker.Questionnaire.Replace("{vi: Thời gian, en: Time}}", "{vi: Thời gian, en: Time}}" + rows, StringComparison.Ordinal).Replace("khao-sat-thu", "khao-sat-dai", StringComparison.Ordinal);
        var path = await LinkAsync(await Maker.OpenAsync(AccountFixture.Province, questionnaire: asked));
        using var citizen = new SignedIn(web.Address);
        var page = await citizen.GetAsync(path);
        Assert.Empty(page.QuerySelectorAll("[name='a.b1']"));
        page = await SendAsync(citizen, path, page, ("a.dung", "co"), ("a.kenh", "web"));
        Assert.Contains("Phần 2 trong 2", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("co", page.QuerySelector("input[type=hidden][name='a.dung']")!.GetAttribute("value"));
        // Back and forth: the answers of both pages stay.
        page = await SendAsync(citizen, path, page, ("a.b24", "5"), ("lui", "1"));
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name='a.dung'][value=co]")!).IsChecked);
        page = await SendAsync(citizen, path, page);
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name='a.b24'][value='5']")!).IsChecked);
        page = await SendAsync(citizen, path, page, ("a.chung", "4"));
        Assert.NotNull(page.QuerySelector(".survey-receipt"));
        await using var connection = await web.Database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Equal("""{"b24": "5", "dung": "co", "kenh": ["web"], "chung": "4"}""", await connection.ExecuteScalarAsync<string>(
            "select a.sheet::text from surveys.answer a join surveys.questionnaire q on q.id = a.questionnaire_id where q.code = 'khao-sat-dai'"));
    }

    [Fact]
    public async Task The_open_link_marks_the_browser_and_refuses_it_the_second_time()
    {
        var wave = await Maker.OpenAsync(AccountFixture.Province);
        var path = "/k/" + (await Maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Open))).Links[0].Token;
        using var citizen = new SignedIn(web.Address);
        var page = await citizen.GetAsync(path);
        Assert.NotNull((await SendAsync(citizen, path, page, ("a.dung", "khong"))).QuerySelector(".survey-receipt"));
        page = await citizen.GetAsync(path);
        using var second = await citizen.Client.PostAsync(path, Values(page, [("a.dung", "khong")]));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        using var without = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(web.Address) };
        using var refused = await without.PostAsync(path, Values(page, [("a.dung", "khong")]));
        Assert.Contains("cookie", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_speaks_english_and_refuses_what_is_forged()
    {
        var path = await LinkAsync(await Maker.OpenAsync(AccountFixture.Province));
        using var citizen = new SignedIn(web.Address);
        var page = await citizen.GetAsync("/en" + path);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Did you use a service?", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"button[formaction='{path}'][lang=vi]"));

        var forged = await citizen.GetAsync("/k/" + Secrets.NewStamp(), HttpStatusCode.NotFound);
        Assert.Contains("Quét lại mã QR".ToLowerInvariant(), forged.QuerySelector("main")!.TextContent.ToLowerInvariant(), StringComparison.Ordinal);
        for (var i = 0; i < ManyWrong; i++)
            (await citizen.Client.GetAsync("/k/" + Secrets.NewStamp())).Dispose();

        Assert.Equal(HttpStatusCode.TooManyRequests, (await citizen.Client.GetAsync("/k/khong-co")).StatusCode);
        // Who has a link is not held up by who forges them.
        Assert.Equal(HttpStatusCode.OK, (await citizen.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_no_browser_sends_is_told_and_uses_up_no_turn()
    {
        var path = await LinkAsync(await Maker.OpenAsync(AccountFixture.Province));
        using var citizen = new SignedIn(web.Address);
        var page = await citizen.GetAsync(path);
        await ExpectAsync(HttpStatusCode.BadRequest, "bị hỏng trên đường", Values(page, [("a.gop_y", "a\0b")]));
        await ExpectAsync(HttpStatusCode.BadRequest, "bị hỏng trên đường", Values(page, [.. Enumerable.Range(0, 1_500).Select(i => ($"x{i}", "1"))]));
        await ExpectAsync(HttpStatusCode.RequestEntityTooLarge, "quá lớn", Values(page, [("a.gop_y", new string('x', 600_000))]));
        Assert.Contains("Gửi phiếu trả lời", (await citizen.GetAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        async Task ExpectAsync(HttpStatusCode code, string told, HttpContent sent)
        {
            using var answer = await citizen.Client.PostAsync(path, sent);
            Assert.Equal(code, answer.StatusCode);
            Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            sent.Dispose();
        }
    }

    private async Task<string> LinkAsync(Guid wave) => "/k/" + (await Maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links[0].Token;

    private static async Task<IHtmlDocument> SendAsync(SignedIn citizen, string path, IHtmlDocument page, params (string Name, string Value)[] typed)
    {
        using var answer = await citizen.Client.PostAsync(path, Values(page, typed));
        return await SignedIn.ReadAsync(answer, path);
    }

    private static FormUrlEncodedContent Values(IHtmlDocument page, (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector("form.survey-form")!;
        var standing = form.Elements.Select(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => ("", ""),
            IHtmlInputElement input => (input.Name ?? "", input.Value),
            IHtmlTextAreaElement area => (area.Name ?? "", area.Value),
            _ => ("", ""),
        }).Where(pair => pair.Item1.Length > 0 && !typed.Any(one => one.Name == pair.Item1));
        return new FormUrlEncodedContent(standing.Concat(typed).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
    }
}
