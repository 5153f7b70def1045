using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Stored;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Caching;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Browser;
using Xunit;

namespace ParIndex.Web.Tests.Caching;

/// <summary>Pages kept for people signed in: shared by those of the same rights, never stale, never with anything of another. Writes, so it has a server of its own.</summary>
public sealed partial class SharedPagesTests(AccountFixture web) : IClassFixture<AccountFixture>, IDisposable
{
    private const string Ranking = "/xep-hang/2024";
    private readonly ConcurrentDictionary<ActivityTraceId, int> queries = new();
    private ActivityListener? listener;

    [Theory]
    [InlineData(Ranking)]
    [InlineData("/en" + Ranking)]
    [InlineData("/don-vi/vn-67/2023/diem-mat")]
    [InlineData("/en/bo-tieu-chi/so-sanh")]
    public async Task PeopleOfTheSameRights_ShareAPage_EachWithTheirOwnNameAndForms(string path)
    {
        var (anId, an) = await web.AddAsync(AccountFixture.Province, new Assignment(Role.Officer, AccountFixture.Province));
        var (_, binh) = await web.AddAsync(AccountFixture.Province, new Assignment(Role.Officer, AccountFixture.Province));
        await web.Database.WriteAsync($"update accounts.account set name = 'An <b>& \"Út\"</b>' where id = '{anId}'");
        using var first = await web.SignInAsync(an);
        using var second = await web.SignInAsync(binh);
        var (ofAn, _) = await ReadAsync(first, path);
        var (ofBinh, asked) = await ReadAsync(second, path);

        // Who it is, and nothing else.
        Assert.Equal(1, asked);
        Assert.Equal(Common(ofAn, "An &lt;b&gt;&amp; &quot;&#xDA;t&quot;&lt;/b&gt;", "An &lt;b&gt;&amp; &quot;Út&quot;&lt;/b&gt;"), Common(ofBinh, "Người " + binh));
        Assert.DoesNotContain(binh, ofAn, StringComparison.Ordinal);
        Assert.DoesNotContain("An &lt;", ofBinh, StringComparison.Ordinal);

        // The token is theirs: it signs them out and nobody else.
        var page = await second.GetAsync(path);
        using var answer = await second.SendAsync(page, "/tai-khoan/dang-xuat");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(await second.IsInAsync());
        Assert.True(await first.IsInAsync());
        var (afterwards, _) = await ReadAsync(second, path);
        Assert.Contains("/tai-khoan/dang-nhap", afterwards, StringComparison.Ordinal);
        Assert.DoesNotContain(binh, afterwards, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenOfAnother_IsRefused()
    {
        var (_, an) = await web.AddAsync();
        var (_, binh) = await web.AddAsync();
        using var first = await web.SignInAsync(an);
        using var second = await web.SignInAsync(binh);
        var page = await first.GetAsync(Ranking);
        using var answer = await second.SendAsync(page, "/tai-khoan/dang-xuat");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await second.IsInAsync());
    }

    /// <summary>Every page that may be kept, with all rights there are: as kept it is what is rendered anew for the reader.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task KeptPage_IsThePageRenderedAnew(string language)
    {
        var (_, name) = await web.AddAsync(AccountFixture.Province, new Assignment(Role.Administrator), new Assignment(Role.Coordinator, AccountFixture.Province));
        using var person = await web.SignInAsync(name);
        var published = web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublishedAttribute>() is { IsKept: true }).Select(endpoint => endpoint.RoutePattern.RawText).ToHashSet();
        var paths = Routes.Of(web.Services).Where(route => published.Contains(route.Route)).Select(route => route.Address!).Append("/tim?q=ke-hoach").Append("/don-vi/vn-67?nhung=1").ToList();
        Assert.True(paths.Count > 15, "The pages of results are not found.");
        foreach (var path in paths.Select(path => language + path))
        {
            var (rendered, _) = await ReadAsync(person, path);
            var (kept, asked) = await ReadAsync(person, path);
            var (anew, _) = await ReadAsync(person, path, ("Authorization", "Bearer x"));
            Assert.True(asked == 1, $"{path} is not kept: {asked} queries");
            Assert.Equal(Common(anew, "Người " + name), Common(kept, "Người " + name));
            Assert.Equal(Common(rendered, "Người " + name), Common(kept, "Người " + name));
        }
    }

    [Fact]
    public async Task Compressed_IsTheSamePage()
    {
        using var person = await web.SignInAsync();
        var (plain, _) = await ReadAsync(person, Ranking);
        using var request = new HttpRequestMessage(HttpMethod.Get, Ranking);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await person.Client.SendAsync(request);
        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Null(answer.Headers.ETag);
        using var gzip = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(Common(plain), Common(await reader.ReadToEndAsync()));
    }

