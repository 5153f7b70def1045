using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ParIndex.TestKit;
using ParIndex.Web.Setup;
using Xunit;

namespace ParIndex.Web.Tests.Accounts;

/// <summary>The keys of cookies and stored secrets in the database.</summary>
public sealed class KeyProtectionTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("parindex-web-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Certificate_EncryptsNewKeys_AndItsSuccessorStillOpensThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (old, newer) = (Certificate("old"), Certificate("newer"));
        string secret;
        await using (var server = await StartAsync(database, old))
            secret = Protector(server).Protect("bí mật");

        await using (var connection = await database.AdministratorAsync())
        {
            var key = Assert.Single(await connection.QueryAsync<string>("select xml from accounts.key"));
            Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", key, StringComparison.Ordinal);
        }

        await using (var second = await StartAsync(database, newer + Path.PathSeparator + old))
            Assert.Equal("bí mật", Protector(second).Unprotect(secret));

        await using var without = await StartAsync(database, newer);
        Assert.ThrowsAny<CryptographicException>(() => Protector(without).Unprotect(secret));
    }

    [Fact]
    public async Task WithoutCertificate_KeysMadeBeforeStayReadableWithOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        string secret;
        await using (var server = await StartAsync(database, ""))
            secret = Protector(server).Protect("bí mật");

        await using var second = await StartAsync(database, Certificate("new"));
        Assert.Equal("bí mật", Protector(second).Unprotect(secret));
    }

    private static IDataProtector Protector(WebServer server) => server.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var path = Path.Combine(data.FullName, name + ".pem");
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return path;
    }

    private Task<WebServer> StartAsync(TestDatabase database, string certificates) => WebServer.StartAsync(
        ["--PARINDEX_DB", database.ConnectionString, "--PARINDEX_DATA", data.FullName, "--PARINDEX_KEY_CERTIFICATE", certificates, "--Logging:LogLevel:Default", "None"],
        builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
}
