using System.Data;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Dapper;
using Npgsql;
using ParIndex.App.Storage.Files;

namespace ParIndex.App.Storage.Backup;

/// <summary>Writes everything into one archive: the database as of one instant, every file it names, and what to check them by.</summary>
public sealed class BackupWriter(Database database, FileFolder files, TimeProvider clock)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the archive aside and gives it its name when it is whole.</summary>
    /// <param name="path">File to write; an older one is replaced.</param>
    /// <param name="cancel">Stops; nothing is left.</param>
    /// <exception cref="StorageException">The database cannot be read, or the disk is full.</exception>
    public async Task<BackupManifest> WriteAsync(string path, CancellationToken cancel = default)
    {
        var aside = path + ".part";
        try
        {
            BackupManifest manifest;
            await using (var file = new FileStream(aside, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);

                using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                    manifest = await FillAsync(archive, cancel);

                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
            Native.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return manifest;
        }
        catch (IOException problem) when (problem.Message.Contains(StorageException.DiskFullText, StringComparison.Ordinal))
        {
            throw StorageException.DiskFull(problem);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private async Task<BackupManifest> FillAsync(ZipArchive archive, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(database.AdministratorConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync("select set_config('parindex.sees', 'all', false), set_config('parindex.may', 'all', false), pg_advisory_lock_shared(@Lock)", new { FileSweep.Lock });
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var snapshot = (await connection.ExecuteScalarAsync<string>("select pg_export_snapshot()"))!;
        var manifest = new BackupManifest
        {
            Program = typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            CreatedAt = clock.GetUtcNow(),
            Postgres = connection.PostgreSqlVersion.ToString(),
            Migrations = (await connection.QueryAsync<string>("select name from public.migration order by name")).AsList(),
            Rows = await DatabaseCensus.RowsAsync(connection, cancel),
            AuditHead = (await DatabaseCensus.HeadAsync(connection))?.ToString(),
            Entries = [],
        };

        var entries = new List<BackupEntry>();
        var lost = new List<string>();
        // Compressed already by pg_dump.
        await DumpPrograms.DumpAsync(database, snapshot, async dump => entries.Add(await AddAsync(archive, BackupManifest.DumpName, dump, CompressionLevel.NoCompression, cancel)), cancel);
        foreach (var sha256 in (await connection.QueryAsync<string>("select sha256 from files.file order by sha256")).AsList())
        {
            if (await files.FetchProvenAsync(sha256, cancel) is not { } place)
            {
                lost.Add(sha256);
                continue;
            }

            await using var content = File.OpenRead(place);
            entries.Add(await AddAsync(archive, BackupManifest.FilePrefix + sha256, content, CompressionLevel.Fastest, cancel));
        }

        manifest = manifest with { Entries = entries, Lost = lost };
        await using var stream = archive.CreateEntry(BackupManifest.EntryName).Open();
        await JsonSerializer.SerializeAsync(stream, manifest, Json, cancel);
        return manifest;
    }

    private static async Task<BackupEntry> AddAsync(ZipArchive archive, string name, Stream content, CompressionLevel level, CancellationToken cancel)
    {
        await using var stream = archive.CreateEntry(name, level).Open();
        var (size, sha256) = await HashedCopy.CopyAsync(content, stream, cancel);
        return new BackupEntry(name, size, sha256);
    }
}
