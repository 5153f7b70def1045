using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParIndex.Web.Setup;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>A browser without scripts: keeps cookies, follows no redirects, fills in forms with the token they carry.</summary>
internal sealed class SignedIn : IDisposable
{
    public SignedIn(string address) =>
        Client = new HttpClient(new Unsecured(Cookies) { InnerHandler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies } }) { BaseAddress = new Uri(address) };

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    public async Task<IHtmlDocument> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Client.GetAsync(path);
        return await ReadAsync(answer, path, status);
    }

    /// <summary>Opens the page and sends a form of it.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values) => PostAsync(path, null, values);

    /// <summary>Opens the page and sends its form of a handler.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string? handler, params (string Name, string Value)[] values)
    {
        var page = await GetAsync(path);
        return await SendAsync(page, handler is null ? path : path + "?handler=" + handler, values);
    }

    /// <summary>Sends values with the token of an open page.</summary>
    public Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string path, params (string Name, string Value)[] values) => Client.PostAsync(
        path, new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", TokenOf(page)))));

    public static string TokenOf(IHtmlDocument page) => ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;

    /// <summary>The password told on the console of a sample installation.</summary>
    public static string PasswordOf(WebServer server)
    {
        var words = server.FirstSignIn!.Vietnamese.Split(' ');
        return words[Array.IndexOf(words, "khẩu:") + 1];
    }

    /// <summary>The code told on the console of an installation without accounts.</summary>
    public static string SetUpCodeOf(WebServer server) => server.FirstSignIn!.English.Split(": ")[^1];

    public async Task<HttpResponseMessage> SignInAsync(string name, string password, string? back = null) =>
        await PostAsync("/tai-khoan/dang-nhap", ("Input.Name", name), ("Input.Password", password), ("ve", back ?? ""));

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}: {text[..Math.Min(300, text.Length)]}");
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Whether the account page opens.</summary>
    public async Task<bool> IsInAsync()
    {
        using var answer = await Client.GetAsync("/tai-khoan");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => Client.Dispose();

    /// <summary>An installation known by https marks its cookies so; over loopback the test talks http all the same.</summary>
    private sealed class Unsecured(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (Cookie cookie in cookies.GetAllCookies())
                cookie.Secure = false;

            return answer;
        }
    }
}
