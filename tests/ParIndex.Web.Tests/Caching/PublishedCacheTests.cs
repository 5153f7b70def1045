using System.Net;
using System.Net.Http.Headers;
using Dapper;
using ParIndex.App.Results.Stored;
using Xunit;

namespace ParIndex.Web.Tests.Caching;

/// <summary>Writes, so it has a server of its own.</summary>
public sealed class PublishedCacheTests(SampleFixture web) : IClassFixture<SampleFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("/")]
    [InlineData("/xep-hang/2024")]
    [InlineData("/don-vi/vn-67/2023/diem-mat")]
    [InlineData("/du-lieu/ket-qua.csv")]
    [InlineData("/api/v1/results/vn-67/2023")]
    [InlineData("/don-vi/vn-67/2023/tai.xlsx")]
    public async Task WhoHasTheCurrentAnswer_Gets304WithoutBody(string path)
    {
        using var first = await GetAsync(path);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Contains("Cookie", first.Headers.Vary);
        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true });
        using var second = await GetAsync(path, ("If-None-Match", tag.Tag));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(tag, second.Headers.ETag);
        using var third = await GetAsync(path, ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
    }

    [Fact]
    public async Task Tag_DiffersByLanguageThemeAndEncoding()
    {
        var tags = new List<EntityTagHeaderValue?>();
        foreach (var (path, headers) in new (string, (string, string)[])[]
        {
            ("/xep-hang/2024", []), ("/en/xep-hang/2024", []), ("/xep-hang/2024", [("Cookie", "giao-dien=toi")]),
            ("/xep-hang/2024", [("Accept-Encoding", "br")]), ("/xep-hang/2024", [("Accept-Encoding", "gzip")]),
        })
        {
            using var answer = await GetAsync(path, headers);
            tags.Add(answer.Headers.ETag);
        }

        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, *;q=0", null)]
    [InlineData("identity", null)]
    public async Task KeptAnswer_IsInAnEncodingTheReaderTakes(string accepted, string? expected)
    {
        // Asked twice: the second answer is the kept one.
        for (var i = 0; i < 2; i++)
        {
            using var answer = await GetAsync("/phuong-phap", ("Accept-Encoding", accepted));
            Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        }
    }

    [Fact]
    public async Task WhatIsNotThere_HasNoTag()
    {
        using var answer = await GetAsync("/don-vi/khong-co");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task ReaderWithToken_IsAnsweredPrivately()
    {
        using var answer = await GetAsync("/api/v1/sets", ("Authorization", "Bearer x"));
        Assert.Null(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl?.Private);
    }

    [Fact]
    public async Task Publishing_ChangesTagAndPage_SigningInWouldNot()
    {
        const string Path = "/don-vi/vn-67/2023";
        using var before = await GetAsync(Path);
        await WriteAsync("users.signIn", async session =>
        {
            var connection = await session.ConnectionAsync();
            await connection.ExecuteAsync("insert into files.file (sha256, size, media_type) values (repeat('0', 64), 1, 'text/plain')", transaction: session.Transaction);
        });
        using (var same = await GetAsync(Path, ("If-None-Match", before.Headers.ETag!.Tag)))
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await WriteAsync("results.publish", async session =>
        {
            var store = new ResultStore(session, TimeProvider.System);
            var id = await store.SaveAsync(new ResultHead("vn-67", 2023, "Quyết định đính chính 1/QĐ-THỬ"), new ResultDraft(100, 77.125m, null, [], [], []), "đính chính");
            await store.PublishAsync(id);
        });

        // Another process wrote: this server asks the database a few times a second.
        using var limit = new CancellationTokenSource(Soon);
        while (true)
        {
            using var after = await GetAsync(Path, ("If-None-Match", before.Headers.ETag.Tag));
            if (after.StatusCode == HttpStatusCode.OK)
            {
                Assert.Contains("1/QĐ-THỬ", await after.Content.ReadAsStringAsync(limit.Token), StringComparison.Ordinal);
                break;
            }

            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task WriteAsync(string kind, Func<ParIndex.App.Storage.Session, Task> write)
    {
        await using var session = web.Database.System();
        await session.BeginAsync(kind, "thử");
        await write(session);
        await session.CommitAsync();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        return await web.Client.SendAsync(request);
    }
}
