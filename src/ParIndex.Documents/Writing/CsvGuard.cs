namespace ParIndex.Documents.Writing;

/// <summary>
/// Protection of CSV against formulas: spreadsheet programs run a cell that begins with one of <c>= + - @</c>, a tab or a carriage return
/// (also in their full-width forms). Such a text gets a leading apostrophe. So that reading back is exact, a text that already
/// begins with apostrophes before such a character gets one more, and reading takes exactly one away.
/// </summary>
public static class CsvGuard
{
    /// <summary>The text as it is to be written.</summary>
    public static string Add(string text) => IsRisky(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Add"/>.</summary>
    public static string Remove(string text) => text is ['\'', ..] && IsRisky(text) ? text[1..] : text;

    private static bool IsRisky(string text) =>
        text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];
}
