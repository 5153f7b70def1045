using System.Net;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.Web.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

public sealed class SignInTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Cookie_IsForThisSiteAlone_AndNotForScripts()
    {
        var (_, name) = await web.AddAsync();
        using var person = new SignedIn(web.Address);
        using var answer = await person.SignInAsync(name, AccountFixture.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("dang-nhap=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
        // Over plain http on loopback; over https it is secure: see Cookies_BehindHttps.
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NGUOI")]
    [InlineData("mail")]
    public async Task Name_InCapitalsOrAddress_SignsIn(string how)
    {
        var (_, name) = await web.AddAsync();
        using var person = new SignedIn(web.Address);
        using var answer = await person.SignInAsync(how == "mail" ? name + "@LamDong.gov.vn" : name.ToUpperInvariant(), AccountFixture.Password);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        Assert.True(await person.IsInAsync());
    }

    [Theory]
    [InlineData("/tai-khoan/khoa-api", "/tai-khoan/khoa-api")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Return_LeadsWithinTheSiteOnly(string back, string expected)
    {
        var (_, name) = await web.AddAsync();
        using var person = new SignedIn(web.Address);
        using var answer = await person.SignInAsync(name, AccountFixture.Password, back);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Refusals_OfUnknownWrongRestingAndLocked_AreTheSamePage()
    {
        var (_, wrong) = await web.AddAsync();
        var (resting, restingName) = await web.AddAsync();
        var (locked, lockedName) = await web.AddAsync();
        await web.Database.WriteAsync($"update accounts.account set locked_at = now(), locked_reason = 'thử' where id = '{locked}'", "thử");
        await using (var connection = await web.Database.Source.OpenAsAsync(Actor.System("test")))
            await connection.ExecuteAsync("update accounts.secret set failures = 5, locked_until = now() + interval '10 minutes' where account_id = @resting", new { resting });

        var pages = new List<string>();
        foreach (var (name, password) in new[] { ("khong.co.ai", AccountFixture.Password), (wrong, "không phải mật khẩu này"), (restingName, AccountFixture.Password), (lockedName, AccountFixture.Password) })
        {
            using var person = new SignedIn(web.Address);
            using var answer = await person.SignInAsync(name, password);
            var page = await SignedIn.ReadAsync(answer, name);
            pages.Add(page.QuerySelector("main")!.TextContent);
            Assert.Equal(name, page.QuerySelector("#Input_Name")!.GetAttribute("value"));
            Assert.Null(page.QuerySelector("#Input_Password")!.GetAttribute("value"));
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task Account_AfterFiveWrongPasswords_Rests()
    {
        var (id, name) = await web.AddAsync();
        using var person = new SignedIn(web.Address);
        for (var i = 0; i < SignInTurns.Most; i++)
            (await person.SignInAsync(name, "không phải mật khẩu này")).Dispose();

        using var right = await person.SignInAsync(name, AccountFixture.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.False(await person.IsInAsync());
        await EventuallyAsync(async () => (await OutcomesAsync(id)) is [.., "locked"] outcomes && outcomes.Count(one => one == "wrong-password") == SignInTurns.Most);
    }

    [Fact]
    public async Task PasswordChanged_OrSignedOutEverywhere_EndsOtherSessionsAtOnce()
    {
        var (_, name) = await web.AddAsync();
        using var here = await web.SignInAsync(name);
        using var there = await web.SignInAsync(name);
        Assert.True(await there.IsInAsync());
        using (var answer = await here.PostAsync("/tai-khoan", "Everywhere"))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Assert.True(await here.IsInAsync());
        Assert.False(await there.IsInAsync());

        using var again = await web.SignInAsync(name);
        using (var answer = await here.PostAsync("/tai-khoan", "Password", ("Input.Now", AccountFixture.Password), ("Input.New", "một câu dài hoàn toàn khác")))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Assert.True(await here.IsInAsync());
        Assert.False(await again.IsInAsync());
    }

    [Fact]
    public async Task Password_WithoutTheOldOne_IsNotChanged()
    {
        var (_, name) = await web.AddAsync();
        using var person = await web.SignInAsync(name);
        using var answer = await person.PostAsync("/tai-khoan", "Password", ("Input.Now", "không phải mật khẩu này"), ("Input.New", "một câu dài hoàn toàn khác"));
        var page = await SignedIn.ReadAsync(answer, "/tai-khoan");
        Assert.NotNull(page.QuerySelector("#Input_Now[aria-invalid=true]"));
        using var still = await web.SignInAsync(name);
    }

    [Fact]
    public async Task Forms_WithoutTheirToken_AreRefused()
    {
        var (_, name) = await web.AddAsync();
        using var person = await web.SignInAsync(name);
        using var answer = await person.Client.PostAsync("/tai-khoan?handler=Everywhere", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var (_, name) = await web.AddAsync();
        using var person = await web.SignInAsync(name);
        using var answer = await person.SendAsync(await person.GetAsync("/"), "/tai-khoan/dang-xuat");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(await person.IsInAsync());
    }

    [Fact]
    public void Gate_ManyWrongTriesFromOneAddress_Closes_RightOnesDoNotCount()
    {
        var clock = new TestKit.StoppedClock(DateTimeOffset.UnixEpoch);
        var gate = new SignInGate(clock);
        var office = IPAddress.Parse("203.0.113.7");
        for (var i = 0; i < 10 * SignInGate.Most; i++)
        {
            Assert.True(gate.TryEnter(office));
            gate.Forgive(office);
        }

        for (var i = 0; i < SignInGate.Most; i++)
            Assert.True(gate.TryEnter(office));

        Assert.False(gate.TryEnter(office));
        Assert.True(gate.TryEnter(IPAddress.Parse("203.0.113.8")));
        clock.Advance(SignInGate.Window + TimeSpan.FromSeconds(1));
        Assert.True(gate.TryEnter(office));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", true)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", false)]
    public void Gate_TakesANetworkAsOne(string wrong, string other, bool entersStill)
    {
        var gate = new SignInGate(new TestKit.StoppedClock(DateTimeOffset.UnixEpoch));
        for (var i = 0; i < SignInGate.Most; i++)
            gate.TryEnter(IPAddress.Parse(wrong));

        Assert.Equal(entersStill, gate.TryEnter(IPAddress.Parse(other)));
    }

    private async Task<List<string>> OutcomesAsync(Guid account)
    {
        await using var connection = await web.Database.Source.OpenAsAsync(Actor.System("test"));
        return (await connection.QueryAsync<string>("select outcome from accounts.sign_in where account_id = @account order by at, id", new { account })).AsList();
    }

    /// <summary>The journal of wrong tries is written after the answer.</summary>
    private static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo())
            await Task.Delay(50, patience.Token);
    }
}
