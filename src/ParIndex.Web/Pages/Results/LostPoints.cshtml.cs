using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;

namespace ParIndex.Web.Pages.Results;

/// <summary>Every lost point of a result: how many, why, by whom; in all or of one field, cause or agency.</summary>
public sealed class LostPointsModel(ResultQuery results, LostPointsQuery losses) : PageModel
{
    public ResultView Result { get; private set; } = null!;

    /// <summary>All leaves that lost points, most lost first.</summary>
    public IReadOnlyList<LossView> All { get; private set; } = [];

    /// <summary>Those asked for.</summary>
    public IReadOnlyList<LossView> Shown { get; private set; } = [];

    /// <summary>Chosen field code.</summary>
    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    /// <summary>Chosen cause category.</summary>
    [BindProperty(SupportsGet = true, Name = "nguyen-nhan")]
    public string? Cause { get; set; }

    /// <summary>Chosen lead agency; "-" for none stated.</summary>
    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? Agency { get; set; }

    public string Slug => UnitSlug.Of(Result.UnitId);

    public bool IsFiltered => Field is not null || Cause is not null || Agency is not null;

    public IReadOnlyList<LossTotal> ByField => Totals(All.Select(loss => (loss.FieldCode, $"{loss.FieldCode}. {loss.FieldTitle}", loss)));

    public IReadOnlyList<LossTotal> ByCause => Totals(All.Select(loss => (loss.Category, loss.Category, loss)));

    /// <summary>A leaf with several leads counts in full for each.</summary>
    public IReadOnlyList<LossTotal> ByAgency =>
        Totals(All.SelectMany(loss => loss.Lead.DefaultIfEmpty("-").Distinct(StringComparer.Ordinal).Select(lead => (lead, lead, loss))));

    public async Task<IActionResult> OnGetAsync(string id, int year, CancellationToken cancel)
    {
        var result = await results.FindAsync(UnitSlug.ToId(id), year, cancel);
        if (result is null)
            return NotFound();

        Result = result;
        All = await losses.OfAsync(result.Id, cancel);
        Shown = All.Where(loss => (Field is null || loss.FieldCode == Field) && (Cause is null || loss.Category == Cause)
            && (Agency is null || loss.Lead.DefaultIfEmpty("-").Contains(Agency, StringComparer.Ordinal))).ToList();
        return Page();
    }

    private static List<LossTotal> Totals(IEnumerable<(string Key, string Name, LossView Loss)> losses) => losses
        .GroupBy(pair => (pair.Key, pair.Name))
        .Select(group => new LossTotal(group.Key.Key, group.Key.Name, group.Sum(pair => pair.Loss.Lost), group.Count()))
        .OrderByDescending(total => total.Lost)
        .ToList();
}

/// <summary>Lost points of a group.</summary>
public sealed record LossTotal(string Key, string Name, decimal Lost, int Leaves);
