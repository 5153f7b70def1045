using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;

namespace ParIndex.Web.Pages.Results;

/// <summary>Any units and years side by side, field by field.</summary>
public sealed class CompareModel(ResultQuery results, StoredResultsQuery stored) : PageModel
{
    /// <summary>Most results set side by side: what a wide screen still shows.</summary>
    public const int Most = 6;

    /// <summary>Chosen results as "vn-67:2023".</summary>
    [BindProperty(SupportsGet = true, Name = "chon")]
    public string[] Chosen { get; set; } = [];

    /// <summary>Every result that can be chosen.</summary>
    public IReadOnlyList<StoredResult> Choices { get; private set; } = [];

    public IReadOnlyList<ResultView> Results { get; private set; } = [];

    /// <summary>Whether all are of one set: then codes mean the same.</summary>
    public bool IsOneSet => Results.Select(result => result.SetVersionId).Distinct().Count() == 1 && Results[0].SetVersionId is not null;

    /// <summary>Leaves whose points differ most over the results, of one set.</summary>
    public IEnumerable<(string Code, string Title, IReadOnlyList<decimal?> Points, decimal Spread)> Widest(int most)
    {
        var points = Results.Select(result => result.Nodes.ToDictionary(node => node.Code, node => node.Points, StringComparer.Ordinal)).ToList();
        return Results[0].Nodes.Where(node => node.IsLeaf)
            .Select(node =>
            {
                var row = points.Select(result => result.GetValueOrDefault(node.Code)).ToList();
                return (node.Code, node.Title, (IReadOnlyList<decimal?>)row, Spread: (row.Max() ?? 0) - (row.Min() ?? 0));
            })
            .Where(row => row.Spread > 0).OrderByDescending(row => row.Spread).Take(most);
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Choices = await stored.AllAsync(cancel);
        var asked = Chosen.Select(text => text.Split(':')).Where(parts => parts.Length == 2 && int.TryParse(parts[1], out _))
            .Select(parts => (UnitId: UnitSlug.ToId(parts[0]), Year: int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))).Distinct().Take(Most).ToArray();
        if (asked.Length == 0)
            asked = [.. Choices.Where(choice => !choice.IsDemonstration).Take(2).Select(choice => (choice.UnitId, choice.Year)).Reverse()];

        Results = await results.FindManyAsync(asked, cancel);
        Chosen = [.. Results.Select(result => $"{UnitSlug.Of(result.UnitId)}:{result.Year}")];
    }
}
