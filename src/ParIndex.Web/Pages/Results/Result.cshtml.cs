using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Results;

/// <summary>One result: the index, the fields, the whole tree; its published versions, and how they came about for those who may know.</summary>
public sealed class ResultModel(ResultQuery results, LostPointsQuery losses, ResultVersionsQuery versions, ImportHistory history, Visitor visitor, Texts texts) : PageModel
{
    public ResultView Result { get; private set; } = null!;

    /// <summary>Result of the year before, where it is stored.</summary>
    public ResultView? Before { get; private set; }

    public IReadOnlyList<LossView> Losses { get; private set; } = [];

    /// <summary>Published versions, newest first, without who; empty while nothing was corrected.</summary>
    public IReadOnlyList<HistoryEntry> Versions { get; private set; } = [];

    /// <summary>Every deed, with who: for those who may read results of the unit before they are published; null for others.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; private set; }

    /// <summary>Shows where in its document each figure was read.</summary>
    [BindProperty(SupportsGet = true, Name = "cho")]
    public bool ShowsPlaces { get; set; }

    public string Slug => UnitSlug.Of(Result.UnitId);

    public IEnumerable<NodeView> Fields => Result.Nodes.Where(node => node.Level == 1);

    private ILookup<string, NodeView> Children { get; set; } = null!;

    /// <summary>Everything below a field, parents before children.</summary>
    public IEnumerable<NodeView> Below(NodeView node) => Children[node.Code].SelectMany(child => Below(child).Prepend(child));

    public async Task<IActionResult> OnGetAsync(string id, int year, CancellationToken cancel)
    {
        var result = await results.FindAsync(UnitSlug.ToId(id), year, cancel);
        if (result is null)
            return NotFound();

        Result = result;
        Children = result.Nodes.ToLookup(node => node.Parent ?? "", StringComparer.Ordinal);
        Losses = await losses.OfAsync(result.Id, cancel);
        Versions = Told(await versions.OfAsync(result.UnitId, year, cancel));
        if (visitor.May(Permission.ReadResults, result.UnitId))
            History = await history.OfResultAsync(result.UnitId, year, cancel);

        return Page();
    }

    /// <summary>A single version is told by the facts of the result.</summary>
    private IReadOnlyList<HistoryEntry> Told(IReadOnlyList<ResultVersion> published) => published.Count < 2 ? [] :
    [
        .. published.Select((version, i) => new HistoryEntry(
            new DateTimeOffset(version.PublishedAt, TimeSpan.Zero),
            null,
            version.SupersededAt is null ? texts["Phiên bản {0}, đang dùng", version.Version] : texts["Phiên bản {0}, đã thay", version.Version],
            version.Reason,
            [new HistoryChange(texts["điểm"], i + 1 < published.Count && published[i + 1].Points != version.Points ? Show.Brief(published[i + 1].Points) : null, Show.Brief(version.Points))])),
    ];
}
