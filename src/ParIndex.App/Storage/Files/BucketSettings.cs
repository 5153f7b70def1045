using System.Text.RegularExpressions;

namespace ParIndex.App.Storage.Files;

/// <summary>Where a bucket of S3-compatible storage is and what opens it.</summary>
public sealed partial class BucketSettings
{
    private const string AddressName = "PARINDEX_S3", KeyName = "PARINDEX_S3_KEY", SecretName = "PARINDEX_S3_SECRET", RegionName = "PARINDEX_S3_REGION", StyleName = "PARINDEX_S3_STYLE";

    private BucketSettings(Uri service, string bucket, string folder, string keyId, string secret, string region, bool isPathStyle) =>
        (Service, Bucket, Folder, KeyId, Secret, Region, IsPathStyle) = (service, bucket, folder, keyId, secret, region, isPathStyle);

    /// <summary>Address of the service, without the bucket.</summary>
    public Uri Service { get; }

    /// <summary>Name of the bucket.</summary>
    public string Bucket { get; }

    /// <summary>What names of objects begin with: empty, or a folder with its slash.</summary>
    public string Folder { get; }

    /// <summary>Goes into the signature and the region of most services is any: theirs to say.</summary>
    public string Region { get; }

    /// <summary>The bucket stands in the path of addresses, else before the host.</summary>
    public bool IsPathStyle { get; }

    internal string KeyId { get; }

    /// <summary>Not to be shown anywhere.</summary>
    internal string Secret { get; }

    /// <summary>Reads the settings.</summary>
    /// <param name="setting">Value of a setting by its name.</param>
    /// <returns>Null: files last on the disk.</returns>
    /// <exception cref="StorageException">One is malformed or missing; tells which and what to write.</exception>
    public static BucketSettings? Of(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (setting(AddressName)?.Trim() is not { Length: > 0 } text)
            return null;

        var (service, path) = Address(text);
        var cut = path.IndexOf('/', StringComparison.Ordinal);
        var style = setting(StyleName)?.Trim() is { Length: > 0 } named ? named : "path";
        if (style is not ("path" or "host"))
        {
            throw new StorageException(new(
                $"{StyleName} = “{style}” không hợp lệ. Hãy ghi path (tên kho trong đường dẫn) hoặc host (tên kho trước tên máy chủ).",
                $"{StyleName} = “{style}” is not valid. Write path (the bucket in the path) or host (the bucket before the host)."));
        }

        var region = setting(RegionName)?.Trim() is { Length: > 0 } said ? said : "us-east-1";
        return RegionText().IsMatch(region)
            ? new BucketSettings(service, cut < 0 ? path : path[..cut], cut < 0 ? "" : path[(cut + 1)..] + "/", Required(setting, KeyName), Required(setting, SecretName), region, style == "path")
            : throw new StorageException(new(
                $"{RegionName} = “{region}” không phải tên vùng. Hãy ghi như nhà cung cấp cho, ví dụ us-east-1, hoặc bỏ thiết lập này.",
                $"{RegionName} = “{region}” is not the name of a region. Write what the provider says, such as us-east-1, or remove the setting."));
    }

    /// <summary>Without key and secret.</summary>
    public override string ToString() => $"{Service.GetLeftPart(UriPartial.Authority)}/{Bucket}/{Folder}";

    private static (Uri Service, string Path) Address(string text)
    {
        // A query or an account would be lost, and an account shown in logs.
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" }
            && PathText().Match(address.AbsolutePath) is { Success: true } path)
            return (new Uri(address.GetLeftPart(UriPartial.Authority)), path.Groups[1].Value);

        // What may be a password is not told back.
        var shown = text.Contains('@', StringComparison.Ordinal) ? "…" + text[text.LastIndexOf('@')..] : text;
        throw new StorageException(new(
            $"{AddressName} = “{shown}” không phải địa chỉ một kho S3. Hãy ghi địa chỉ dịch vụ rồi tên kho, không kèm khóa, ví dụ https://s3.lamdong.gov.vn/parindex, hoặc bỏ thiết lập này để lưu tệp trên đĩa.",
            $"{AddressName} = “{shown}” is not the address of an S3 bucket. Write the service's address, then the bucket, without keys, such as https://s3.lamdong.gov.vn/parindex, or remove the setting to keep files on the disk."));
    }

    private static string Required(Func<string, string?> setting, string name) => setting(name)?.Trim() is { Length: > 0 } value
        ? value
        : throw new StorageException(new(
            $"{name} chưa đặt mà {AddressName} đã đặt. Hãy ghi {KeyName} và {SecretName} do nhà cung cấp kho S3 cấp.",
            $"{name} is not set although {AddressName} is. Set {KeyName} and {SecretName} as the provider of the storage gave them."));

    [GeneratedRegex("^/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)/?$", RegexOptions.CultureInvariant)]
    private static partial Regex PathText();

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex RegionText();
}
