using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using ParIndex.App.Storage;
using ParIndex.Web.Accounts;

namespace ParIndex.Web.Setup;

/// <summary>
/// The keys of cookies and stored secrets lie in the database, open only to the user it belongs to. With <c>PARINDEX_KEY_CERTIFICATE</c> they are encrypted
/// there too, so that a backup alone gives nothing away.
/// </summary>
internal static class KeyProtection
{
    private const string Name = "PARINDEX_KEY_CERTIFICATE";

    public static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("ParIndex");
        services.AddSingleton<IXmlRepository, DatabaseKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
        if (configuration.KeyCertificates() is not [var newest, ..] certificates)
        {
            // Said outright: the framework would warn of it at each new key, on a console whose reader has nothing to mend.
            services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new NullXmlEncryptor());
            return;
        }

        protection.ProtectKeysWithCertificate(newest).UnprotectKeysWithAnyCertificate(certificates);
    }

    /// <summary>The first encrypts new keys; those after it still open older ones.</summary>
    /// <exception cref="StorageException">A file is missing or holds no certificate with its key.</exception>
    public static X509Certificate2[] KeyCertificates(this IConfiguration configuration) =>
        [.. (configuration[Name] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];

    private static X509Certificate2 Read(string path)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(path);
            return certificate.GetRSAPrivateKey() is not null ? certificate : throw new CryptographicException("RSA?");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StorageException(
                new(
                    $"{Name}: không đọc được chứng thư RSA và khóa riêng trong tệp PEM {path} ({problem.Message}). Hãy sửa đường dẫn, quyền đọc hoặc nội dung tệp; docs/configuration.md chỉ cách tạo.",
                    $"{Name}: no RSA certificate with its private key can be read from the PEM file {path} ({problem.Message}). Correct the path, the right to read it or its content; docs/configuration.md says how to make one."),
                problem);
        }
    }
}
