using System.Diagnostics;
using Dapper;
using Npgsql;
using ParIndex.App.Storage;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.App.Tests.Storage;

/// <summary>A data folder of its own for tests of the cluster itself, and what they ask of it.</summary>
internal sealed class ClusterSandbox : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-cluster-");

    public ClusterSandbox(string name = "data")
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(top.FullName, File.GetUnixFileMode(top.FullName) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);

        Root = Path.Combine(top.FullName, name);
    }

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public List<Message> Told { get; } = [];

    public Task<PrivateCluster> StartAsync(bool isDurable = false, bool mayJoin = false, string? programs = null) =>
        PrivateCluster.StartAsync(Root, new ClusterOptions { IsDurable = isDurable, MayJoin = mayJoin, Programs = programs, Tell = Told.Add });

    public static async Task<T> AskAsync<T>(PrivateCluster cluster, string sql, bool asAdministrator = false)
    {
        await using var connection = new NpgsqlConnection((asAdministrator ? cluster.AdministratorConnectionString : cluster.ConnectionString) + ";Pooling=false");
        await connection.OpenAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public static Task WriteAsync(PrivateCluster cluster, string sql) => AskAsync<object?>(cluster, sql + "; select null::text");

    /// <summary>Asks until there is an answer; the cluster is on its way up.</summary>
    public static async Task<T> AskPatientlyAsync<T>(PrivateCluster cluster, string sql)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await AskAsync<T>(cluster, sql);
            }
            catch (NpgsqlException) when (tries < 400)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>Waits for what the cluster does by itself.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 400, "It did not come about.");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Runs a program as the user the server runs as.</summary>
    public static string Run(string program, params string[] arguments)
    {
        string[] words = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]
            : [program, .. arguments];
        return RunAsSelf(words[0], words[1..]);
    }

    public static string RunAsSelf(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    public static string Programs() => Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")).Max()!;

    public void Dispose() => top.Delete(recursive: true);
}
