using System.IO.Compression;
using System.Text;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-files-");

    private FileFolder Folder => new(Path.Combine(top.FullName, "files"));

    public void Dispose() => top.Delete(recursive: true);

    [Fact]
    public async Task Add_SameBytesTwice_KeepsThemOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await AddAsync(database, "%PDF-1.7 một");
        var second = await AddAsync(database, "%PDF-1.7 một");
        Assert.Equal(first, second);
        Assert.Single(Bytes());
        await using var session = database.System();
        var store = new FileStore(session, Folder);
        Assert.Equal(new StoredFile(first, 14, "application/pdf"), await store.FindAsync(first));
        using var reader = new StreamReader(await store.OpenReadAsync(first));
        Assert.Equal("%PDF-1.7 một", await reader.ReadToEndAsync());
        Assert.Equal(1, await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*) from audit.event"));
    }

    [Fact]
    public async Task Add_DamagedOnDisk_IsMended()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sha256 = await AddAsync(database, "nội dung");
        await File.WriteAllTextAsync(Folder.PlaceOf(sha256), "");
        await AddAsync(database, "nội dung");
        Assert.Equal("nội dung", await File.ReadAllTextAsync(Folder.PlaceOf(sha256)));
    }

    [Fact]
    public async Task Add_TooLarge_IsRefusedAndLeavesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.add");
        var store = new FileStore(session, Folder with { LargestFile = 10 });
        await Assert.ThrowsAsync<StorageException>(() => store.AddAsync(new MemoryStream(new byte[11])));
        Assert.Empty(Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public void PlaceOf_NoHash_IsRefused(string name) => Assert.Throws<ArgumentException>(() => Folder.PlaceOf(name));

    [Fact]
    public async Task Sweep_TakesWhatNothingRefersTo_AfterTheGrace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var kept = await AddAsync(database, "được dẫn");
        var loose = await AddAsync(database, "không ai dẫn");
        var young = await AddAsync(database, "vừa tải lên");
        await database.WriteAsync(
            $"""
            insert into units.unit (id, kind, valid) values ('u', 'province', '[2000-01-01,)');
            insert into results.document (id, file_sha256, name, unit_id, at) values (gen_random_uuid(), '{kept}', 'x', 'u', now());
            update files.file set at = now() - interval '3 days' where sha256 <> '{young}'
            """);
        await File.WriteAllTextAsync(Path.Combine(Folder.Path, "aside", "left-by-a-killed-upload"), "x");
        foreach (var file in Bytes().Where(file => file.Name != young))
            file.LastWriteTimeUtc = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        await using var session = database.System("sweep");
        Assert.Equal((1, 2), await new FileSweep(session, Folder, TimeProvider.System).RunAsync());
        Assert.Equal(new[] { kept, young }.Order(), Bytes().Select(file => file.Name).Order());
        Assert.Null(await new FileStore(session, Folder).FindAsync(loose));

        // The same bytes may come again.
        Assert.Equal(loose, await AddAsync(database, "không ai dẫn"));
        Assert.True(File.Exists(Folder.PlaceOf(loose)));
    }

    [Fact]
    public async Task Sweep_DuringABackup_Waits()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, "x");
        await database.WriteAsync("update files.file set at = '2001-01-01'");
        await using var backup = await database.Source.OpenAsAsync(Actor.System("test"));
        await backup.ExecuteAsync("select pg_advisory_lock_shared(@Lock)", new { FileSweep.Lock });
        await using var session = database.System("sweep");
        Assert.Equal((0, 0), await new FileSweep(session, Folder, TimeProvider.System).RunAsync());
        await backup.ExecuteAsync("select pg_advisory_unlock_shared(@Lock)", new { FileSweep.Lock });
        Assert.Equal(1, (await new FileSweep(session, Folder, TimeProvider.System).RunAsync()).Rows);
    }

    [Theory]
    [InlineData("%PDF-1.4", "application/pdf")]
    [InlineData("a,b\n1,2\n", "text/plain")]
    [InlineData("<html><script>alert(1)</script>", "text/plain")]
    [InlineData("\u0001\u0002", MediaTypes.Unknown)]
    [InlineData("", MediaTypes.Unknown)]
    [InlineData("PK\u0003\u0004 broken", MediaTypes.Unknown)]
    public void MediaType_OfText(string content, string type) => Assert.Equal(type, MediaTypes.Of(new MemoryStream(Encoding.UTF8.GetBytes(content))));

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("readme.txt", "application/zip")]
    public void MediaType_OfPackage(string part, string type)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry(part);

        Assert.Equal(type, MediaTypes.Of(stream));
    }

    [Fact]
    public void MediaType_TextCutInsideALetter_IsText() =>
        Assert.Equal("text/plain", MediaTypes.Of(new MemoryStream(Encoding.UTF8.GetBytes(new string('ệ', 5000)))));

    private IEnumerable<FileInfo> Bytes() => new DirectoryInfo(Folder.Path).EnumerateFiles("*", SearchOption.AllDirectories);

    private async Task<string> AddAsync(TestDatabase database, string content)
    {
        await using var session = database.System();
        await session.BeginAsync("test.add");
        var sha256 = await new FileStore(session, Folder).AddAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)));
        await session.CommitAsync();
        return sha256;
    }
}
