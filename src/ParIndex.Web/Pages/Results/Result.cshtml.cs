using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;

namespace ParIndex.Web.Pages.Results;

/// <summary>One result: the index, the fields, the whole tree.</summary>
public sealed class ResultModel(ResultQuery results, LostPointsQuery losses) : PageModel
{
    public ResultView Result { get; private set; } = null!;

    /// <summary>Result of the year before, where it is stored.</summary>
    public ResultView? Before { get; private set; }

    public IReadOnlyList<LossView> Losses { get; private set; } = [];

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
        return Page();
    }
}
