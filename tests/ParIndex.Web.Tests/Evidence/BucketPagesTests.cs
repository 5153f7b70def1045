using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.App.Accounts;
using ParIndex.App.Storage.Files;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.Web.Tests.Evidence;

/// <summary>A server whose files last in a bucket.</summary>
public sealed class BucketFixture : EvidenceFixture
{
    public BucketFixture()
        : this(new ObjectStorage())
    {
    }

    private BucketFixture(ObjectStorage storage)
        : base(new ScannerDouble(), [.. storage.Settings.SelectMany(one => new[] { "--" + one.Key, one.Value! })]) => Storage = storage;

    internal ObjectStorage Storage { get; }

    internal FileFolder Folder => Services.GetRequiredService<FileFolder>();
}

/// <summary>What people and operators see while the storage of files answers, is away, and is back.</summary>
public sealed class BucketPagesTests(BucketFixture web) : IClassFixture<BucketFixture>
{
    [Fact]
    public async Task Away_UploadsAreToldAndTriedAgain_TheRestWorks_AndOperatorsSeeIt()
    {
        using var officer = await web.PersonAsync();
        using var administrator = await web.PersonAsync(Role.Administrator, unit: null);
        var content = HostileFiles.Pdf(["Bao cao ket qua cai cach hanh chinh"]);
        var (_, kept) = await officer.UploadAsync("bao-cao.pdf", content);
        var address = $"/tai-lieu/{kept.GetProperty("item").GetString()}";
        Assert.Equal(content, Assert.Single(web.Storage.Objects).Value.Bytes);
        await UntilFilesAsync("ok");
        Assert.Contains("trả lời: tệp được lưu ở đó", await StatusAsync(), StringComparison.Ordinal);

        Directory.Delete(web.Folder.Path, recursive: true);
        Assert.Equal(content, await officer.Person.Client.GetByteArrayAsync(address + "?handler=File"));
        Directory.Delete(web.Folder.Path, recursive: true);

        web.Storage.Stop();
        var (status, refused) = await officer.UploadAsync("ke-hoach.pdf", HostileFiles.Pdf(["Ke hoach"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Kho lưu tệp không trả lời", refused.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        var form = await officer.SendAsync("/tai-lieu/them", "/tai-lieu/them", [("mau.docx", HostileFiles.Docx("Nội dung"))], ("donVi", EvidenceFixture.Unit));
        Assert.Contains("Kho lưu tệp không trả lời", form.QuerySelector(".import-outcomes")!.TextContent, StringComparison.Ordinal);

        // The document is shown without its bytes; those are told to be away.
        Assert.Contains("bao-cao.pdf", (await officer.Person.GetAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var answer = await officer.Person.Client.GetAsync(address + "?handler=File"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("Kho lưu tệp không trả lời", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await UntilFilesAsync("unreachable");
        Assert.Contains("không trả lời hoặc từ chối", await StatusAsync(), StringComparison.Ordinal);

        // The bytes that came in wait: the same copy begun again goes on where it ended.
        web.Storage.Start();
        var (_, again) = await officer.UploadAsync("ke-hoach.pdf", HostileFiles.Pdf(["Ke hoach"]));
        Assert.NotNull(again.GetProperty("item").GetString());
        Assert.Equal(1, await CountAsync());
        Assert.Equal(content, await officer.Person.Client.GetByteArrayAsync(address + "?handler=File"));

        async Task<string> StatusAsync() => (await administrator.Person.GetAsync("/quan-tri/tinh-trang")).QuerySelector("main")!.TextContent;
    }

    /// <summary>Health looks once a second; it stays ready all the time.</summary>
    private async Task UntilFilesAsync(string expected)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; await FilesAsync() != expected; tries++)
        {
            Assert.True(tries < 300, $"Files never were {expected}.");
            await timer.WaitForNextTickAsync();
        }
    }

    private async Task<string?> FilesAsync()
    {
        using var answer = await web.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var ready = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return ready.RootElement.GetProperty("files").GetString();
    }

    private async Task<long> CountAsync()
    {
        await using var session = web.Database.System("test");
        return await (await session.ConnectionAsync()).ExecuteScalarAsync<long>("select count(*) from evidence.item where file_name = 'ke-hoach.pdf'");
    }
}
