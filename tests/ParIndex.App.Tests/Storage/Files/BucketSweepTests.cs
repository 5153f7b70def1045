using ParIndex.App.Storage.Files;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage.Files;

/// <summary>What the sweep takes from a bucket, and above all what it leaves.</summary>
public sealed class BucketSweepTests : IDisposable
{
    private static readonly DateTimeOffset Old = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-bucket-");
    private readonly ObjectStorage storage = new() { PageSize = 2 };
    private readonly Bucket bucket;

    public BucketSweepTests() => bucket = storage.Open();

    private FileFolder Folder => new(Path.Combine(top.FullName, "files"), Bucket: bucket);

    public void Dispose()
    {
        bucket.Dispose();
        storage.Dispose();
        top.Delete(recursive: true);
    }

    [Fact]
    public async Task Sweep_TakesWhatNothingRefersTo_AndNothingElseOfTheBucket()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (kept, loose, young) = (await AddAsync(database, "được dẫn"), await AddAsync(database, "không ai dẫn"), await AddAsync(database, "vừa tải lên"));
        string[] foreign = ["kho/readme.txt", $"kho/zz/{loose}", ObjectStorage.KeyOf(loose)[4..], "khoan/" + ObjectStorage.KeyOf(loose)[4..]];
        foreach (var name in foreign)
            storage.Objects[name] = ([1], Old);

        await database.WriteAsync(
            $"""
            insert into units.unit (id, kind, valid) values ('u', 'province', '[2000-01-01,)');
            insert into results.document (id, file_sha256, name, unit_id, at) values (gen_random_uuid(), '{kept}', 'x', 'u', now());
            update files.file set at = now() - interval '3 days' where sha256 <> '{young}'
            """);
        Age(kept);
        Age(loose);
        Assert.Equal((1, 1), await SweepAsync(database));
        Assert.Equal(foreign.Append(ObjectStorage.KeyOf(kept)).Append(ObjectStorage.KeyOf(young)).Order(), storage.Objects.Keys.Order());
        Assert.Equal(loose, await AddAsync(database, "không ai dẫn"));
    }

    [Fact]
    public async Task Sweep_WhileTheSameBytesArePutAgain_LeavesThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sha256 = await AddAsync(database, "lại đến");
        await database.WriteAsync("update files.file set at = '2001-01-01'");
        Age(sha256);

        // Somebody adds them when the sweep has looked at the list already, and has not ended their transaction when it looks closer.
        await using var adding = database.System("adding");
        storage.Fault = async (method, key) =>
        {
            if (method == "GET" && key.Length == 0 && adding.Transaction is null)
            {
                await adding.BeginAsync("test.add");
                await FileSweep.HoldAsync(adding, sha256, default);
            }

            return StorageFault.None;
        };
        Assert.Equal((1, 0), await SweepAsync(database));
        Assert.Equal(sha256, await new FileStore(adding, Folder).AddAsync(Bytes("lại đến")));
        await adding.CommitAsync();
        Assert.True(storage.Objects.ContainsKey(ObjectStorage.KeyOf(sha256)));
        Assert.Equal((0, 0), await SweepAsync(database));
        Assert.True(storage.Objects.ContainsKey(ObjectStorage.KeyOf(sha256)));
    }

    [Fact]
    public async Task Sweep_PutAgainAfterTheList_LeavesTheYoungOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sha256 = await AddAsync(database, "lại đến");
        await database.WriteAsync("update files.file set at = '2001-01-01'");
        Age(sha256);
        storage.Fault = (method, key) =>
        {
            // An upload that put its bytes and failed later: no row, but young.
            if (method == "HEAD")
                storage.Objects[key] = (storage.Objects[key].Bytes, TimeProvider.System.GetUtcNow());

            return Task.FromResult(StorageFault.None);
        };
        Assert.Equal((1, 0), await SweepAsync(database));
        Assert.Single(storage.Objects);
    }

    [Fact]
    public async Task Sweep_PutsWhatWasKeptOnTheDiskBefore()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var session = database.System())
        {
            await session.BeginAsync("test.add");
            await new FileStore(session, Folder with { Bucket = null }).AddAsync(Bytes("từ trước"));
            await session.CommitAsync();
        }

        Assert.Empty(storage.Objects);
        await SweepAsync(database);
        Assert.Equal("từ trước", System.Text.Encoding.UTF8.GetString(Assert.Single(storage.Objects).Value.Bytes));
    }

    [Fact]
    public async Task Sweep_FilesNobodyReads_LeaveTheCacheOnlyWhenTheBucketHasThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (lasting, lost) = (await AddAsync(database, "còn trong kho"), await AddAsync(database, "kho làm mất"));
        storage.Objects.TryRemove(ObjectStorage.KeyOf(lost), out _);
        foreach (var name in new[] { lasting, lost })
            File.SetLastWriteTimeUtc(Folder.PlaceOf(name), Old.UtcDateTime);

        await SweepAsync(database);
        Assert.False(File.Exists(Folder.PlaceOf(lasting)));
        Assert.True(File.Exists(Folder.PlaceOf(lost)));
        Assert.True(storage.Objects.ContainsKey(ObjectStorage.KeyOf(lost)));
        Assert.Equal("còn trong kho", await File.ReadAllTextAsync(await Folder.FetchAsync(lasting)));
    }

    private static MemoryStream Bytes(string content) => new(System.Text.Encoding.UTF8.GetBytes(content));

    private void Age(string sha256) => storage.Objects[ObjectStorage.KeyOf(sha256)] = (storage.Objects[ObjectStorage.KeyOf(sha256)].Bytes, Old);

    private async Task<(int Rows, int Files)> SweepAsync(TestDatabase database)
    {
        await using var session = database.System("sweep");
        return await new FileSweep(session, Folder, TimeProvider.System).RunAsync();
    }

    private async Task<string> AddAsync(TestDatabase database, string content)
    {
        await using var session = database.System();
        await session.BeginAsync("test.add");
        var sha256 = await new FileStore(session, Folder).AddAsync(Bytes(content));
        await session.CommitAsync();
        return sha256;
    }
}
