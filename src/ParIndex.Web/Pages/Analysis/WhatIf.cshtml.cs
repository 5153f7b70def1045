using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Analysis.Published;
using ParIndex.App.Analysis.Scenarios;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>
/// What if: a result with points or figures changed, scored and ranked anew; several scenarios side by side. All scenarios stand in the address, so a
/// link shows them to anyone; nothing is stored.
/// </summary>
[Published(IsKept = false), IgnoreAntiforgeryToken, RequestSizeLimit(300_000), RequestFormLimits(ValueCountLimit = 4_000)]
public sealed class WhatIfModel(UnitCaseQuery cases, SensitivityQuery sensitivities, LostPointsQuery losses, Visitor visitor, Texts texts) : PageModel
{
    /// <summary>Longest query that servers on the way take.</summary>
    private const int LongestQuery = 6_000;

    private readonly List<Scenario> scenarios = [];
    private Dictionary<string, TypedFault> faults = [];
    private IReadOnlyDictionary<string, string>? typed;

    /// <summary>Scenarios, each as one text.</summary>
    [BindProperty(SupportsGet = true, Name = "kb")]
    public string[] Given { get; set; } = [];

    /// <summary>Number of the scenario in the form, from 1; one more than there are: a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "sua")]
    public int? Edited { get; set; }

    /// <summary>Also lists criteria that lost nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "het")]
    public bool ShowsAll { get; set; }

    public UnitCase Case { get; private set; } = null!;

    public ScenarioComparison Comparison { get; private set; } = null!;

    public IReadOnlyList<LeafSensitivity> Sensitivity { get; private set; } = [];

    /// <summary>Rows of the form by field.</summary>
    public IReadOnlyList<IGrouping<string, WhatIfRow>> Rows { get; private set; } = [];

    /// <summary>The address held scenarios that could not be read.</summary>
    public bool HasUnread { get; private set; }

    public IReadOnlyList<Scenario> Scenarios => scenarios;

    public ResultView Result => Case.Result;

    public string Slug => UnitSlug.Of(Result.UnitId);

    public string Here => Url.Content($"~/don-vi/{Slug}/{Result.Year.ToString(CultureInfo.InvariantCulture)}/gia-dinh");

    /// <summary>Index of the edited scenario in <see cref="Scenarios"/>; equal to their number for a new one.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public bool MayAdd => scenarios.Count < ScenarioAddress.MostScenarios;

    public async Task<IActionResult> OnGetAsync(string id, int year, CancellationToken cancel)
    {
        if (!await LoadAsync(id, year, cancel))
            return NotFound();

        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>Takes the form over into the address.</summary>
    public async Task<IActionResult> OnPostAsync(string id, int year, CancellationToken cancel)
    {
        if (!await LoadAsync(id, year, cancel))
            return NotFound();

        typed = Request.Form.Where(field => field.Key.StartsWith(ScenarioForm.PointsPrefix, StringComparison.Ordinal) || field.Key.StartsWith(ScenarioForm.FigurePrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var name = Request.Form["ten"].ToString();
        var form = ScenarioForm.Read(Case.Scorer, Case.Card, string.IsNullOrWhiteSpace(name) ? DefaultName(Number) : name, typed);
        var changed = scenarios.ToList();
        if (Number < changed.Count)
            changed[Number] = form.Scenario;
        else
            changed.Add(form.Scenario);

        var address = AddressOf(changed, Number);
        if (form.Faults.Count == 0 && address.Length <= LongestQuery)
            return LocalRedirect(address + "#so-sanh");

        foreach (var fault in form.Faults)
            ModelState.AddModelError(fault.Field, texts[fault.Message]);

        if (form.Faults.Count == 0)
            ModelState.AddModelError("", texts["Các phương án cùng nhau quá dài để giữ trong địa chỉ; hãy bớt một phương án hoặc vài thay đổi."]);

        faults = form.Faults.Where(fault => fault.Field.Length > 0).DistinctBy(fault => fault.Field).ToDictionary(fault => fault.Field);
        Name = form.Scenario.Name;
        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>This page with these scenarios.</summary>
    /// <param name="all">In order.</param>
    /// <param name="number">The one in the form, from 0.</param>
    public string AddressOf(IEnumerable<Scenario> all, int number)
    {
        var query = new QueryBuilder(all.Select(scenario => KeyValuePair.Create("kb", ScenarioAddress.Write(scenario))));
        if (number > 0)
            query.Add("sua", (number + 1).ToString(CultureInfo.InvariantCulture));

        if (ShowsAll)
            query.Add("het", "true");

        return Here + query.ToQueryString().ToUriComponent();
    }

    /// <summary>The scenario in the form with full points at one more leaf (none for a penalty).</summary>
    public string WithBest(LeafSensitivity leaf)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        var best = leaf.Criterion.Kind == Core.Criteria.CriterionKind.Penalty ? 0 : leaf.Criterion.Max;
        var now = Number < scenarios.Count ? scenarios[Number] : new Scenario(DefaultName(Number), []);
        List<Scenario> all = [.. scenarios];
        var with = now with { Changes = [.. now.Changes.Where(change => change.Code != leaf.Criterion.Code), new ScenarioChange(leaf.Criterion.Code, Points: best)] };
        if (Number < all.Count)
            all[Number] = with;
        else
            all.Add(with);

        return AddressOf(all, Number) + "#so-sanh";
    }

    private string DefaultName(int number) => texts["Phương án {0}", number + 1];

    private async Task<bool> LoadAsync(string id, int year, CancellationToken cancel)
    {
        var unit = UnitSlug.ToId(id);
        if (await cases.FindAsync(unit, year, visitor.May(Permission.ReadScorecard, unit), cancel) is not { } found)
            return false;

        Case = found;
        foreach (var text in Given.Where(text => !string.IsNullOrEmpty(text)))
        {
            if (scenarios.Count < ScenarioAddress.MostScenarios && ScenarioAddress.Read(text) is { } scenario && scenario.Changes.All(change => found.Scorer.TryLeaf(change.Code, out _)))
                scenarios.Add(scenario);
            else
                HasUnread = true;
        }

        Number = Math.Clamp((Edited ?? 1) - 1, 0, Math.Min(scenarios.Count, ScenarioAddress.MostScenarios - 1));
        Name = Number < scenarios.Count ? scenarios[Number].Name : DefaultName(Number);
        return true;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var whatIf = new WhatIf(Case.Scorer, Case.Card, Case.Standing);
        Comparison = whatIf.Compare(scenarios);
        Sensitivity = await sensitivities.OfAsync(Case, whatIf.Now.Score, cancel);
        var causes = (await losses.OfAsync(Result.Id, cancel)).ToDictionary(loss => loss.Code, StringComparer.Ordinal);
        Rows = WhatIfRow.Of(Case, whatIf.Now.Score, Number < scenarios.Count ? scenarios[Number] : null, typed, faults, causes)
            .Where(row => ShowsAll || row.IsTouched || row.Leaf.Lost > 0).GroupBy(row => row.Field, StringComparer.Ordinal).ToList();
    }
}
