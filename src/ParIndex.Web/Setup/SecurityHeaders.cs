using Microsoft.Net.Http.Headers;

namespace ParIndex.Web.Setup;

/// <summary>A page that other sites may show in a frame when asked with <c>?nhung=1</c>; it then carries no menus.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EmbeddableAttribute : Attribute
{
    /// <summary>Made for frames alone: needs not be asked.</summary>
    public bool Always { get; init; }
}

/// <summary>What browsers are told to refuse: any script, style, frame or connection that is not this server's own.</summary>
internal static class SecurityHeaders
{
    // No nonces: there is no inline script or style at all, so pages stay cacheable. Data blocks are not scripts.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; manifest-src 'self'; object-src 'none'; frame-ancestors ";

    /// <summary>For files people sent: whatever is in one, it runs nothing and loads nothing.</summary>
    private const string Sandbox = "sandbox; default-src 'none'; style-src 'none'; frame-ancestors 'none'";

    private static readonly object SandboxKey = new();

    /// <summary>The answer is a file somebody sent: browsers are to treat it as nobody's.</summary>
    public static void UseSandbox(this HttpContext context) => context.Items[SandboxKey] = true;

    public static void UseSecurityHeaders(this WebApplication web) => web.Use((context, next) =>
    {
        // Written when the answer starts: only then is it known which page answers.
        context.Response.OnStarting(() =>
        {
            Write(context, context.IsEmbedded());
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Whether the page is asked for as a part of another site and allows it.</summary>
    public static bool IsEmbedded(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EmbeddableAttribute>() is { } embeddable && (embeddable.Always || context.Request.Query["nhung"] == "1");

    private static void Write(HttpContext context, bool embedded)
    {
        var headers = context.Response.Headers;
        var isSandboxed = context.Items.ContainsKey(SandboxKey);
        headers.ContentSecurityPolicy = isSandboxed ? Sandbox : Policy + (embedded ? "*" : "'none'");
        if (isSandboxed)
            headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Forms set this header of their own accord; where frames are allowed it must go.
        if (embedded)
            headers.Remove(HeaderNames.XFrameOptions);
        else
            headers.XFrameOptions = "DENY";

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
