using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.Core.Text;
using ParIndex.TestKit;
using ParIndex.Web.Accounts;
using ParIndex.Web.Setup;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>The first person of an empty installation, and of the sample.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FirstSignInTests : IAsyncLifetime
{
    private const string Password = "con ngựa chạy trên đồi cỏ";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-web-");
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task EmptyInstallation_ByTheCodeOfTheConsole_GetsOneAdministrator()
    {
        await using var server = await StartAsync();
        var code = SignedIn.SetUpCodeOf(server);
        using var person = new SignedIn(server.Address);
        using (var start = await person.Client.GetAsync("/tai-khoan/dang-nhap"))
            Assert.Equal("/tai-khoan/thiet-lap", start.Headers.Location!.OriginalString);

        using (var wrong = await SetUpAsync(person, "AAAA-AAAA-AAAA-AAAA", "an.nguyen"))
            Assert.NotNull((await SignedIn.ReadAsync(wrong, "wrong code")).QuerySelector("#Input_Code[aria-invalid=true]"));

        using (var weak = await SetUpAsync(person, code, "an.nguyen", "123456789012"))
            Assert.NotNull((await SignedIn.ReadAsync(weak, "weak")).QuerySelector("#Input_Password[aria-invalid=true]"));

        // Two at once: one gets in.
        using var other = new SignedIn(server.Address);
        var both = await Task.WhenAll(SetUpAsync(person, code.ToLowerInvariant(), "an.nguyen"), SetUpAsync(other, code, "binh.tran"));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.NotFound], both.Select(answer => answer.StatusCode).Order());
        Assert.Null(await NoticeAsync(server));
        using var late = new SignedIn(server.Address);
        using var page = await late.Client.GetAsync("/tai-khoan/thiet-lap");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task Administrator_WithoutSecondFactor_ReachesTheOwnAccountAlone()
    {
        await using var server = await StartAsync();
        using var person = new SignedIn(server.Address);
        (await SetUpAsync(person, SignedIn.SetUpCodeOf(server), "an.nguyen")).Dispose();
        using (var refused = await person.Client.GetAsync("/quan-tri/nguoi-dung"))
            Assert.Equal("/tai-khoan/hai-buoc", refused.Headers.Location!.OriginalString);

        Assert.True(await person.IsInAsync());
        await SecondFactorTests.SetUpAsync(person);
        await person.GetAsync("/quan-tri/nguoi-dung");
        // Required for the role, so it cannot be turned off.
        using var off = await person.PostAsync("/tai-khoan/hai-buoc", "Off", ("Password", Password));
        Assert.Equal(HttpStatusCode.Forbidden, off.StatusCode);
    }

    [Fact]
    public async Task SampleInstallation_TellsItsPasswordUntilItIsChanged_AndMakesANewOneEachTime()
    {
        string password;
        await using (var server = await StartAsync("--PARINDEX_SAMPLE", "1"))
            password = SignedIn.PasswordOf(server);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data.FullName, "first-sign-in.txt")));
        await using var second = await StartAsync("--PARINDEX_SAMPLE", "1");
        Assert.Equal(password, SignedIn.PasswordOf(second));
        using var person = new SignedIn(second.Address);
        using (var answer = await person.SignInAsync("quan-tri", password))
            Assert.Equal("/", answer.Headers.Location!.OriginalString);

        // To try it out, no second factor is asked for.
        await person.GetAsync("/quan-tri/nguoi-dung");
        (await person.PostAsync("/tai-khoan", "Password", ("Input.Now", password), ("Input.New", Password))).Dispose();
        Assert.Null(await NoticeAsync(second));
        Assert.False(File.Exists(Path.Combine(data.FullName, "first-sign-in.txt")));
    }

    private static Task<Func<string, Message>?> NoticeAsync(WebServer server) => server.Services.GetRequiredService<FirstSignIn>().NoticeAsync();

    private static Task<HttpResponseMessage> SetUpAsync(SignedIn person, string code, string userName, string password = Password) => person.PostAsync(
        "/tai-khoan/thiet-lap", ("Input.Code", code), ("Input.Name", "Nguyễn An"), ("Input.UserName", userName), ("Input.Password", password), ("Input.Coordinates", "true"));

    private Task<WebServer> StartAsync(params string[] settings) => WebServer.StartAsync(
        ["--PARINDEX_DB", database.ConnectionString, "--PARINDEX_DATA", data.FullName, "--Logging:LogLevel:Default", "Warning", .. settings],
        builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
}
