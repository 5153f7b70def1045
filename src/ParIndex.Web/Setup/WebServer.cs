using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.Web.Pages.Results;

namespace ParIndex.Web.Setup;

/// <summary>The application with its database: started, addressed, stopped together.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly PrivateCluster? cluster;

    private WebServer(WebApplication web, PrivateCluster? cluster)
    {
        this.web = web;
        this.cluster = cluster;
    }

    /// <summary>Address it listens on, such as "http://127.0.0.1:5000".</summary>
    public string Address => web.Urls.First();

    public IServiceProvider Services => web.Services;

    /// <summary>Starts the database (private unless <c>PARINDEX_DB</c> names a server), migrates it and listens.</summary>
    public static async Task<WebServer> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        var external = builder.Configuration["PARINDEX_DB"];
        var cluster = external is null ? await PrivateCluster.StartAsync(builder.Configuration["PARINDEX_DATA"] ?? "data") : null;
        try
        {
            var source = NpgsqlDataSource.Create(external ?? cluster!.ConnectionString);
            await Migrator.MigrateAsync(source);
            AddServices(builder.Services, source);
            var web = builder.Build();
            UsePipeline(web);
            if (web.Configuration["PARINDEX_SAMPLE"] == "1")
                await FillSampleAsync(web.Services);

            await web.StartAsync();
            return new WebServer(web, cluster);
        }
        catch
        {
            if (cluster is not null)
                await cluster.DisposeAsync();

            throw;
        }
    }

    public Task WaitAsync() => web.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, NpgsqlDataSource source)
    {
        services.AddSingleton(source);
        services.AddSingleton(TimeProvider.System);
        services.AddUserInterface();
        services.AddHttpContextAccessor();
        services.AddScoped(_ => Actor.Public);
        services.AddScoped<Session>();
        services.AddResults();
        services.AddRazorPages();
    }

    private static async Task FillSampleAsync(IServiceProvider services)
    {
        await using var session = new Session(services.GetRequiredService<NpgsqlDataSource>(), Actor.System("dữ liệu mẫu"), TimeProvider.System);
        await new SampleInstallation(session, TimeProvider.System).FillAsync();
    }

    private static void UsePipeline(WebApplication web)
    {
        web.UseUserInterface();
        web.UseRouting();
        web.MapUserInterface();
        web.MapRazorPages();
        web.MapDownloads();
    }
}
