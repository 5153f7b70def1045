using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ParIndex.Web.Setup;

/// <summary>Files of wwwroot: bundles are kept by browsers for a year, as a changed one has another name.</summary>
internal static class StaticFiles
{
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    public static void UseFrontEndFiles(this WebApplication web)
    {
        var files = web.Environment.WebRootFileProvider;
        web.Use((context, next) =>
        {
            // Copies compressed at build time stand beside the bundles.
            if (context.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal))
            {
                var accepted = context.Request.Headers.AcceptEncoding.ToString();
                var path = context.Request.Path.Value!;
                var (_, extension) = Array.Find(Compressed, one => accepted.Contains(one.Encoding, StringComparison.OrdinalIgnoreCase)
                    && files.GetFileInfo(path + one.Extension).Exists);
                if (extension is not null)
                    context.Request.Path = path + extension;
            }

            return next(context);
        });
        web.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = new InnerType(), OnPrepareResponse = Describe });
    }

    private static void Describe(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        var isBundle = file.Context.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal);
        headers.CacheControl = isBundle ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        if (!isBundle)
            return;

        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        foreach (var (encoding, extension) in Compressed)
        {
            if (file.File.Name.EndsWith(extension, StringComparison.Ordinal))
                headers.ContentEncoding = encoding;
        }
    }

    /// <summary>The type of a compressed copy is that of what is in it.</summary>
    private sealed class InnerType : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider known = new();

        public bool TryGetContentType(string subpath, out string contentType)
        {
            foreach (var (_, extension) in Compressed)
            {
                if (subpath.EndsWith(extension, StringComparison.Ordinal))
                    subpath = subpath[..^extension.Length];
            }

            return known.TryGetContentType(subpath, out contentType!);
        }
    }
}