    [Fact]
    public async Task OtherRights_OtherPage()
    {
        using var administrator = await web.SignInAsync(new Assignment(Role.Administrator));
        using var nobody = await web.SignInAsync();
        var (more, _) = await ReadAsync(administrator, Ranking);
        var (less, _) = await ReadAsync(nobody, Ranking);
        Assert.Contains("href=\"/quan-tri\"", more, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/quan-tri\"", less, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithdrawnRole_IsGoneWithTheNextRead()
    {
        var (id, name) = await web.AddAsync(null, new Assignment(Role.Administrator));
        using var person = await web.SignInAsync(name);
        Assert.Contains("href=\"/quan-tri\"", (await ReadAsync(person, Ranking)).Page, StringComparison.Ordinal);
        await web.Database.WriteAsync($"update accounts.assignment set withdrawn_at = now() where account_id = '{id}'");
        Assert.DoesNotContain("href=\"/quan-tri\"", (await ReadAsync(person, Ranking)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnpublishedResult_IsSeenByWhoMay_AndItsChangesAtOnce()
    {
        const string Path = "/don-vi/vn-67/2019";
        using var reader = await web.SignInAsync(new Assignment(Role.Coordinator, "vn-67"));
        using var stranger = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Stranger));
        await reader.GetAsync(Path, HttpStatusCode.NotFound);
        var id = await SaveAsync(2019, "Bản nháp một", publishes: false);
        Assert.Contains("Bản nháp một", (await ReadAsync(reader, Path)).Page, StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(reader, Path)).Queries);
        await stranger.GetAsync(Path, HttpStatusCode.NotFound);
        await web.Database.WriteAsync($"update results.result set source = 'Bản nháp hai' where id = '{id}'");
        Assert.Contains("Bản nháp hai", (await ReadAsync(reader, Path)).Page, StringComparison.Ordinal);
    }

    /// <summary>Written by another process: nothing tells this server of it.</summary>
    [Fact]
    public async Task Write_ShowsOnTheVeryNextRead_AndASignInDropsNothing()
    {
        const string Path = "/don-vi/vn-67/2023", Unit = "/don-vi/" + AccountFixture.Province;
        using var person = await web.SignInAsync();
        var (_, other) = await web.AddAsync();
        await ReadAsync(person, Path);
        for (var version = 1; version <= 5; version++)
        {
            await SaveAsync(2023, $"Đính chính lần {version}", publishes: true);
            Assert.Contains($"Đính chính lần {version}", (await ReadAsync(person, Path)).Page, StringComparison.Ordinal);
            Assert.Equal(1, (await ReadAsync(person, Path)).Queries);
        }

        using (await web.SignInAsync(other))
            Assert.Equal(1, (await ReadAsync(person, Path)).Queries);

        await ReadAsync(person, Unit);
        await RenameAsync(AccountFixture.Province, "Lâm Đồng Mới");
        Assert.Contains("Lâm Đồng Mới", (await ReadAsync(person, Unit)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsToldSomethingOnce_IsToldOnTheirOwnPage()
    {
        using var person = await web.SignInAsync();
        await ReadAsync(person, Ranking);
        (await person.PostAsync("/tai-khoan/khoa-api", "Revoke", ("token", Guid.CreateVersion7().ToString()))).Dispose();
        Assert.Contains("Đã thu hồi khóa.", (await ReadAsync(person, Ranking)).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã thu hồi khóa.", (await ReadAsync(person, Ranking)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyAtOnce_GetTheirOwn()
    {
        var people = new List<(string Name, SignedIn Person)>();
        for (var i = 0; i < 6; i++)
        {
            var (_, name) = await web.AddAsync(null, i % 2 == 0 ? [] : [new Assignment(Role.Officer, AccountFixture.Province)]);
            people.Add((name, await web.SignInAsync(name)));
        }

        await Task.WhenAll(Enumerable.Range(0, 120).Select(async i =>
        {
            var (name, person) = people[i % people.Count];
            var page = await person.Client.GetStringAsync(Ranking + "?luot=" + (i / 30).ToString(CultureInfo.InvariantCulture));
            Assert.Contains("Người " + name + "<", page, StringComparison.Ordinal);
            Assert.All(people.Where(other => other.Name != name), other => Assert.DoesNotContain("Người " + other.Name + "<", page, StringComparison.Ordinal));
        }));
        people.ForEach(one => one.Person.Dispose());
    }

    public void Dispose() => listener?.Dispose();

    /// <summary>A page without what is a reader's own.</summary>
    private static string Common(string page, params string[] names) =>
        TokenOf().Replace(names.Aggregate(page, (text, name) => text.Replace(name, "NAME", StringComparison.Ordinal)), "TOKEN>");

    [GeneratedRegex("(?<=__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+\"[ /]*>")]
    private static partial Regex TokenOf();

    private async Task<Guid> SaveAsync(int year, string source, bool publishes)
    {
        await using var session = web.Database.System();
        await session.BeginAsync("results.publish", "thử");
        var store = new ResultStore(session, TimeProvider.System);
        var id = await store.SaveAsync(new ResultHead("vn-67", year, source), new ResultDraft(100, 77.125m, null, [], [], []), "thử");
        if (publishes)
            await store.PublishAsync(id);

        await session.CommitAsync();
        return id;
    }

    private async Task RenameAsync(string unit, string name)
    {
        await using var session = web.Database.System();
        await session.BeginAsync("units.rename", "thử");
        var store = new UnitStore(session, new UnitRegisterCache());
        var register = await store.RegisterAsync();
        Assert.Empty(await store.AppendAsync([UnitEvent.Rename(unit, register[unit].Name with { Name = name }, new DateOnly(2026, 2, 1))]));
        await session.CommitAsync();
    }

    /// <summary>The page and how many statements it took.</summary>
    private async Task<(string Page, int Queries)> ReadAsync(SignedIn person, string path, params (string Name, string Value)[] headers)
    {
        listener ??= Listen();
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", string.Create(CultureInfo.InvariantCulture, $"00-{trace}-00f067aa0ba902b7-01"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var answer = await person.Client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        return (page, queries.GetValueOrDefault(trace));
    }

    private ActivityListener Listen()
    {
        var made = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Telling the database who asks reads nothing.
            ActivityStopped = activity =>
            {
                if ((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement"))?.ToString()?.Contains("set_config", StringComparison.Ordinal) != true)
                    queries.AddOrUpdate(activity.TraceId, 1, (_, known) => known + 1);
            },
        };
        ActivitySource.AddActivityListener(made);
        return made;
    }
}
