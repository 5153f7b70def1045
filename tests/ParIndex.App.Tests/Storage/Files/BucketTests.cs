using System.Text;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Backup;
using ParIndex.App.Storage.Files;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage.Files;

/// <summary>Files that last in a bucket, the folder being a cache; the service recomputes signatures and hashes, and fails when told to.</summary>
public sealed class BucketTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-bucket-");
    private readonly ObjectStorage storage = new();
    private readonly Bucket bucket;

    public BucketTests() => bucket = storage.Open();

    private FileFolder Folder => new(Path.Combine(top.FullName, "files"), Bucket: bucket);

    public void Dispose()
    {
        bucket.Dispose();
        storage.Dispose();
        top.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_001)]
    public async Task Add_IsInTheBucketBeforeTheRow_AndComesBackWhenTheCacheIsLost(int size)
    {
        await using var database = await TestDatabase.CreateAsync();
        var content = new byte[size];
        new Random(7).NextBytes(content);
        var sha256 = await AddAsync(database, content);
        Assert.Equal(content, storage.Objects[ObjectStorage.KeyOf(sha256)].Bytes);

        Directory.Delete(Folder.Path, recursive: true);
        Assert.Equal(content, await ReadAsync(sha256));
        var asked = storage.Requests.Count;
        Assert.Equal(content, await ReadAsync(sha256));
        Assert.Equal(asked, storage.Requests.Count);
    }

    [Fact]
    public async Task Read_ByManyAtOnce_EachGetsTheWholeFile()
    {
        await using var database = await TestDatabase.CreateAsync();
        var content = Enumerable.Range(0, 500_000).Select(i => (byte)(i % 251)).ToArray();
        var sha256 = await AddAsync(database, content);
        Directory.Delete(Folder.Path, recursive: true);
        foreach (var read in await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(sha256))))
            Assert.Equal(content, read);

        Assert.Empty(Directory.EnumerateFiles(Folder.Aside));
    }

    [Theory]
    [InlineData("hỏng!")]
    [InlineData("")]
    public async Task Read_DamagedInTheBucket_IsRefusedAndNotKept(string damaged)
    {
        await using var database = await TestDatabase.CreateAsync();
        var sha256 = await AddAsync(database, "nguyên vẹn"u8.ToArray());
        Directory.Delete(Folder.Path, recursive: true);
        storage.Objects[ObjectStorage.KeyOf(sha256)] = (Encoding.UTF8.GetBytes(damaged), TimeProvider.System.GetUtcNow());
        var problem = await Assert.ThrowsAsync<StorageException>(() => ReadAsync(sha256));
        Assert.False(problem.IsPassing);
        Assert.Contains("bị mất hoặc hỏng", problem.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Empty(CachedFiles());

        // The original sent again mends it.
        await AddAsync(database, "nguyên vẹn"u8.ToArray());
        Directory.Delete(Folder.Path, recursive: true);
        Assert.Equal("nguyên vẹn"u8.ToArray(), await ReadAsync(sha256));
    }

    [Fact]
    public async Task Read_NowhereToBeFound_IsToldAsLost()
    {
        var problem = await Assert.ThrowsAsync<StorageException>(() => Folder.FetchAsync(new string('a', 64)));
        Assert.Contains("bị mất", problem.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StorageFault.Error)]
    [InlineData(StorageFault.Cut)]
    [InlineData(StorageFault.Forgotten)]
    [InlineData(StorageFault.None)]
    public async Task Add_StorageFails_NothingIsSaved_AndMayBeTriedAgain(StorageFault fault)
    {
        await using var database = await TestDatabase.CreateAsync();
        storage.Fault = (method, _) => Task.FromResult(method == "PUT" ? fault : StorageFault.None);
        if (fault == StorageFault.None)
            storage.Stop();

        var problem = await Assert.ThrowsAsync<StorageException>(() => AddAsync(database, "tài liệu"u8.ToArray()));
        Assert.True(problem.IsPassing);
        Assert.Contains("chưa có gì được lưu", problem.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain("bí-mật", problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(CachedFiles());
        await using (var session = database.System())
            Assert.Equal(0, await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*) from files.file"));

        if (fault == StorageFault.None)
            storage.Start();

        storage.Fault = (_, _) => Task.FromResult(StorageFault.None);
        var sha256 = await AddAsync(database, "tài liệu"u8.ToArray());
        Assert.Equal("tài liệu"u8.ToArray(), storage.Objects[ObjectStorage.KeyOf(sha256)].Bytes);
    }

    [Theory]
    [InlineData(StorageFault.CutBody)]
    [InlineData(StorageFault.Error)]
    public async Task Read_StorageFails_NothingIsCached_AndMayBeTriedAgain(StorageFault fault)
    {
        await using var database = await TestDatabase.CreateAsync();
        var content = new byte[400_000];
        var sha256 = await AddAsync(database, content);
        Directory.Delete(Folder.Path, recursive: true);
        storage.Fault = (method, _) => Task.FromResult(method == "GET" ? fault : StorageFault.None);
        Assert.True((await Assert.ThrowsAsync<StorageException>(() => ReadAsync(sha256))).IsPassing);
        Assert.Empty(CachedFiles());
        storage.Fault = (_, _) => Task.FromResult(StorageFault.None);
        Assert.Equal(content, await ReadAsync(sha256));
    }

    [Fact]
    public async Task Add_OneFailingAnswer_IsTriedAgainBySelf()
    {
        await using var database = await TestDatabase.CreateAsync();
        var left = 1;
        storage.Fault = (method, _) => Task.FromResult(method == "PUT" && Interlocked.Decrement(ref left) >= 0 ? StorageFault.Error : StorageFault.None);
        var sha256 = await AddAsync(database, "lần hai"u8.ToArray());
        Assert.True(storage.Objects.ContainsKey(ObjectStorage.KeyOf(sha256)));
        Assert.Equal(2, storage.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Add_SameBytesByTwoAtOnce_KeepsThemOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var content = new byte[200_000];
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AddAsync(database, content)));
        Assert.Single(added.Distinct());
        Assert.Single(storage.Objects);
        Assert.Single(CachedFiles());
        await using var session = database.System();
        Assert.Equal(1, await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*) from files.file"));
    }

    [Fact]
    public async Task WrongSecret_IsRefusedByTheService_AndToldWithoutIt()
    {
        var settings = storage.Settings;
        settings["PARINDEX_S3_SECRET"] = "sai";
        using var wrong = new Bucket(BucketSettings.Of(settings.GetValueOrDefault)!);
        Assert.True(await bucket.AnswersAsync());
        Assert.False(await wrong.AnswersAsync());
        var problem = await Assert.ThrowsAsync<StorageException>(() => wrong.PutAsync(new string('a', 64), new MemoryStream([1]), default));
        Assert.Contains("403 SignatureDoesNotMatch", problem.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackUpAndRestore_ThroughAnotherBucket_IsTheSame()
    {
        await using var original = await TestDatabase.CreateAsync();
        var (kept, damaged) = (await AddAsync(original, "giữ"u8.ToArray()), await AddAsync(original, "hỏng"u8.ToArray()));
        Directory.Delete(Folder.Path, recursive: true);
        storage.Objects[ObjectStorage.KeyOf(damaged)] = ([1], TimeProvider.System.GetUtcNow());
        var archive = Path.Combine(top.FullName, "sao-luu.zip");
        await using (var database = await Database.OpenAsync(original.ConnectionString, top.FullName))
        {
            var manifest = await new BackupWriter(database, Folder, TimeProvider.System).WriteAsync(archive);
            Assert.Equal([damaged], manifest.Lost);

            // Away is not lost: such a backup is not written.
            Directory.Delete(Folder.Path, recursive: true);
            storage.Stop();
            Assert.True((await Assert.ThrowsAsync<StorageException>(() => new BackupWriter(database, Folder, TimeProvider.System).WriteAsync(archive))).IsPassing);
            storage.Start();
        }

        using var other = new ObjectStorage();
        using var target = other.Open();
        await using var copy = await TestDatabase.CreateEmptyAsync();
        await using (var database = await Database.OpenAsync(copy.ConnectionString, top.FullName))
            await new BackupRestorer(database, new FileFolder(Path.Combine(top.FullName, "copy"), Bucket: target)).RestoreAsync(archive);

        Assert.Equal("giữ"u8.ToArray(), Assert.Single(other.Objects).Value.Bytes);
        Assert.Equal(ObjectStorage.KeyOf(kept), other.Objects.Keys.Single());
    }

    private IEnumerable<string> CachedFiles() => Directory.Exists(Folder.Path) ? Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories) : [];

    private async Task<byte[]> ReadAsync(string sha256) => await File.ReadAllBytesAsync(await Folder.FetchAsync(sha256));

    private async Task<string> AddAsync(TestDatabase database, byte[] content)
    {
        await using var session = database.System();
        await session.BeginAsync("test.add");
        var sha256 = await new FileStore(session, Folder).AddAsync(new MemoryStream(content));
        await session.CommitAsync();
        return sha256;
    }
}
