using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Mirror;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds.Mirror;

/// <summary>The own score beside that of the authority above, criterion by criterion.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class CompareRoundModel(RoundAccess access, RoundStore rounds, UnitStore units, Visitor visitor, CompareMirror compare, RoundScorers scorers, Session session, Texts texts)
    : MirrorPage(access, rounds, units, visitor)
{
    public MirrorComparison Comparison { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    /// <summary>Which criteria are shown: all, or "khac" for those that differ.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Filter { get; set; }

    /// <summary>Criteria shown: with a filter, sums above a shown leaf stay.</summary>
    public IEnumerable<ComparedNode> Nodes => Filter == "khac"
        ? Comparison.Nodes.Where(node => node.Node.SelfAndDescendants().Any(below => below.IsLeaf && differing.Contains(below.Code)))
        : Comparison.Nodes;

    private HashSet<string> differing = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var bytes = new MemoryStream();
        ComparisonFile.WriteWorkbook(bytes, texts["Đối chiếu điểm tự chấm và kết quả thẩm định, {0}, năm {1}", Organiser, Year], Comparison, Set.Digits);
        return File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"doi-chieu-{Year}.xlsx");
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var bytes = new MemoryStream();
        ComparisonFile.WriteCsv(bytes, Comparison);
        return File(bytes.ToArray(), "text/csv; charset=utf-8", $"doi-chieu-{Year}.csv");
    }

    private string Year => Round.Year.ToString(CultureInfo.InvariantCulture);

    private async Task LoadAsync(CancellationToken cancel)
    {
        Comparison = await compare.OfAsync(Round, Card.Id, cancel);
        Set = (await scorers.GetAsync(session, Round.SetVersionId, cancel)).Set;
        differing = Comparison.Nodes.Where(node => node.Node.IsLeaf && node.Differs).Select(node => node.Node.Code).ToHashSet(StringComparer.Ordinal);
    }
}
