using System.Globalization;
using Dapper;

namespace ParIndex.App.Storage.Files;

/// <summary>Removes files nothing refers to: their rows first, then bytes without a row. What is younger than the grace may still be referred to and stays.</summary>
public sealed class FileSweep(Session session, FileFolder folder, TimeProvider clock)
{
    /// <summary>Held by the sweep alone, shared by backups: none of the files a backup counts on goes away meanwhile.</summary>
    internal const long Lock = 0x5061_7246_696c_6573;

    /// <summary>Files are kept this long without a reference.</summary>
    public static readonly TimeSpan UsualGrace = TimeSpan.FromDays(1);

    /// <summary>A file of the cache nobody read for so long is fetched again when it is needed.</summary>
    private static readonly TimeSpan CacheAge = TimeSpan.FromDays(30);

    /// <summary>Sweeps; returns how many rows went, and how many files of bytes from where they last. None of either while a backup runs.</summary>
    public async Task<(int Rows, int Files)> RunAsync(TimeSpan? grace = null, CancellationToken cancel = default)
    {
        var oldest = clock.GetUtcNow() - (grace ?? UsualGrace);
        await session.BeginAsync("files.sweep", cancel: cancel);
        var connection = await session.ConnectionAsync(cancel);
        if (!await connection.ExecuteScalarAsync<bool>("select pg_try_advisory_xact_lock(@Lock)", new { Lock }))
        {
            await session.RollbackAsync();
            return (0, 0);
        }

        // Every table that refers to files by a foreign key counts, whatever is added later.
        var references = await connection.QueryAsync<string>(
            """
            select format('not exists (select from %s r where r.%I = f.sha256)', conrelid::regclass, a.attname)
            from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = 'files.file'::regclass
            """);
        var rows = await connection.ExecuteAsync(
            $"delete from files.file where sha256 in (select sha256 from files.file f where at < @oldest {string.Concat(references.Select(test => "and " + test + " "))} for update skip locked)",
            new { oldest });
        await session.CommitAsync(cancel);
        var swept = await SweepBytesAsync(oldest, cancel);
        return (rows, folder.Bucket is { } bucket ? await SweepBucketAsync(bucket, oldest, cancel) : swept);
    }

    /// <summary>Keeps the sweep away from an object until the transaction ends: what is being put now is not taken for what lay there unused.</summary>
    internal static async Task HoldAsync(Session session, string sha256, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_xact_lock_shared(@key)", new { key = KeyOf(sha256) }, session.Transaction, cancellationToken: cancel));
    }

    private static long KeyOf(string sha256) => unchecked((long)ulong.Parse(sha256.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private async Task<int> SweepBucketAsync(Bucket bucket, DateTimeOffset oldest, CancellationToken cancel)
    {
        var there = (await bucket.ListAsync(cancel)).ToDictionary(file => file.Sha256, StringComparer.Ordinal);
        var connection = await session.ConnectionAsync(cancel);
        var known = (await connection.QueryAsync<(string Sha256, long Size)>("select sha256, size from files.file")).AsList();
        var swept = 0;
        foreach (var unused in there.Values.Where(file => file.At < oldest).ExceptBy(known.Select(row => row.Sha256), file => file.Sha256))
        {
            if (await TakeAsync(bucket, unused.Sha256, oldest, cancel))
                swept++;
        }

        foreach (var (sha256, size) in known)
        {
            var place = new FileInfo(folder.PlaceOf(sha256));
            if (!place.Exists)
                continue;

            if (!there.TryGetValue(sha256, out var file) || file.Size != size)
                await PutAsync(bucket, sha256, place.FullName, cancel);
            else if (place.LastWriteTimeUtc < clock.GetUtcNow() - CacheAge)
                place.Delete();
        }

        return swept;
    }

    /// <summary>Removes an object unless somebody puts it or refers to it now.</summary>
    private async Task<bool> TakeAsync(Bucket bucket, string sha256, DateTimeOffset oldest, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var key = KeyOf(sha256);
        if (!await connection.ExecuteScalarAsync<bool>("select pg_try_advisory_lock(@key)", new { key }))
            return false;

        try
        {
            if (await connection.ExecuteScalarAsync<bool>("select exists (select from files.file where sha256 = @sha256)", new { sha256 })
                || await bucket.FindAsync(sha256, cancel) is not { } file || file.At >= oldest)
                return false;

            await bucket.DeleteAsync(sha256, cancel);
            return true;
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@key)", new { key });
        }
    }

    /// <summary>What was kept on the disk before there was a bucket, or was lost there, gets into it.</summary>
    private static async Task PutAsync(Bucket bucket, string sha256, string place, CancellationToken cancel)
    {
        await using var content = new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (await FileStore.HashAsync(content, cancel) == sha256)
            await bucket.PutAsync(sha256, content, cancel);
    }

    private async Task<int> SweepBytesAsync(DateTimeOffset oldest, CancellationToken cancel)
    {
        if (!Directory.Exists(folder.Path))
            return 0;

        var old = new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LastWriteTimeUtc < oldest).ToList();
        var connection = await session.ConnectionAsync(cancel);
        var known = (await connection.QueryAsync<string>("select sha256 from files.file where sha256 = any(@names)", new { names = old.Select(file => file.Name).ToArray() })).ToHashSet(StringComparer.Ordinal);
        var swept = 0;
        foreach (var file in old.Where(file => !known.Contains(file.Name)))
        {
            // Taken aside before the last look at its age: whoever adds the same bytes now either touched it before or finds it gone and writes anew.
            var aside = Path.Combine(folder.Aside, "sweep-" + file.Name);
            var place = file.FullName;
            File.Move(place, aside, overwrite: true);
            if (File.GetLastWriteTimeUtc(aside) >= oldest && !File.Exists(place))
            {
                File.Move(aside, place);
                continue;
            }

            File.Delete(aside);
            swept++;
        }

        return swept;
    }
}
