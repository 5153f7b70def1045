using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.Web.Tests.Accounts;

namespace ParIndex.Web.Tests.Import;

/// <summary>The sample installation and people who import. Nobody is forced to set up a second factor.</summary>
public sealed class ImportFixture() : SampleFixture("--PARINDEX_SECOND_FACTOR", "optional")
{
    private static int last;
    private static string? hash;

    /// <summary>Cookie of someone signed in with a role.</summary>
    public async Task<Cookie> SignInAsync(string name, Role role = Role.Coordinator, string? unitId = null)
    {
        var userName = "nhap." + Interlocked.Increment(ref last).ToString(System.Globalization.CultureInfo.InvariantCulture);
        hash ??= Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), AccountFixture.Password);
        await using (var session = Database.System("test"))
        {
            await session.BeginAsync("test.people");
            var accounts = new NewAccounts(session, TimeProvider.System);
            await accounts.AssignAsync(await accounts.AddAsync(new NewAccount(name, userName, UnitId: unitId) { PasswordHash = hash }), new Assignment(role, unitId));
            await session.CommitAsync();
        }

        using var person = new SignedIn(Address);
        using var answer = await person.SignInAsync(userName, AccountFixture.Password);
        Xunit.Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person.Cookies.GetAllCookies().Single(cookie => cookie.Name == "dang-nhap");
    }

    /// <summary>A person at the desk, without scripts.</summary>
    public async Task<Importer> PersonAsync(string name, Role role = Role.Coordinator, string? unitId = null)
    {
        var cookies = new CookieContainer();
        cookies.Add(await SignInAsync(name, role, unitId));
        return new Importer(new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(Address) });
    }
}

/// <summary>Reads pages and sends their forms as a browser without scripts does.</summary>
public sealed class Importer(HttpClient client) : IDisposable
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Client { get; } = client;

    public async Task<IHtmlDocument> GetAsync(string path) => await ReadAsync(await Client.GetAsync(path));

    /// <summary>Sends a form of a page with some of its fields changed.</summary>
    public async Task<IHtmlDocument> SendAsync(IHtmlDocument page, string form, params (string Name, string? Value)[] changes) => await ReadAsync(await AnswerAsync(page, form, changes));

    /// <summary>The bare answer to a form.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(IHtmlDocument page, string form, params (string Name, string? Value)[] changes)
    {
        var element = (IHtmlFormElement)(page.QuerySelector(form) ?? throw new InvalidOperationException("No form " + form + " on " + page.Title + "\n" + page.Body!.TextContent));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in element.Elements)
        {
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" } or IHtmlButtonElement:
                    break;
                case IHtmlInputElement { Name: not null } input:
                    fields.Add(new(input.Name, input.Value));
                    break;
                case IHtmlSelectElement { Name: not null } select:
                    fields.Add(new(select.Name, select.Value ?? ""));
                    break;
                case IHtmlTextAreaElement { Name: not null } area:
                    fields.Add(new(area.Name, area.Value));
                    break;
            }
        }

        foreach (var (name, value) in changes)
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null)
                fields.Add(new(name, value));
        }

        return await Client.PostAsync(element.GetAttribute("action") ?? page.Location.Href, new FormUrlEncodedContent(fields));
    }

    /// <summary>Uploads files through the page.</summary>
    public async Task<IHtmlDocument> UploadAsync(params (string Name, byte[] Content)[] files)
    {
        var page = await GetAsync("/nhap");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)page.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
        };
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "tep", name);

        return await ReadAsync(await Client.PostAsync("/nhap", form));
    }

    public void Dispose() => Client.Dispose();

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{(int)answer.StatusCode} at {answer.RequestMessage!.RequestUri}: {Parser.ParseDocument(text).Body?.TextContent}", null, answer.StatusCode);

        var page = await AngleSharp.BrowsingContext.New().OpenAsync(request => request.Content(text).Address(answer.RequestMessage!.RequestUri!));
        return (IHtmlDocument)page;
    }
}
