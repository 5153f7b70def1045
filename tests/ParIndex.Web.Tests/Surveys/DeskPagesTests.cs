using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>The survey manager's desk through its pages' own forms.</summary>
public sealed partial class DeskPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    /// <summary>Yesterday, when the wave began; the second took three seconds.</summary>
    private static string Interviews { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        start,end,dung,chung,b1,b2,nguoi,khu
        {Day}T08:00:00+07:00,{Day}T08:05:00+07:00,co,4,5,3,An,Xã Một
        {Day}T09:00:00+07:00,{Day}T09:00:03+07:00,co,4,4,4,An,Xã Một
        {Day}T10:00:00+07:00,{Day}T10:05:00+07:00,co,3,4,3,Bình,Xã Hai
        """);

    private static string Day => TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_file_is_imported_checked_and_judged()
    {
        var wave = await new WaveMaker(web.Database.Source, TimeProvider.System).OpenAsync(AccountFixture.Province);
        using var manager = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = $"/dieu-tra/{wave}/nhap-phieu";

        // A fault names line and column, and all of them come as a file; nothing is half taken.
        await UploadAsync(manager, page, Interviews + "\n" + Day + "T11:00:00+07:00,,co,9,4,3,Bình,Xã Hai");
        await manager.SubmitAsync(page, "form[action*='Import']", new() { ["c.6"] = "@label:_interviewer", ["c.7"] = "@label:_area" });
        var broken = await DoneAsync(manager, page);
        Assert.Contains("1 lỗi trong tệp phong-van.csv", broken.TextContent, StringComparison.Ordinal);
        Assert.Equal("@label:_area", broken.QuerySelector("input[name='c.7']")!.GetAttribute("value"));
        Assert.Contains("5,4,\"câu chung", await manager.Client.GetStringAsync(page + "?handler=Faults"), StringComparison.Ordinal);

        await UploadAsync(manager, page, Interviews);
        await manager.SubmitAsync(page, "form[action*='Import']", new() { ["c.6"] = "@label:_interviewer", ["c.7"] = "@label:_area" });
        Assert.Contains("phong-van.csv", (await DoneAsync(manager, page)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        var quality = $"/dieu-tra/{wave}/chat-luong";
        await manager.SubmitAsync(quality, "form[action*='Check']", []);
        var flagged = (await manager.GetAsync(quality)).QuerySelector("main")!;
        Assert.Contains("3 phiếu", flagged.TextContent, StringComparison.Ordinal);
        var answer = flagged.QuerySelector("tbody a[href*='chat-luong/phieu']")!.GetAttribute("href")!;
        var shown = (await manager.GetAsync(answer)).QuerySelector("main")!;
        Assert.Contains("Quá nhanh", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hài lòng", shown.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync($"/dieu-tra/{wave}", "form[action*='Close']", []);
        Assert.Contains("1 phiếu có cờ chưa quyết định", (await manager.GetAsync($"/dieu-tra/{wave}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(quality + "?loai=too-fast", "form[action*='Decide']", new() { ["verdict"] = "Excluded", ["reason"] = "Ba giây" });
        Assert.Contains("trong đó 1 phiếu không tính", (await manager.GetAsync($"/dieu-tra/{wave}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await manager.SubmitAsync(answer, "main form[method='post']", new() { ["verdict"] = "", ["reason"] = "" });
        Assert.Contains("too-fast", await manager.Client.GetStringAsync(quality + "?handler=File"), StringComparison.Ordinal);

        // Three answers are fewer than five: nothing may leave.
        var data = $"/dieu-tra/{wave}/du-lieu";
        Assert.Contains("Chỉ có 3 phiếu", (await manager.GetAsync(data + "?xem=1&dac=tuoi&khu=true")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        foreach (var path in (string[])["/nhap-phieu", "/chat-luong", "/goi-lai", "/du-lieu", new Uri("http://x" + answer).PathAndQuery[$"/dieu-tra/{wave}".Length..]])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync($"/dieu-tra/{wave}{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/dieu-tra/{wave}{path}")).StatusCode);
        }
    }

    [Fact]
    public async Task Quotas_are_set_by_hand_and_from_a_file_and_stand_beside_what_came_in()
    {
        var maker = new WaveMaker(web.Database.Source, TimeProvider.System);
        var wave = await maker.OpenAsync(AccountFixture.Province);
        using var manager = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = $"/dieu-tra/{wave}/chi-tieu";
        var table = page + "?theo=" + Uri.EscapeDataString("question:dung");
        using (var refused = await manager.FillAsync(table, "form[action*='Save']", new() { ["target[0]"] = "1", ["target[1]"] = "nhiều" }))
            Assert.Equal("nhiều", (await SignedIn.ReadAsync(refused, table)).QuerySelector("input[name='target[1]']")!.GetAttribute("value"));

        await manager.SubmitAsync(table, "form[action*='Save']", new() { ["target[0]"] = "1", ["target[1]"] = "", ["luc"] = "Tell" });
        await UploadAsync(manager, page, "xa,khu_vuc,chi_tieu\nXã Một,Xã Một,3\nXã Hai,Xã Hai,2", "chi-tieu.csv", "File");
        Assert.Contains("không ghép được", (await manager.GetAsync(page + "?theo=column:xa&va=question:dung")).QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("xa,khu_vuc,chi_tieu", (await manager.Client.GetStringAsync(page + "?handler=File&theo=column:xa&va=area")).TrimStart('\uFEFF'), StringComparison.Ordinal);

        var open = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Open))).Links[0].Token;
        var own = (await maker.DoAsync(desk => desk.Links.RunAsync(wave, LinkKind.Personal))).Links;
        foreach (var link in own.Take(2))
        {
            using var citizen = new HttpClient { BaseAddress = new Uri(web.Address) };
            using var answer = new FormUrlEncodedContent([new("a.dung", "co"), new("a.chung", "4"), new("buoc", "0"), new("hien", "dung kenh tuoi chung b1 b2 gop-y")]);
            Assert.Contains("survey-receipt", await (await citizen.PostAsync($"/k/{link.Token}", answer)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var progress = await manager.Client.GetStringAsync($"/dieu-tra/{wave}?handler=Progress");
        Assert.Contains("hx-trigger=\"every 15s\"", progress, StringComparison.Ordinal);
        Assert.Contains("2/1", progress, StringComparison.Ordinal);
        Assert.Contains("2/3", progress, StringComparison.Ordinal);
        using var stranger = new SignedIn(web.Address);
        Assert.Contains("Có", (await stranger.GetAsync($"/k/{open}")).QuerySelector(".alert-info")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await stranger.GetAsync($"/k/{own[3].Token}")).QuerySelector(".alert-info"));

        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        Assert.Contains("Có (2/1)", (await surveyor.GetAsync($"/phong-van/{wave}")).QuerySelector(".alert-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task Reminders_by_file_are_noted_and_without_a_mail_server_the_page_says_what_is_missing()
    {
        var wave = await new WaveMaker(web.Database.Source, TimeProvider.System).OpenAsync(AccountFixture.Province);
        using var manager = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var page = $"/dieu-tra/{wave}/nhac";
        using var file = await manager.FillAsync(page, "form[action*='Remind']", new() { ["area"] = "*" });
        Assert.Equal(7, (await file.Content.ReadAsStringAsync()).Trim().Split("\r\n").Length);
        Assert.Contains(TimeProvider.System.Today().ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), (await manager.GetAsync(page)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PARINDEX_SMTP", (await manager.GetAsync($"/dieu-tra/{wave}/thu")).QuerySelector(".alert-warn")!.TextContent, StringComparison.Ordinal);
        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync($"/dieu-tra/{wave}/thu")).StatusCode);
    }

    private static async Task UploadAsync(SignedIn person, string path, string text, string name = "phong-van.csv", string handler = "Upload")
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(SignedIn.TokenOf(await person.GetAsync(path))), "__RequestVerificationToken" },
            { new StringContent(text), "tep", name },
        };
        using var answer = await person.Client.PostAsync($"{path}?handler={handler}", content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The page once its work in the background is over; every question waits on the server's answer.</summary>
    private static async Task<IElement> DoneAsync(SignedIn person, string path)
    {
        for (var tries = 0; tries < 2_000; tries++)
        {
            var main = (await person.GetAsync(path)).QuerySelector("main")!;
            if (main.QuerySelector("#dang-lam") is null)
                return main;
        }

        throw new TimeoutException("The work did not end.");
    }
}
