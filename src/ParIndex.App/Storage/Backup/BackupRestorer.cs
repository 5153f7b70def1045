using System.IO.Compression;
using System.Text.Json;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage.Files;

namespace ParIndex.App.Storage.Backup;

/// <summary>Puts a backup back, into an empty database only; the archive is proved whole before anything is written and the result after.</summary>
public sealed class BackupRestorer(Database database, FileFolder files)
{
    /// <summary>Reads and proves the archive without restoring it.</summary>
    /// <exception cref="StorageException">It is damaged, or of a newer program.</exception>
    public static async Task<BackupManifest> CheckAsync(string path, CancellationToken cancel = default)
    {
        using var archive = Open(path);
        return await CheckAsync(archive, cancel);
    }

    /// <summary>Restores; migrates when the backup is of an older program.</summary>
    /// <exception cref="StorageException">The archive is damaged or of a newer program, the database is not empty, or what came out differs from what went in.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, CancellationToken cancel = default)
    {
        using var archive = Open(path);
        var manifest = await CheckAsync(archive, cancel);
        await using (var connection = await ConnectAsync(cancel))
        {
            if (!await DatabaseCensus.IsEmptyAsync(connection))
                throw StorageException.NotEmpty();
        }

        // Files first: without rows they mean nothing, so a restore broken off leaves an empty database still.
        foreach (var entry in manifest.Entries.Where(entry => entry.Name.StartsWith(BackupManifest.FilePrefix, StringComparison.Ordinal)))
        {
            await using var content = archive.GetEntry(entry.Name)!.Open();
            await FileBytes.WriteAsync(files with { LargestFile = long.MaxValue }, content, hold: null, cancel);
        }

        await using (var dump = archive.GetEntry(BackupManifest.DumpName)!.Open())
            await DumpPrograms.RestoreAsync(database, dump, cancel);

        await CompareAsync(manifest, cancel);
        await Migrator.MigrateAsync(database.Source, cancel);
        return manifest;
    }

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException problem)
        {
            throw StorageException.DamagedBackup(Path.GetFileName(path), problem);
        }
    }

    private static async Task<BackupManifest> CheckAsync(ZipArchive archive, CancellationToken cancel)
    {
        try
        {
            var manifest = await ManifestAsync(archive, cancel);
            var names = archive.Entries.Select(entry => entry.FullName).Where(name => name != BackupManifest.EntryName);
            if (names.Except(manifest.Entries.Select(entry => entry.Name), StringComparer.Ordinal).FirstOrDefault() is { } stranger)
                throw StorageException.DamagedBackup(stranger);

            foreach (var entry in manifest.Entries)
            {
                if (archive.GetEntry(entry.Name) is not { } found)
                    throw StorageException.DamagedBackup(entry.Name);

                await using var content = found.Open();
                if (await HashedCopy.CopyAsync(content, Stream.Null, cancel) != (entry.Size, entry.Sha256)
                    || (entry.Name.StartsWith(BackupManifest.FilePrefix, StringComparison.Ordinal) && entry.Name[BackupManifest.FilePrefix.Length..] != entry.Sha256))
                    throw StorageException.DamagedBackup(entry.Name);
            }

            return manifest;
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw StorageException.DamagedBackup(BackupManifest.EntryName, problem);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive archive, CancellationToken cancel)
    {
        if (archive.GetEntry(BackupManifest.EntryName) is not { } entry)
            throw StorageException.DamagedBackup(BackupManifest.EntryName);

        await using var stream = entry.Open();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupWriter.Json, cancel)
            ?? throw StorageException.DamagedBackup(BackupManifest.EntryName);
        if (manifest.Format != BackupManifest.CurrentFormat)
            throw StorageException.NewerBackup(manifest.Program);

        return manifest.Migrations.Except(Migrator.Known, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw StorageException.NewerSchema(unknown)
            : manifest;
    }

    private async Task CompareAsync(BackupManifest manifest, CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        var rows = await DatabaseCensus.RowsAsync(connection, cancel);
        if (manifest.Rows.Keys.Union(rows.Keys, StringComparer.Ordinal).FirstOrDefault(table => manifest.Rows.GetValueOrDefault(table, -1) != rows.GetValueOrDefault(table, -1)) is { } differing)
            throw StorageException.RestoredWrong(differing);

        var report = await new AuditVerifier(database.Source).VerifyAsync(cancel: cancel);
        if (!report.IsWhole || report.Head?.ToString() != manifest.AuditHead)
            throw StorageException.RestoredWrong("audit.link");
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(database.AdministratorConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("select set_config('parindex.sees', 'all', false), set_config('parindex.may', 'all', false)", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }
}
