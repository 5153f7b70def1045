using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParIndex.TestKit;
using ParIndex.Web.Setup;
using Xunit;

namespace ParIndex.Web.Tests;

/// <summary>The real server with the sample year, asked over HTTP; one for every test that only reads.</summary>
public class SampleFixture : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-web-");
    private readonly string[] settings;
    private readonly string connection = "";
    private WebServer server = null!;

    public SampleFixture()
        : this("--PARINDEX_API_PER_MINUTE", "1000000")
    {
    }

    protected SampleFixture(params string[] settings) => this.settings = settings;

    /// <param name="connection">Added to the connection string.</param>
    /// <param name="settings">As on the command line.</param>
    protected SampleFixture(string connection, string[] settings)
        : this(settings) => this.connection = connection;

    /// <summary>Follows no redirects and opens no compressed answers by itself.</summary>
    public HttpClient Client { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    public string Address => server.Address;

    public IServiceProvider Services => server.Services;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateSampleAsync();
        server = await WebServer.StartAsync(
            ["--PARINDEX_DB", Database.ConnectionString + connection, "--PARINDEX_DATA", data.FullName, "--Logging:LogLevel:Default", "Warning", .. settings],
            QuickServer.Configure);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(server.Address) };
    }

    /// <summary>The answer as JSON; anything but the expected status fails.</summary>
    public async Task<JsonElement> JsonAsync(string path, int status = 200)
    {
        using var answer = await Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>The answer as a page.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await server.DisposeAsync();
        await Database.DisposeAsync();
        data.Delete(recursive: true);
    }
}

/// <summary>Tests that only read share one server.</summary>
[CollectionDefinition(Name)]
public sealed class Reading : ICollectionFixture<SampleFixture>
{
    public const string Name = "reading";
}
