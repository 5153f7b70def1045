using System.Globalization;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;

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
        (long)configuration.Number("PARINDEX_LARGEST_FILE_MB", (int)(FileFolder.UsualLargestFile >> 20), least: 1) << 20;

    /// <summary>Where files lie; opens no connection.</summary>
    public static FileFolder Files(this IConfiguration configuration) =>
        new(DataFolder.Files(configuration.DataRoot()), configuration.LargestFile(), configuration.BucketSettings() is { } settings ? new Bucket(settings) : null);

    /// <summary>Where files last; null: on the disk.</summary>
    private static BucketSettings? BucketSettings(this IConfiguration configuration) => App.Storage.Files.BucketSettings.Of(name => configuration[name]);

    /// <summary>Background workers of this server.</summary>
    public static int Workers(this IConfiguration configuration) => configuration.Number("PARINDEX_WORKERS", 2, least: 0);

    /// <summary>Requests one caller of the JSON API may make in a minute.</summary>
    public static int ApiPerMinute(this IConfiguration configuration) => configuration.Number("PARINDEX_API_PER_MINUTE", 1200, least: 1);

    /// <summary>Finds what is wrong before anything is started.</summary>
    /// <exception cref="StorageException">Names the setting and says what to write.</exception>
    public static void CheckSettings(this IConfiguration configuration)
    {
        configuration.Address();
        configuration.Workers();
        configuration.ApiPerMinute();
        configuration.LargestFile();
        configuration.KeyCertificates();
        configuration.BucketSettings();
    }

    private static int Number(this IConfiguration configuration, string name, int usual, int least)
    {
        if (string.IsNullOrWhiteSpace(configuration[name]))
            return usual;

        return int.TryParse(configuration[name], NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new StorageException(new(
                $"{name} = “{configuration[name]}” không phải số nguyên từ {least} trở lên. Hãy sửa, hoặc bỏ thiết lập này để dùng {usual}.",
                $"{name} = “{configuration[name]}” is not a whole number of {least} or more. Correct it, or remove the setting to use {usual}."));
    }
}
