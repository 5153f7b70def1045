using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Web.Access;

namespace ParIndex.Web.Setup;

/// <summary>
/// For supervisors and load balancers: <c>/health/live</c> says the process answers; <c>/health/ready</c> says it can serve: database reached,
/// schema of this program, room on the disk. Whether the storage of files answers is told with it, but all else works on without, so traffic stays.
/// </summary>
internal sealed class Health(NpgsqlDataSource source, FileFolder files, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    private const long LeastFree = 200L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private long askedAt;
    private Readiness? last;

    public static void Map(WebApplication web)
    {
        var open = new NeedsAttribute(Permission.ReadPublished);
        web.MapGet("/health/live", (HttpContext context) => Answer(context, Results.Text("ok"))).DisableHttpMetrics().ExcludeFromDescription().WithMetadata(open);
        web.MapGet("/health/ready", async (HttpContext context, Health health) =>
        {
            var readiness = await health.AskAsync(context.RequestAborted);
            return Answer(context, Results.Json(readiness, statusCode: readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable));
        }).DisableHttpMetrics().ExcludeFromDescription().WithMetadata(open);
    }

    public void Dispose() => turn.Dispose();

    private static IResult Answer(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result;
    }

    /// <summary>One look a second, however often it is asked.</summary>
    private async Task<Readiness> AskAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (last is null || clock.GetElapsedTime(askedAt) > Fresh || lifetime.ApplicationStopping.IsCancellationRequested)
            {
                last = await LookAsync();
                askedAt = clock.GetTimestamp();
            }

            return last;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Readiness> LookAsync()
    {
        var looking = files.Bucket?.AnswersAsync();
        var (database, schema) = await LookAtDatabaseAsync();
        var storage = looking is null || await looking ? "ok" : "unreachable";
        var root = configuration.DataRoot();
        var disk = !Directory.Exists(root) || new DriveInfo(root).AvailableFreeSpace > LeastFree ? "ok" : "full";
        var stopping = lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : "ok";
        return new Readiness(database == "ok" && schema == "ok" && disk == "ok" && stopping == "ok", database, schema, disk, storage, stopping);
    }

    private async Task<(string Database, string Schema)> LookAtDatabaseAsync()
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            var done = await Migrator.DoneAsync(source, patience.Token);
            return ("ok", done.SequenceEqual(Migrator.Known, StringComparer.Ordinal) ? "ok" : "other version");
        }
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return ("unreachable", "unknown");
        }
    }

    private sealed record Readiness(bool Ready, string Database, string Schema, string Disk, string Files, string Server);
}
