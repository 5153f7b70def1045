using System.IO.Compression;
using System.Text;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Backup;
using ParIndex.App.Storage.Files;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-backup-");

    private string Archive => Path.Combine(top.FullName, "sao lưu.zip");

    public void Dispose() => top.Delete(recursive: true);

    [Fact]
    public async Task Restore_IntoAnEmptyDatabase_IsTheSame()
    {
        await using var original = await TestDatabase.CreateAsync();
        var (manifest, sha256) = await BackUpAsync(original);
        Assert.Equal(1, manifest.Rows["results.result"]);
        Assert.Equal(2, manifest.Entries.Count);

        await using var copy = await TestDatabase.CreateEmptyAsync();
        await RestoreAsync(copy, Folder("copy"));

        Assert.Equal(await ContentAsync(original), await ContentAsync(copy));
        Assert.True((await new AuditVerifier(copy.Source).VerifyAsync(AuditHead.Parse(manifest.AuditHead))).IsWhole);
        Assert.Equal("%PDF quyết định", await File.ReadAllTextAsync(Folder("copy").PlaceOf(sha256)));
        // Locks and the log work on as before.
        await copy.WriteAsync("update results.result set note = 'sau khôi phục'");
        await using var anyone = copy.Public();
        Assert.Equal(0, await (await anyone.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*) from results.result"));
        Assert.True((await new AuditVerifier(copy.Source).VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Restore_PrivateCluster_BelongsToTheApplicationsRole()
    {
        await using var original = await TestDatabase.CreateAsync();
        await BackUpAsync(original);
        using var sandbox = new ClusterSandbox();
        await using var database = await Database.OpenAsync(null, sandbox.Root, new ClusterOptions { IsDurable = false });
        await new BackupRestorer(database, new FileFolder(DataFolder.Files(sandbox.Root))).RestoreAsync(Archive);

        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Empty(await connection.QueryAsync<string>(
            "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema)' and c.relkind in ('r', 'S', 'v') and c.relowner <> 'parindex'::regrole"));

        // And back up again from here.
        var again = await new BackupWriter(database, new FileFolder(DataFolder.Files(sandbox.Root)), TimeProvider.System).WriteAsync(Archive);
        Assert.Equal(1, again.Rows["results.result"]);
        Assert.Empty(again.Lost);
    }

    [Fact]
    public async Task Restore_IntoAUsedDatabase_IsRefused()
    {
        await using var original = await TestDatabase.CreateAsync();
        await BackUpAsync(original);
        var before = await ContentAsync(original);
        await AssertRefusedAsync(original, "trống");
        Assert.Equal(before, await ContentAsync(original));
    }

    [Fact]
    public async Task Restore_DamagedArchive_IsRefusedBeforeAnythingIsWritten()
    {
        await using var original = await TestDatabase.CreateAsync();
        await BackUpAsync(original);
        var whole = await File.ReadAllBytesAsync(Archive);
        await using var copy = await TestDatabase.CreateEmptyAsync();
        // A byte of the dump, the end cut off, a letter of a name in the directory, everything.
        foreach (var damage in new Func<byte[], byte[]>[] { b => Flip(b, 200), b => Flip(b, b.Length / 2), b => b[..^100], b => b[..(b.Length / 3)], b => Flip(b, b.Length - 30), _ => [] })
        {
            await File.WriteAllBytesAsync(Archive, damage([.. whole]));
            await AssertRefusedAsync(copy, "bị hỏng");
        }

        await using var connection = await copy.Source.OpenAsAsync(Actor.System("test"));
        Assert.False(await connection.ExecuteScalarAsync<bool>("select to_regclass('public.migration') is not null"));
    }

    [Fact]
    public async Task Restore_ArchiveWithAStrangeOrMissingEntry_IsRefused()
    {
        await using var original = await TestDatabase.CreateAsync();
        var (_, sha256) = await BackUpAsync(original);
        await using var copy = await TestDatabase.CreateEmptyAsync();
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
            archive.CreateEntry("files/../../evil");

        await AssertRefusedAsync(copy, "evil");
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            archive.GetEntry("files/../../evil")!.Delete();
            archive.GetEntry("files/" + sha256)!.Delete();
        }

        await AssertRefusedAsync(copy, sha256);
    }

    [Fact]
    public async Task Restore_BackupOfANewerProgram_IsRefused()
    {
        await using var original = await TestDatabase.CreateAsync();
        await original.WriteAsync("insert into public.migration (name, sha256) values ('9999-01-01-01-later', 'x')");
        await BackUpAsync(original);
        await using var copy = await TestDatabase.CreateEmptyAsync();
        await AssertRefusedAsync(copy, "mới hơn");
    }

    [Fact]
    public async Task BackUp_LostFile_IsNamedAndTheRestIsKept()
    {
        await using var original = await TestDatabase.CreateAsync();
        var (_, sha256) = await BackUpAsync(original);
        await File.WriteAllTextAsync(Folder("original").PlaceOf(sha256), "damaged");
        await using var database = await Database.OpenAsync(original.ConnectionString, top.FullName);
        var manifest = await new BackupWriter(database, Folder("original"), TimeProvider.System).WriteAsync(Archive);
        Assert.Equal([sha256], manifest.Lost);
        Assert.Single(manifest.Entries);
    }

    [Fact]
    public async Task BackUp_WhileOthersWrite_IsOfOneInstant()
    {
        await using var original = await TestDatabase.CreateAsync();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await original.WriteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), gen_random_uuid()::text)");
        });
        await using var database = await Database.OpenAsync(original.ConnectionString, top.FullName);
        var manifest = await new BackupWriter(database, Folder("original"), TimeProvider.System).WriteAsync(Archive);
        await stop.CancelAsync();
        await writing;

        // The restore itself compares counts and the head of the log.
        await using var copy = await TestDatabase.CreateEmptyAsync();
        await RestoreAsync(copy, Folder("copy"));
        Assert.Equal(manifest.Rows["criteria.set"], manifest.Rows["audit.event"]);
    }

    private FileFolder Folder(string name) => new(Path.Combine(top.FullName, name));

    private async Task<(BackupManifest Manifest, string Sha256)> BackUpAsync(TestDatabase original)
    {
        string sha256;
        await using (var session = original.System())
        {
            await session.BeginAsync("test.add");
            sha256 = await new FileStore(session, Folder("original")).AddAsync(new MemoryStream(Encoding.UTF8.GetBytes("%PDF quyết định")));
            await session.CommitAsync();
        }

        await original.WriteAsync(
            $"""
            insert into units.unit (id, kind, valid) values ('u', 'province', '[2000-01-01,)');
            insert into results.document (id, file_sha256, name, unit_id, at) values ('00000000-0000-0000-0000-000000000002', '{sha256}', 'Quyết định 876', 'u', now());
            insert into results.result (id, unit_id, year, max, points, source) values ('00000000-0000-0000-0000-000000000001', 'u', 2024, 100, 82.05, 'Báo cáo')
            """);
        await using var database = await Database.OpenAsync(original.ConnectionString, top.FullName);
        return (await new BackupWriter(database, Folder("original"), TimeProvider.System).WriteAsync(Archive), sha256);
    }

    private async Task RestoreAsync(TestDatabase copy, FileFolder files)
    {
        await using var database = await Database.OpenAsync(copy.ConnectionString, top.FullName);
        await new BackupRestorer(database, files).RestoreAsync(Archive);
    }

    private async Task AssertRefusedAsync(TestDatabase copy, string part)
    {
        var problem = await Assert.ThrowsAsync<StorageException>(() => RestoreAsync(copy, Folder("copy")));
        Assert.Contains(part, problem.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder("copy").Path));
    }

    /// <summary>Every row of every table as text.</summary>
    private static async Task<string> ContentAsync(TestDatabase database)
    {
        await using var connection = await database.AdministratorAsync();
        var text = new StringBuilder();
        foreach (var table in await connection.QueryAsync<string>("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname !~ '^(pg_|information_schema)' order by 1"))
            text.AppendLine(table).AppendLine(await connection.ExecuteScalarAsync<string>($"select string_agg(t::text, E'\\n' order by t::text collate \"C\") from {table} t"));

        return text.ToString();
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        bytes[at] ^= 0x55;
        return bytes;
    }
}
