using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Library;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>The library: every set with its versions, and a search over the criteria of all of them.</summary>
[Published]
public sealed class ListSetsModel(LibraryQuery library, Visitor visitor) : PageModel
{
    /// <summary>Words searched for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>Sets, each with its versions: signed ones first, then newest first.</summary>
    public IReadOnlyList<IReadOnlyList<LibraryVersion>> Sets { get; private set; } = [];

    public IReadOnlyList<FoundLeaf> Found { get; private set; } = [];

    public bool IsEditor => visitor.EditsCriteria();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var versions = await library.VersionsAsync(visitor.SeesDrafts(), cancel);
        Sets = [.. versions.GroupBy(version => version.Key).Select(group => group.OrderBy(version => version.IsDraft).ThenByDescending(version => version.Number).ToList())];
        if (!string.IsNullOrWhiteSpace(Words))
            Found = await library.SearchAsync(Words, visitor.SeesDrafts(), cancel: cancel);
    }
}
