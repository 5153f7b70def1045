using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;

namespace ParIndex.Web.Pages.Results;

/// <summary>Search over units, criteria and documents.</summary>
public sealed class SearchModel(SearchQuery search) : PageModel
{
    private const int LongestQuery = 200;

    /// <summary>Words searched for.</summary>
    public string Words { get; private set; } = "";

    public SearchResult Found { get; private set; } = new([], [], []);

    public bool IsEmpty => Found.Units.Count + Found.Criteria.Count + Found.Documents.Count == 0;

    public async Task OnGetAsync(string? q, CancellationToken cancel)
    {
        Words = (q ?? "").Trim();
        if (Words.Length > LongestQuery)
            Words = Words[..LongestQuery];

        Found = await search.FindAsync(Words, cancel);
    }
}
