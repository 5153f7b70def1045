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

    private static string Choose(string header)
    {
        // What browsers send.
        if (!header.Contains('=', StringComparison.Ordinal) && !header.Contains('*', StringComparison.Ordinal))
            return header.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : header.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";

        if (!StringWithQualityHeaderValue.TryParseList([header], out var asked))
            return "";

        double Quality(string name) => asked.FirstOrDefault(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found.Quality ?? 1
            : asked.FirstOrDefault(one => one.Value == "*")?.Quality ?? (asked.Any(one => one.Value == "*") ? 1 : 0);
        var (brotli, gzip) = (Quality("br"), Quality("gzip"));
        return brotli > 0 && brotli >= gzip ? "br" : gzip > 0 ? "gzip" : "";
    }
}
