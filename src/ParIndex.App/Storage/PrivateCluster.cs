using System.Diagnostics;
using ParIndex.Core.Text;

namespace ParIndex.App.Storage;

/// <summary>
/// A PostgreSQL cluster of our own in a folder: unix socket only, durable, Vietnamese sort order. Started with the application, stopped with it.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private const string Socket = "socket";
    private readonly string folder;
    private readonly string programs;

    private PrivateCluster(string folder, string programs)
    {
        this.folder = folder;
        this.programs = programs;
    }

    /// <summary>Connection string of the application's database.</summary>
    public string ConnectionString => $"Host={Path.Combine(folder, Socket)};Username=parindex;Database=parindex;Maximum Pool Size=50;Max Auto Prepare=64";

    /// <summary>Connection string of the cluster's superuser, for creating databases.</summary>
    public string AdministratorConnectionString => $"Host={Path.Combine(folder, Socket)};Username=postgres;Database=postgres";

    /// <summary>Starts the cluster in <paramref name="folder"/>, creating it when there is none.</summary>
    /// <exception cref="StorageException">PostgreSQL is missing, or the cluster does not start: why and what to do.</exception>
    public static async Task<PrivateCluster> StartAsync(string folder, CancellationToken cancel = default)
    {
        var cluster = new PrivateCluster(Path.GetFullPath(folder), FindPrograms());
        await cluster.StartAsync(cancel);
        return cluster;
    }

    public async ValueTask DisposeAsync() =>
        await RunAsync("pg_ctl", ["-D", Data, "-m", "fast", "-w", "stop"], CancellationToken.None);

    private string Data => Path.Combine(folder, "data");

    private async Task StartAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.Combine(folder, Socket));
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["-R", "postgres:postgres", folder], cancel, asRoot: true);

        var isNew = !File.Exists(Path.Combine(Data, "PG_VERSION"));
        if (isNew)
            await RunAsync("initdb", ["-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale-provider=icu", "--icu-locale=vi-VN", "--locale=C.UTF-8", "--no-instructions"], cancel);

        if ((await RunAsync("pg_ctl", ["-D", Data, "status"], cancel, mayFail: true)).Code != 0)
            await RunAsync("pg_ctl", ["-D", Data, "-l", Path.Combine(Data, "server.log"), "-w", "-t", "60", "-o", $"-k {Path.Combine(folder, Socket)} -c listen_addresses= -c shared_buffers=256MB -c max_connections=100", "start"], cancel);

        if (isNew)
        {
            var sql = "create role parindex login createrole; create database parindex owner parindex";
            foreach (var statement in sql.Split("; "))
                await RunAsync("psql", ["-h", Path.Combine(folder, Socket), "-U", "postgres", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qc", statement], cancel);
        }
    }

    private static string FindPrograms() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .Select(path => Path.Combine(path, "bin"))
        .Where(path => File.Exists(Path.Combine(path, "initdb")))
        .MaxBy(path => int.TryParse(Path.GetFileName(Path.GetDirectoryName(path)), out var version) ? version : 0)
        ?? throw new StorageException(new Message(
            "Chưa có PostgreSQL trên máy. Hãy cài gói “postgresql” hoặc đặt PARINDEX_DB là chuỗi kết nối tới máy chủ có sẵn.",
            "PostgreSQL is not installed. Install the package “postgresql”, or set PARINDEX_DB to the connection string of a server."));

    private async Task<(int Code, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancel, bool asRoot = false, bool mayFail = false)
    {
        var path = Path.Combine(programs, program);
        var start = new ProcessStartInfo(File.Exists(path) ? path : program) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        if (Environment.IsPrivilegedProcess && !asRoot)
        {
            // PostgreSQL refuses to run as root.
            arguments = ["--reuid=postgres", "--regid=postgres", "--init-groups", start.FileName, .. arguments];
            start.FileName = "setpriv";
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = program == "pg_ctl" && arguments.Contains("start") ? "" : await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0 && !mayFail)
        {
            throw new StorageException(new Message(
                $"PostgreSQL không chạy được ({program}): {output.Trim()}",
                $"PostgreSQL did not start ({program}): {output.Trim()}"));
        }

        return (process.ExitCode, output);
    }
}
