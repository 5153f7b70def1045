using Dapper;

namespace ParIndex.App.Storage.Files;

/// <summary>Removes files nothing refers to: their rows first, then bytes without a row. What is younger than the grace may still be referred to and stays.</summary>
public sealed class FileSweep(Session session, FileFolder folder, TimeProvider clock)
{
    /// <summary>Held by the sweep alone, shared by backups: none of the files a backup counts on goes away meanwhile.</summary>
    internal const long Lock = 0x5061_7246_696c_6573;

    /// <summary>Files are kept this long without a reference.</summary>
    public static readonly TimeSpan UsualGrace = TimeSpan.FromDays(1);

    /// <summary>Sweeps; returns how many rows and how many files of bytes went. None of either while a backup runs.</summary>
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
        return (rows, await SweepBytesAsync(oldest, cancel));
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
