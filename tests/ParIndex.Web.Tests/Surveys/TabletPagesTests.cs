using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Surveys;

/// <summary>What tablets talk to, asked by who has no right to it and by programs that mean harm.</summary>
public sealed partial class TabletPagesTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    private WaveMaker Maker => new(web.Database.Source, TimeProvider.System);

    [Fact]
    public async Task Packs_AreGivenAndTaken_ByWhoMay()
    {
        var wave = await Maker.OpenAsync(AccountFixture.Province);
        var elsewhere = await Maker.OpenAsync(AccountFixture.Stranger);
        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        using var colleague = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        using var stranger = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Stranger));
        using var nobody = new SignedIn(web.Address);
        var (pack, people) = await TakeAsync(surveyor, wave, ("area", "Xã Một"), ("device", "may-thu"));
        Assert.Equal(["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"], people.Select(person => person.Name));
        using var wrong = await surveyor.PostAsync($"/phong-van/{wave}", "Pack", ("from", "3-45"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        var mine = Sheet(1, "\"dung\":\"khong\"");
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(stranger, wave, pack, mine)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(stranger, elsewhere, pack, mine)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(colleague, wave, pack, mine)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(surveyor, wave, Guid.CreateVersion7().ToString(), mine)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Client.GetAsync($"/phong-van/{wave}?handler=State&pack={pack}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/phong-van/{wave}?handler=State&pack={pack}")).StatusCode);
        // Without the token of a form nothing is taken.
        using var bare = await surveyor.Client.PostAsync($"/phong-van/{wave}?handler=Send", Body(pack, mine));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Equal(0, await CountAsync(wave));

        Assert.Equal(["Received"], (await SendAsync(surveyor, wave, pack, mine)).Outcomes);
        Assert.Equal(["Replayed"], (await SendAsync(surveyor, wave, pack, mine)).Outcomes);
        var state = await (await colleague.Client.GetAsync($"/phong-van/{wave}?handler=State&pack={pack}")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(state.GetProperty("isMine").GetBoolean());
        Assert.Equal([1], state.GetProperty("done").EnumerateArray().Select(line => line.GetInt32()));

        // A later one is set aside, for who runs the survey to see.
        Assert.Equal(["Answered"], (await SendAsync(surveyor, wave, pack, Sheet(1, "\"dung\":\"co\",\"chung\":\"5\""))).Outcomes);
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        Assert.Contains("Phiếu để riêng: 1", (await coordinator.GetAsync($"/dieu-tra/{wave}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var aside = $"/dieu-tra/{wave}/phieu-de-rieng";
        Assert.Contains("Rất hài lòng", (await coordinator.GetAsync(aside)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await surveyor.Client.GetAsync(aside)).StatusCode);
        var page = await coordinator.GetAsync(aside);
        using var gone = await coordinator.SendAsync(page, aside + "?handler=Discard", ("id", page.QuerySelector("main input[name=id]")!.GetAttribute("value")!));
        Assert.Contains("Không có phiếu nào để riêng", (await coordinator.GetAsync(aside)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_ThatMeanHarm_AreRefusedOneByOne()
    {
        var wave = await Maker.OpenAsync(AccountFixture.Province);
        using var surveyor = await web.SignInAsync(new Assignment(Role.Surveyor, AccountFixture.Province));
        var (pack, _) = await TakeAsync(surveyor, wave, ("from", "1"), ("to", "5"));
        string[] packages =
        [
            Sheet(6, "\"dung\":\"khong\""), Sheet(-1, "\"dung\":\"khong\""), Sheet(1, "\"dung\":\"khong\",\"gop-y\":\"a\\u0000b\""), Sheet(1, "\"dung\":\"\\ud800\""), Sheet(1, "\"dung\":{\"a\":1}"), Sheet(1, "\"dung\":[\"co\",\"khong\"]"),
            Sheet(1, "\"dung\":\"khong\",\"dung\":\"co\""), $$"""{"id":"{{Guid.CreateVersion7()}}","line":2,"mark":"dead","note":"x"}""", $$"""{"id":"{{Guid.CreateVersion7()}}","line":2,"mark":"refused","note":"a\u0000b\ud83d\ude00"}""",
            $$"""{"id":"{{Guid.CreateVersion7()}}","line":3,"sheet":{"dung":"khong"},"language":"'; drop","started":-9e15,"ended":"x"}""", $$"""{"id":"{{Guid.CreateVersion7()}}","line":"4"}""",
        ];
        var (status, outcomes) = await SendAsync(surveyor, wave, pack, packages);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["Unknown", "Unknown", "Unsound", "Unsound", "Unsound", "Unsound", "Unsound", "Unsound", "Received", "Received", "Unknown"], outcomes);
        Assert.Equal(1, await CountAsync(wave));

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(surveyor, wave, pack, [.. Enumerable.Range(0, 10_000).Select(_ => """{"id":"0198b000-0000-7000-8000-000000000001","line":1}""")])).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(surveyor, wave, pack, Sheet(1, $"\"gop-y\":\"{new string('a', PackageReader.LargestBatch)}\""))).Status);
        foreach (var text in (string[])["", "[]", "{", "{\"pack\":1}", "{\"pack\":\"x\",\"packages\":[]}", $"{{\"pack\":\"{pack}\",\"packages\":[{{\"id\":\"1\"}}]}}", new string('[', 5000)])
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(surveyor, wave, new StringContent(text, Encoding.UTF8, "application/json"))).Status);
    }

    [Fact]
    public async Task App_IsKeptWholeByBrowsers_AndSaysNothingOfAnybody()
    {
        using var nobody = new SignedIn(web.Address);
        foreach (var language in (string[])["", "/en"])
        {
            using var worker = await nobody.Client.GetAsync(language + "/phong-van/may.js");
            Assert.Equal("text/javascript", worker.Content.Headers.ContentType!.MediaType);
            Assert.True(worker.Headers.CacheControl!.NoCache);
            var shell = JsonDocument.Parse(Shell().Match(await worker.Content.ReadAsStringAsync()).Groups[1].Value).RootElement;
            Assert.Equal(language + "/phong-van/may", shell.GetProperty("page").GetString());
            var files = shell.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToList();
            using var page = await nobody.Client.GetAsync(shell.GetProperty("page").GetString());
            Assert.False(page.Headers.Contains("Set-Cookie"));
            var markup = await SignedIn.ReadAsync(page, "app");
            // All that the page asks for is kept with it.
            Assert.Empty(markup.QuerySelectorAll("link[href], script[src]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")).Except(files));
            foreach (var file in files)
                Assert.Equal(HttpStatusCode.OK, (await nobody.Client.GetAsync(file)).StatusCode);
        }

        var manifest = await nobody.Client.GetFromJsonAsync<JsonElement>("/phong-van.webmanifest");
        Assert.Equal("/phong-van/may", manifest.GetProperty("start_url").GetString());
        Assert.Contains("512x512", manifest.GetProperty("icons").EnumerateArray().Select(icon => icon.GetProperty("sizes").GetString()));
    }

    private static string Sheet(int line, string answers) => $$"""{"id":"{{Guid.CreateVersion7()}}","line":{{line}},"sheet":{{{answers}}},"language":"vi","started":1795300000000,"ended":1795300300000}""";

    private static StringContent Body(string pack, params string[] packages) => new($$"""{"pack":"{{pack}}","packages":[{{string.Join(',', packages)}}]}""", Encoding.UTF8, "application/json");

    private static async Task<(string Pack, List<(int Line, string Name)> People)> TakeAsync(SignedIn person, Guid wave, params (string Name, string Value)[] values)
    {
        using var answer = await person.PostAsync($"/phong-van/{wave}", "Pack", values);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (json.GetProperty("id").GetString()!,
            [.. json.GetProperty("people").EnumerateArray().Select(one => (one.GetProperty("line").GetInt32(), one.GetProperty("who").EnumerateArray().Single(pair => pair[0].GetString() == "name")[1].GetString()!))]);
    }

    private static Task<(HttpStatusCode Status, List<string> Outcomes)> SendAsync(SignedIn person, Guid wave, string pack, params string[] packages) => PostAsync(person, wave, Body(pack, packages));

    private static async Task<(HttpStatusCode Status, List<string> Outcomes)> PostAsync(SignedIn person, Guid wave, StringContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/phong-van/{wave}?handler=Send") { Content = body };
        request.Headers.Add("RequestVerificationToken", SignedIn.TokenOf(await person.GetAsync("/tai-khoan")));
        using var answer = await person.Client.SendAsync(request);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.OK
            ? [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipts").EnumerateArray().Select(one => one.GetProperty("outcome").GetString()!)]
            : []);
    }

    private async Task<int> CountAsync(Guid wave)
    {
        await using var session = web.Database.System("test");
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*)::int from surveys.answer where wave_id = @wave", new { wave });
    }

    [GeneratedRegex("^const shell=(.+);\n")]
    private static partial Regex Shell();
}
