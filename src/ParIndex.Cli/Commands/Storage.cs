using Npgsql;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.Cli.Output;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Commands;

/// <summary>How commands reach the database: as the web application does, joining its private cluster when that runs.</summary>
internal static class Storage
{
    public static string Root => DataFolder.Resolve(Environment.GetEnvironmentVariable("PARINDEX_DATA"));

    /// <summary>Where files lie.</summary>
    /// <exception cref="StorageException">The settings of the bucket are malformed.</exception>
    public static FileFolder Files() =>
        new(DataFolder.Files(Root), Bucket: BucketSettings.Of(Environment.GetEnvironmentVariable) is { } settings ? new Bucket(settings) : null);

    /// <summary>Opens the database, does the work, tells what is wrong with storage as a message.</summary>
    /// <returns>The work's exit code, or 2.</returns>
    public static async Task<int> UseAsync(Terminal terminal, Func<Database, Task<int>> work)
    {
        try
        {
            var options = new ClusterOptions { MayJoin = true, Programs = Environment.GetEnvironmentVariable("PARINDEX_PG"), Tell = terminal.Error };
            await using var database = await Database.OpenAsync(Environment.GetEnvironmentVariable("PARINDEX_DB"), Root, options);
            return await work(database);
        }
        catch (StorageException problem)
        {
            terminal.Error(problem.Problem);
        }
        catch (NpgsqlException problem) when (StorageException.Of(problem) is { } told)
        {
            terminal.Error(told.Problem);
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            terminal.Error(new Message(
                "Cơ sở dữ liệu chưa có cấu trúc của ParIndex. Hãy chạy: parindex migrate", "The database has no ParIndex schema yet. Run: parindex migrate"));
        }

        return ExitCode.Unusable;
    }
}
