using ParIndex.App.Storage;
using ParIndex.Web.Setup;
using Xunit;

namespace ParIndex.Web.Tests.Setup;

/// <summary>Settings that cannot be meant end the start before anything begins, with the name of the setting and a remedy.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-settings-");

    private string Data => Path.Combine(top.FullName, "data");

    public void Dispose() => top.Delete(recursive: true);

    [Theory]
    [InlineData("PARINDEX_ADDRESS", "par.lamdong.gov.vn")]
    [InlineData("PARINDEX_ADDRESS", "par.lamdong.gov.vn:8080")]
    [InlineData("PARINDEX_ADDRESS", "https//par.lamdong.gov.vn")]
    [InlineData("PARINDEX_ADDRESS", "https://")]
    [InlineData("PARINDEX_ADDRESS", "/par")]
    [InlineData("PARINDEX_ADDRESS", "ftp://par.lamdong.gov.vn")]
    [InlineData("PARINDEX_ADDRESS", "https://lamdong.gov.vn/par")]
    [InlineData("PARINDEX_ADDRESS", "https://an@lamdong.gov.vn")]
    [InlineData("PARINDEX_WORKERS", "hai")]
    [InlineData("PARINDEX_API_PER_MINUTE", "0")]
    [InlineData("PARINDEX_LARGEST_FILE_MB", "-1")]
    [InlineData("PARINDEX_S3", "s3.lamdong.gov.vn/parindex")]
    [InlineData("PARINDEX_KEY_CERTIFICATE", "/etc/hostname")]
    [InlineData("PARINDEX_KEY_CERTIFICATE", "/nowhere/keys.pem")]
    public async Task Malformed_EndsTheStartWithTheNameAndARemedy(string name, string value)
    {
        var problem = (await Assert.ThrowsAsync<StorageException>(() => WebServer.StartAsync(["--PARINDEX_DATA", Data, "--" + name, value]))).Problem;
        foreach (var text in new[] { problem.Vietnamese, problem.English })
        {
            Assert.StartsWith(name, text, StringComparison.Ordinal);
            Assert.Contains(value, text, StringComparison.Ordinal);
        }

        Assert.Contains("Hãy", problem.Vietnamese, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("mail.lamdong.gov.vn:587")]
    [InlineData("http://mail.lamdong.gov.vn")]
    [InlineData("smtp://")]
    [InlineData("smtp://thu:mat#khau@mail.lamdong.gov.vn:587")]
    public async Task MalformedMailServer_EndsTheStart_WithoutTellingAPassword(string value)
    {
        var problem = (await Assert.ThrowsAsync<StorageException>(() => WebServer.StartAsync(["--PARINDEX_DATA", Data, "--PARINDEX_SMTP", value]))).Problem;
        foreach (var text in new[] { problem.Vietnamese, problem.English })
        {
            Assert.StartsWith("PARINDEX_SMTP", text, StringComparison.Ordinal);
            Assert.DoesNotContain("khau", text, StringComparison.Ordinal);
        }

        Assert.Contains("Hãy", problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MalformedAddress_IsToldInOneSentenceEach_WithoutAStackTrace()
    {
        await using var run = ServerRun.Begin(Data, ("PARINDEX_ADDRESS", "par.lamdong.gov.vn"));
        await run.EndedAsync();
        Assert.Equal(2, run.ExitCode);
        var told = run.Errors.Where(line => line.Length > 0).ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, line => Assert.Contains("PARINDEX_ADDRESS", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AddressInUse_IsToldInOneSentenceEach_WithoutAStackTrace()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var problem = (await Assert.ThrowsAsync<StorageException>(() => WebServer.StartAsync(["--PARINDEX_DATA", Data, "--urls", "http://" + taken.LocalEndpoint]))).Problem;
        Assert.Contains(taken.LocalEndpoint.ToString()!, problem.English, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", problem.Vietnamese, StringComparison.Ordinal);
    }
}
