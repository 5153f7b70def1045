using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Library;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>A past year's results seen through another version: who would gain, who would lose.</summary>
[Needs(Permission.ReadPublished), Published]
public sealed class ReplayEditionModel(LibraryQuery library, LibraryReader reader, ReplayQuery replays) : PageModel
{
    /// <summary>Version the results were scored with.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    /// <summary>Version they are carried to.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public string? To { get; set; }

    public IReadOnlyList<LibraryVersion> Versions { get; private set; } = [];

    public IReadOnlyList<ReplaySource> Sources { get; private set; } = [];

    public ReplaySource? Source { get; private set; }

    public OpenedVersion? Target { get; private set; }

    public EditionReplay? Replay { get; private set; }

    /// <summary>The source as the form sends it: "province-1149:1" and the year in one.</summary>
    public static string ValueOf(ReplaySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source.Key}:{source.Number}:{source.Year}");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Sources = await replays.SourcesAsync(cancel);
        Versions = await library.VersionsAsync(HttpContext.EditsCriteria(), cancel);
        Source = Sources.FirstOrDefault(Asked);
        if (Source is null)
            return From is null && Year is null ? Page() : NotFound();

        Target = To is not null ? await reader.FindAsync(To, HttpContext.EditsCriteria(), cancel) : await NextAsync(Source, cancel);
        if (Target is null)
            return To is null ? Page() : NotFound();

        var version = Versions.First(known => known.Id == Source.VersionId);
        if (await reader.OpenAsync(version, cancel) is { } opened)
            Replay = EditionReplay.Of(EditionDiff.Of(opened.Set, Target.Set), await replays.PointsAsync(Source.VersionId, Source.Year, cancel));

        return Page();
    }

    private bool Asked(ReplaySource source)
    {
        var parts = (From ?? "").Split(':');
        if (parts is [_, _, var year] && int.TryParse(year, out var inForm))
            return ValueOf(source) == From && source.Year == inForm;

        return (From is null || VersionReference.Parse(From) is { } named && named.Key == source.Key && (named.Number is null || named.Number == source.Number))
            && (Year is null || source.Year == Year);
    }

    /// <summary>What follows the version the results were scored with: a newer version of the set, the edition that replaces it, or itself.</summary>
    private async Task<OpenedVersion?> NextAsync(ReplaySource source, CancellationToken cancel)
    {
        var own = Versions.Where(version => version.Key == source.Key && version.Number > source.Number).MaxBy(version => version.Number);
        if (own is not null)
            return await reader.OpenAsync(own, cancel);

        foreach (var version in Versions.Where(version => version.Key != source.Key))
        {
            if (await reader.OpenAsync(version, cancel) is { } opened && opened.Set.Supersedes == source.Key)
                return opened;
        }

        return await reader.FindAsync(source.Key, source.Number, withDrafts: false, cancel);
    }
}
