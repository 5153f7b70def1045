using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using ParIndex.Web.Accounts;
using ParIndex.Web.Pages.Administration.People;
using ParIndex.Web.Pages.Results;

namespace ParIndex.Web.Setup;

/// <summary>The application with its database: started, addressed, stopped together.</summary>
public sealed class WebServer : IAsyncDisposable
{
    /// <summary>Requests under way are answered when the server is told to stop; none is waited for longer.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly WebApplication web;
    private readonly Database database;

    private WebServer(WebApplication web, Database database, Func<string, Message>? firstSignIn)
    {
        this.web = web;
        this.database = database;
        FirstSignIn = firstSignIn?.Invoke(Address);
    }

    /// <summary>Address it listens on, such as "http://127.0.0.1:5000".</summary>
    public string Address => web.Urls.First();

    /// <summary>Whether the output is a log of JSON lines, which nothing else may mix with.</summary>
    internal bool LogsForMachines => web.Configuration.LogsJson();

    public IServiceProvider Services => web.Services;

    /// <summary>What whoever reads the console needs to sign in the first time; null when they had done so before the start.</summary>
    public Message? FirstSignIn { get; }

    /// <summary>Starts the database (private unless <c>PARINDEX_DB</c> names a server), migrates it and listens.</summary>
    public static async Task<WebServer> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddSettingsFile();
        configure?.Invoke(builder);
        builder.Configuration.CheckSettings();
        builder.AddObservability();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopPatience);
        var database = await builder.Configuration.OpenDatabaseAsync();
        WebApplication? web = null;
        try
        {
            await Migrator.MigrateAsync(database.Source);
            if (database.IsPrivate)
                await JobWorker.FreeAsync(database.Source);

            AddServices(builder, database);
            web = builder.Build();
            UsePipeline(web);
            if (web.Configuration["PARINDEX_SAMPLE"] == "1")
                await FillSampleAsync(web.Services);

            // All that needs the database stands before it listens: afterwards a database that is away must not end the program.
            var firstSignIn = await web.Services.GetRequiredService<FirstSignIn>().NoticeAsync();
            await ListenAsync(web);
            return new WebServer(web, database, firstSignIn);
        }
        catch (Exception problem)
        {
            // Workers may run already: the address is opened after they have begun.
            if (web is not null)
                await StopAsync(web);

            await database.DisposeAsync();
            // It went away meanwhile.
            if (problem is NpgsqlException cut && StorageException.Of(cut) is { } told)
                throw told;

            throw;
        }
    }

    public Task WaitAsync() => web.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync(web);
        await database.DisposeAsync();
    }

    private static async Task StopAsync(WebApplication web)
    {
        // Disposed without being stopped, workers would count as failed.
        if (!web.Lifetime.ApplicationStopped.IsCancellationRequested)
            await web.StopAsync();

        await web.DisposeAsync();
    }

    private static void AddServices(WebApplicationBuilder builder, Database database)
    {
        var services = builder.Services;
        services.AddStorage(database, builder.Configuration);
        services.AddSingleton<Health>();
        Workers.Add(services);
        services.AddSingleton(TimeProvider.System);
        services.AddUserInterface();
        services.AddHttpContextAccessor();
        services.AddAccounts(builder.Configuration);
        services.AddAdministration();
        services.AddResults();
        services.AddImport();
        services.AddLibrary();
        services.AddRounds();
        services.AddPlans();
        services.AddSurveys();
        services.AddNotices();
        services.AddEvidence(builder.Configuration);
        services.AddAnalysis();
        services.AddPublicApi(builder.Configuration);
        services.AddPublishedCache();
        services.AddPortal();
        services.AddRazorPages();
    }

    private static async Task ListenAsync(WebApplication web)
    {
        try
        {
            await web.StartAsync();
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StorageException(
                new(
                    $"Không mở được địa chỉ của máy chủ: {problem.Message} Hãy dừng chương trình đang dùng nó, hoặc chọn địa chỉ khác bằng ASPNETCORE_URLS hay --urls.",
                    $"The server's address cannot be opened: {problem.Message} Stop the program that uses it, or choose another by ASPNETCORE_URLS or --urls."),
                problem);
        }
    }

    private static async Task FillSampleAsync(IServiceProvider services)
    {
        await using var session = new Session(services.GetRequiredService<NpgsqlDataSource>(), Actor.System("dữ liệu mẫu"), TimeProvider.System);
        await new SampleInstallation(session, TimeProvider.System).FillAsync();
        await services.GetRequiredService<FirstSignIn>().DemonstrateAsync();
    }

    private static void UsePipeline(WebApplication web)
    {
        web.UsePublicAddress();
        web.UseObservability();
        web.UseUserInterface();
        web.UseRouting();
        web.UseAccounts();
        web.UsePublicApi();
        web.UsePublishedCache();
        web.MapUserInterface();
        Health.Map(web);
        web.MapPublicApi();
        // A page would answer any method by itself.
        web.MapRazorPages().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]));
        web.MapDownloads();
        web.MapLibrary();
        web.MapPortal();
        web.MapPeopleTemplates();
        web.MapNotices();
        web.MapTablets();
    }
}
