using ParIndex.App.Storage;

namespace ParIndex.Web.Setup;

/// <summary>
/// The address people know the installation by, <c>PARINDEX_ADDRESS</c>. Behind a proxy that ends TLS a request itself knows neither it nor that it
/// came by https; and what a request claims as its host must get into no link and no cache.
/// </summary>
internal static class PublicAddress
{
    private const string Name = "PARINDEX_ADDRESS";

    /// <summary>The address; null when each request is believed.</summary>
    /// <exception cref="StorageException">It is none a browser could open.</exception>
    public static Uri? Address(this IConfiguration configuration)
    {
        if (configuration[Name] is not { Length: > 0 } text)
            return null;

        // A folder after the host would be lost in links, an account before it shown to everyone.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Host.Length: > 0, PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address
            : throw new StorageException(new(
                $"{Name} = “{text}” không phải địa chỉ trang web. Hãy ghi giao thức và tên máy chủ, không kèm thư mục, ví dụ https://par.lamdong.gov.vn, hoặc bỏ thiết lập này.",
                $"{Name} = “{text}” is not the address of a site. Give scheme and host without a folder, such as https://par.lamdong.gov.vn, or remove the setting."));
    }

    /// <summary>First of all: links, cookies and caches go by scheme and host.</summary>
    public static void UsePublicAddress(this WebApplication web)
    {
        if (web.Configuration.Address() is not { } address)
            return;

        web.Use((context, next) =>
        {
            context.Request.Scheme = address.Scheme;
            context.Request.Host = HostString.FromUriComponent(address);
            return next(context);
        });
    }
}
