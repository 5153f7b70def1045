using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Library;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>Two versions side by side: what stayed, moved, was split, merged, added, dropped.</summary>
[Published]
public sealed class CompareEditionsModel(LibraryQuery library, LibraryReader reader, Visitor visitor) : PageModel
{
    /// <summary>Earlier version, "province-1149:1".</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    /// <summary>Later version.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    /// <summary>"1": criteria that stayed as they were are shown too.</summary>
    [BindProperty(SupportsGet = true, Name = "ca")]
    public string? All { get; set; }

    public bool ShowsAll => All == "1";

    public IReadOnlyList<LibraryVersion> Versions { get; private set; } = [];

    public OpenedVersion? Earlier { get; private set; }

    public OpenedVersion? Later { get; private set; }

    public EditionDiff? Diff { get; private set; }

    /// <summary>Asked the other way round: the earlier edition stood as the later.</summary>
    public bool IsSwapped { get; private set; }

    public IEnumerable<EditionRow> Rows => Diff?.Fields.SelectMany(one => one.Rows) ?? [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Versions = await library.VersionsAsync(visitor.SeesDrafts(), cancel);
        var (from, to) = (Find(From), Find(To));
        if ((from is null && From is not null) || (to is null && To is not null))
            return NotFound();

        to ??= Versions.Count == 0 ? null : Versions[0];
        if (to is not null && await reader.OpenAsync(to, cancel) is { } later)
        {
            from ??= Versions.FirstOrDefault(version => version.Key == later.Set.Supersedes) ?? Versions.FirstOrDefault(version => version.Id != to.Id);
            if (from is not null && await reader.OpenAsync(from, cancel) is { } earlier)
                Compare(earlier, later);
        }

        return Page();
    }

    private void Compare(OpenedVersion earlier, OpenedVersion later)
    {
        IsSwapped = earlier.Set.Supersedes == later.Set.Id && earlier.Set.Id != later.Set.Id;
        (Earlier, Later) = IsSwapped ? (later, earlier) : (earlier, later);
        Diff = EditionDiff.Of(Earlier.Set, Later.Set);
        (From, To) = (Earlier.Version.Reference, Later.Version.Reference);
    }

    private LibraryVersion? Find(string? reference) => VersionReference.Parse(reference) is not { } named
        ? null
        : Versions.Where(version => version.Key == named.Key && (named.Number is null ? !version.IsDraft : version.Number == named.Number)).MaxBy(version => version.Number);
}
