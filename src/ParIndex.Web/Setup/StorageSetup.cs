using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Core.Text;

namespace ParIndex.Web.Setup;

/// <summary>Database, files, histories, background work.</summary>
internal static class StorageSetup
{
    /// <summary>Opens the database the settings name; what the cluster has to tell goes to the error stream, as there is no log yet.</summary>
    public static Task<Database> OpenDatabaseAsync(this IConfiguration configuration) => Database.OpenAsync(
        configuration["PARINDEX_DB"], configuration.DataRoot(), new ClusterOptions { Programs = configuration["PARINDEX_PG"], Tell = Tell });

    public static IServiceCollection AddStorage(this IServiceCollection services, Database database, IConfiguration configuration) => services
        .AddSingleton(database.Source)
        .AddSingleton(configuration.Files())
        .AddScoped<Session>()
        .AddScoped<FileStore>()
        .AddScoped<FileSweep>()
        .AddScoped<History>()
        .AddScoped<JobBoard>()
        .AddSingleton<AuditVerifier>();

    /// <summary>Handlers of background work: <c>services.AddJob&lt;MailJob&gt;()</c>.</summary>
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services)
        where THandler : class, IJobHandler => services.AddScoped<IJobHandler, THandler>();

    private static void Tell(Message message) => Console.Error.WriteLine($"{message.Vietnamese} / {message.English}");
}
