using Microsoft.AspNetCore.Hosting;
using ParIndex.TestKit;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Tests;

/// <summary>The real server on loopback with a database of its own.</summary>
public sealed class WebFixture : Xunit.IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-web-");
    private WebServer? server;

    public HttpClient Client { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    public string Address => server!.Address;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        server = await WebServer.StartAsync(
            ["--PARINDEX_DB", Database.ConnectionString, "--PARINDEX_DATA", data.FullName],
            builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
        Client = new HttpClient { BaseAddress = new Uri(server.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server!.DisposeAsync();
        await Database.DisposeAsync();
        data.Delete(recursive: true);
    }
}
