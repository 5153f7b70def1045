using ParIndex.App.Storage;

namespace ParIndex.Web.Setup;

/// <summary>Settings of the installation; docs/configuration.md lists them. Command line over environment over file.</summary>
internal static class Settings
{
    private const string UsualFile = "/etc/parindex/parindex.json";

    /// <summary>Adds the settings file below everything else.</summary>
    /// <exception cref="StorageException">The file named does not exist.</exception>
    public static void AddSettingsFile(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration["PARINDEX_CONFIG"];
        if (named is not null && !File.Exists(named))
        {
            throw new StorageException(new($"Không có tệp cấu hình {named} (PARINDEX_CONFIG).", $"There is no settings file {named} (PARINDEX_CONFIG)."));
        }

        var source = new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource { Path = named is null ? UsualFile : Path.GetFullPath(named), Optional = named is null };
        source.ResolveFileProvider();
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, source);
    }

    /// <summary>Data folder.</summary>
    public static string DataRoot(this IConfiguration configuration) => DataFolder.Resolve(configuration["PARINDEX_DATA"]);

    /// <summary>Bytes of the largest file people may upload.</summary>
    public static long LargestFile(this IConfiguration configuration) =>
        configuration.GetValue<long?>("PARINDEX_LARGEST_FILE_MB") is > 0 and var megabytes ? megabytes << 20 : App.Storage.Files.FileFolder.UsualLargestFile;
}
