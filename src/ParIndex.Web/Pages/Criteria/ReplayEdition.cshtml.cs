using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Criteria;

/// <summary>A past year's results seen through another version: who would gain, who would lose.</summary>
[Published, RequestSizeLimit(20_000_000)]
public sealed class ReplayEditionModel(LibraryQuery library, LibraryReader reader, ReplayQuery replays, Visitor visitor, Texts texts) : PageModel
{
    /// <summary>So many are shown at once; more are folded.</summary>
    public const int FewUnits = 12;

    private OpenedVersion? earlier;

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

    /// <summary>The same year scored anew with figures from a file.</summary>
    public InputReplay? Exact { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>Whether figures may be uploaded to score anew.</summary>
    public bool TakesFigures => visitor.SeesDrafts();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    /// <summary>Scores figures from a file with both versions; nothing is stored.</summary>
    [Needs(Permission.ReadCriteria)]
    public async Task<IActionResult> OnPostAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();

        if (tep is null || tep.Length == 0)
            ModelState.AddModelError("tep", texts["Chọn tệp số liệu CSV."]);
        else if (earlier is not null && Target is not null)
            await ScoreAsync(tep, earlier.Set, Target.Set, cancel);

        return Page();
    }

    private async Task ScoreAsync(IFormFile file, CriteriaSet from, CriteriaSet to, CancellationToken cancel)
    {
        FileName = Path.GetFileName(file.FileName);
        var folder = Directory.CreateTempSubdirectory("parindex-replay-");
        try
        {
            var path = Path.Combine(folder.FullName, "figures.csv");
            await using (var stream = System.IO.File.Create(path))
                await file.CopyToAsync(stream, cancel);

            Exact = InputReplay.Read(path, from, to);
        }
        catch (DocumentException problem)
        {
            ModelState.AddModelError("tep", (problem.Place is { } place ? place + ": " : "") + texts[problem.Problem]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>False when the address asks for what is not there.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Sources = await replays.SourcesAsync(cancel);
        Versions = await library.VersionsAsync(visitor.SeesDrafts(), cancel);
        Target = To is null ? null : await reader.FindAsync(To, visitor.SeesDrafts(), cancel);
        if (To is not null && Target is null)
            return false;

        Source = From is null && Year is null ? Likely(Target) : Sources.FirstOrDefault(Asked);
        if (Source is null)
            return From is null && Year is null;

        Target ??= await NextAsync(Source, cancel);
        earlier = await reader.OpenAsync(Versions.First(known => known.Id == Source.VersionId), cancel);
        if (earlier is not null && Target is not null)
            Replay = EditionReplay.Of(EditionDiff.Of(earlier.Set, Target.Set), await replays.PointsAsync(Source.VersionId, Source.Year, cancel));

        return true;
    }

    /// <summary>Results a version is most likely to be held against: of the same set, of the one it replaces, of the same level.</summary>
    private ReplaySource? Likely(OpenedVersion? target) => target is null
        ? First
        : Sources.FirstOrDefault(source => source.Key == target.Version.Key)
            ?? Sources.FirstOrDefault(source => source.Key == target.Set.Supersedes)
            ?? Sources.FirstOrDefault(source => Versions.Any(version => version.Id == source.VersionId && version.Level == target.Version.Level))
            ?? First;

    private ReplaySource? First => Sources.Count > 0 ? Sources[0] : null;

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
