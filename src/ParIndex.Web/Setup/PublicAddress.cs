namespace ParIndex.Web.Setup;

/// <summary>
/// The address people know the installation by, <c>PARINDEX_ADDRESS</c>. Behind a proxy that ends TLS a request itself knows neither it nor that it
/// came by https; and what a request claims as its host must get into no link and no cache.
/// </summary>
internal static class PublicAddress
{
    /// <summary>First of all: links, cookies and caches go by scheme and host.</summary>
    public static void UsePublicAddress(this WebApplication web)
    {
        if (web.Configuration["PARINDEX_ADDRESS"] is not { Length: > 0 } text)
            return;

        var address = new Uri(text, UriKind.Absolute);
        web.Use((context, next) =>
        {
            context.Request.Scheme = address.Scheme;
            context.Request.Host = HostString.FromUriComponent(address);
            return next(context);
        });
    }
}
