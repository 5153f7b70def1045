using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Evidence.Reading;

/// <summary>Text of one page of a kept file, as far as it was read.</summary>
public sealed class PageText(Session session)
{
    private const int Longest = 20_000;

    /// <param name="sha256">The file.</param>
    /// <param name="page">From 1; 1 holds all of what has no pages.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<string?> OfAsync(string sha256, int page, CancellationToken cancel = default)
    {
        var text = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<string?>(
            "select left(split_part(text, E'\\f', @page), @Longest) from evidence.content where sha256 = @sha256", new { sha256, page, Longest }, session.Transaction);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
