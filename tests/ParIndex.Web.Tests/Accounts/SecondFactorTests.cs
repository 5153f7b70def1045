using System.Net;
using ParIndex.App.Accounts;
using ParIndex.Web.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

public sealed class SecondFactorTests(AccountFixture web) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task SetUp_SignIn_Codes_WholeWay()
    {
        var (_, name) = await web.AddAsync();
        using var person = await web.SignInAsync(name);
        var (key, recovery) = await SetUpAsync(person);
        Assert.Equal(10, recovery.Count);
        Assert.True(await person.IsInAsync());

        using var next = new SignedIn(web.Address);
        using (var answer = await next.SignInAsync(name, AccountFixture.Password, "/tai-khoan/khoa-api"))
            Assert.StartsWith("/tai-khoan/ma-xac-thuc", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);

        // The password alone opens nothing.
        Assert.False(await next.IsInAsync());
        using (var answer = await next.PostAsync("/tai-khoan/ma-xac-thuc", ("Code", "000000")))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // The code of setting up was used; the next step's is let pass early.
        var code = AuthenticatorCodes.Code(key, Step() + 1);
        using (var answer = await next.PostAsync("/tai-khoan/ma-xac-thuc?ve=/tai-khoan/khoa-api", ("Code", code), ("ve", "/tai-khoan/khoa-api")))
            Assert.Equal("/tai-khoan/khoa-api", answer.Headers.Location!.OriginalString);

        Assert.True(await next.IsInAsync());

        using var thief = new SignedIn(web.Address);
        (await thief.SignInAsync(name, AccountFixture.Password)).Dispose();
        using (var answer = await thief.PostAsync("/tai-khoan/ma-xac-thuc", ("Code", code)))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        // A recovery code works once, in small letters too.
        using (var answer = await thief.PostAsync("/tai-khoan/ma-xac-thuc", ("Code", recovery[0].ToLowerInvariant())))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        using var again = new SignedIn(web.Address);
        (await again.SignInAsync(name, AccountFixture.Password)).Dispose();
        using (var answer = await again.PostAsync("/tai-khoan/ma-xac-thuc", ("Code", recovery[0])))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task WrongCodes_EvenWithRightPasswordsBetween_RestTheAccount()
    {
        var (_, name) = await web.AddAsync();
        using var person = await web.SignInAsync(name);
        var (_, recovery) = await SetUpAsync(person);
        using var thief = new SignedIn(web.Address);
        for (var i = 0; i < SignInTurns.Most; i++)
        {
            (await thief.SignInAsync(name, AccountFixture.Password)).Dispose();
            (await thief.PostAsync("/tai-khoan/ma-xac-thuc", ("Code", "000000"))).Dispose();
        }

        using var answer = await thief.PostAsync("/tai-khoan/ma-xac-thuc", ("Code", recovery[0]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await thief.IsInAsync());
    }

    [Fact]
    public async Task Change_NeedsThePassword_AndShowsNoKeyInUse()
    {
        var (_, name) = await web.AddAsync();
        using var person = await web.SignInAsync(name);
        var (key, _) = await SetUpAsync(person);
        var page = await person.GetAsync("/tai-khoan/hai-buoc");
        Assert.Null(page.QuerySelector(".qr"));
        Assert.DoesNotContain(key[..8], page.DocumentElement.OuterHtml.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var handler in new[] { "Renew", "Codes", "Off" })
        {
            using var answer = await person.SendAsync(page, "/tai-khoan/hai-buoc?handler=" + handler, ("Password", "không phải mật khẩu này"));
            var refused = await SignedIn.ReadAsync(answer, handler);
            Assert.NotNull(refused.QuerySelector("#Password[aria-invalid=true]"));
            Assert.Null(refused.QuerySelector(".qr, .code-list"));
        }

        using var done = await person.PostAsync("/tai-khoan/hai-buoc", "Codes", ("Password", AccountFixture.Password));
        Assert.Equal(10, (await SignedIn.ReadAsync(done, "Codes")).QuerySelectorAll(".code-list li").Length);
    }

    [Fact]
    public async Task Candidate_OfSomebodyElse_ProvesNothing()
    {
        using var thief = await web.SignInAsync();
        using var person = await web.SignInAsync();
        var theirs = await thief.GetAsync("/tai-khoan/hai-buoc");
        var key = theirs.QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var mine = await person.GetAsync("/tai-khoan/hai-buoc");
        using var answer = await person.SendAsync(
            mine, "/tai-khoan/hai-buoc?handler=Prove", ("Candidate", theirs.QuerySelector("[name=Candidate]")!.GetAttribute("value")!), ("Code", AuthenticatorCodes.Code(key, Step())));
        Assert.Empty((await SignedIn.ReadAsync(answer, "Prove")).QuerySelectorAll(".code-list"));
    }

    internal static async Task<(string Key, IReadOnlyList<string> Recovery)> SetUpAsync(SignedIn person)
    {
        var page = await person.GetAsync("/tai-khoan/hai-buoc");
        Assert.NotNull(page.QuerySelector(".qr svg"));
        Assert.Empty(page.QuerySelectorAll("[style], style"));
        var key = page.QuerySelector("code.key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var answer = await person.SendAsync(
            page, "/tai-khoan/hai-buoc?handler=Prove", ("Candidate", page.QuerySelector("[name=Candidate]")!.GetAttribute("value")!), ("Code", AuthenticatorCodes.Code(key, Step())));
        return (key, [.. (await SignedIn.ReadAsync(answer, "Prove")).QuerySelectorAll(".code-list li").Select(item => item.TextContent.Trim())]);
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
}
