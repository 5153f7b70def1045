using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>One version of a set: its settings and its tree.</summary>
[Published]
public sealed class ShowSetModel(LibraryReader reader, LibraryQuery library, SetHistory history, Visitor visitor) : PageModel
{
    public LibraryVersion Version { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    /// <summary>Every version of the set one may see, newest first.</summary>
    public IReadOnlyList<LibraryVersion> Versions { get; private set; } = [];

    /// <summary>The set it replaces, where that is in the library.</summary>
    public LibraryVersion? Before { get; private set; }

    /// <summary>What was done to the version, with who: for those who see drafts; null for others.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; private set; }

    /// <summary>Everything unfolded: <c>?mo=1</c>.</summary>
    public bool IsOpen => Request.Query["mo"] == "1";

    public bool IsEditor => visitor.EditsCriteria();

    public async Task<IActionResult> OnGetAsync(string key, int? number, CancellationToken cancel)
    {
        if (await reader.FindAsync(key, number, visitor.SeesDrafts(), cancel) is not { } opened)
            return NotFound();

        (Version, Set) = (opened.Version, opened.Set);
        Versions = await library.VersionsOfAsync(key, visitor.SeesDrafts(), cancel);
        if (Set.Supersedes is { } before && before != key)
            Before = await library.FindAsync(before, null, withDrafts: false, cancel);

        if (visitor.SeesDrafts())
            History = await history.OfAsync(Version.Id, cancel);

        return Page();
    }
}

/// <summary>A node of the tree with what its display needs.</summary>
public sealed record TreeNode(Criterion Node, LibraryVersion Version, CriteriaSet Set, bool IsOpen);
