using Microsoft.Net.Http.Headers;

namespace ParIndex.Web.Caching;

/// <summary>The one encoding an answer is kept in for a reader: of all ways to ask, three remain.</summary>
internal static class AcceptedEncoding
{
    /// <summary>"br", "gzip" or "" for none; the header of the request is set to it, so that compression chooses the same.</summary>
    public static string Settle(HttpRequest request)
    {
        var chosen = Choose(request.Headers.AcceptEncoding.ToString());
        request.Headers.AcceptEncoding = chosen;
        return chosen;
    }

    /// <summary>Whether the reader takes gzip.</summary>
    public static bool TakesGzip(HttpRequest request) => Quality(request.Headers.AcceptEncoding.ToString(), "gzip") > 0;

    private static string Choose(string header)
    {
        // What browsers send.
        if (!header.Contains('=', StringComparison.Ordinal) && !header.Contains('*', StringComparison.Ordinal))
            return header.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : header.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";

        var (brotli, gzip) = (Quality(header, "br"), Quality(header, "gzip"));
        return brotli > 0 && brotli >= gzip ? "br" : gzip > 0 ? "gzip" : "";
    }

    private static double Quality(string header, string name) => !StringWithQualityHeaderValue.TryParseList([header], out var asked)
        ? 0
        : asked.FirstOrDefault(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found.Quality ?? 1
            : asked.FirstOrDefault(one => one.Value == "*") is { } any ? any.Quality ?? 1 : 0;
}
