using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Tests.Import;

/// <summary>The real server with the sample year and people who import.</summary>
public sealed class ImportFixture : Xunit.IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-import-");
    private WebServer server = null!;

    public TestDatabase Database { get; private set; } = null!;

    public string Address => server.Address;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateSampleAsync();
        server = await WebServer.StartAsync(
            ["--PARINDEX_DB", Database.ConnectionString, "--PARINDEX_DATA", data.FullName, "--Logging:LogLevel:Default", "Warning"],
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                // The cookies made here are as good as new; checking the stamp would ask for the store before it is known who asks.
                builder.Services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options => options.Events.OnValidatePrincipal = _ => Task.CompletedTask);
            });
    }

    /// <summary>Cookie of someone signed in with a role; made without the pages of signing in, which have tests of their own.</summary>
    public async Task<Cookie> SignInAsync(string name, Role role = Role.Coordinator, string? unitId = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var id = Guid.CreateVersion7();
        await using (var session = new Session(Database.Source, Actor.System("test"), TimeProvider.System))
        {
            await session.BeginAsync("test.people");
            var table = new AccountTable(session);
            await table.AddAsync(new Account { Id = id, UserName = id.ToString("N"), UserKey = id.ToString("N").ToUpperInvariant(), Name = name, HasSecondFactor = true, SecurityStamp = "test", CreatedAt = TimeProvider.System.GetUtcNow() });
            await table.AssignAsync(id, role, unitId, null, Guid.CreateVersion7());
            await session.CommitAsync();
        }

        var account = (await services.GetRequiredService<AccountTable>().ByIdAsync(id))!;
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket), "/", new Uri(Address).Host);
    }

    /// <summary>A person at the desk, without scripts.</summary>
    public async Task<Importer> PersonAsync(string name, Role role = Role.Coordinator, string? unitId = null)
    {
        var cookies = new CookieContainer();
        cookies.Add(await SignInAsync(name, role, unitId));
        return new Importer(new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(Address) });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await Database.DisposeAsync();
        data.Delete(recursive: true);
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
