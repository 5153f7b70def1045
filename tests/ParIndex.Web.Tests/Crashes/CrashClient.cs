using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>Asks for pages and sends their forms; told apart are "done", which the server answers with a redirect, and a server that is away.</summary>
internal sealed class CrashClient(Uri address, CookieContainer cookies) : IDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Runs work until told to stop or until the server is away; then what was under way may be done or not.</summary>
    public static async Task WorkAsync(Func<Task> work, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
                await work();
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TaskCanceledException)
        {
        }
    }

    public async Task<IHtmlDocument> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Away(answer);
        return answer.IsSuccessStatusCode ? new HtmlParser().ParseDocument(text) : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}");
    }

    /// <summary>Sends values with the token of a page; where the server leads to.</summary>
    public async Task<Uri> SendAsync(IHtmlDocument page, string path, params (string Name, string Value)[] values)
    {
        using var form = new FormUrlEncodedContent(values.Append(("__RequestVerificationToken", TokenOf(page))).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        return await SendAsync(path, form);
    }

    /// <summary>Sends a file.</summary>
    public async Task<Uri> SendAsync(IHtmlDocument page, string path, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(TokenOf(page)), "__RequestVerificationToken" }, { new ByteArrayContent(content), "tep", name } };
        return await SendAsync(path, form);
    }

    public void Dispose() => client.Dispose();

    private static string TokenOf(IHtmlDocument page) => ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;

    private static void Away(HttpResponseMessage answer)
    {
        // The database is away, or the server is going.
        if ((int)answer.StatusCode >= 500)
            throw new HttpRequestException($"The server answered {(int)answer.StatusCode}.");
    }

    private async Task<Uri> SendAsync(string path, HttpContent form)
    {
        using var answer = await client.PostAsync(path, form);
        Away(answer);
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return new Uri(client.BaseAddress!, answer.Headers.Location!);

        throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
