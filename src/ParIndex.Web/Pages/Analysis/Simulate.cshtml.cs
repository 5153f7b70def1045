using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Analysis.Published;
using ParIndex.App.Analysis.Simulating;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Units;
using ParIndex.Web.Caching;
using ParIndex.Web.Pages.Results;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>How sure a published ranking is: intervals of ranks under survey error, appraisers' cuts and usual yearly changes. The recipe stands in the address.</summary>
[Published(IsKept = false)]
public sealed class SimulateModel(RankingQuery ranking, GroupResultsQuery groups, SimulateGroup simulate, UnitStore units, Texts texts) : PageModel
{
    /// <summary>The form was sent: its values count, not those of a purpose.</summary>
    private const string SeedField = "hat-giong";

    /// <summary>Group as "vn.Province".</summary>
    [BindProperty(SupportsGet = true, Name = "nhom")]
    public string? Group { get; set; }

    /// <summary>"cong-bo" or "nam-sau": which defaults.</summary>
    [BindProperty(SupportsGet = true, Name = "cau-hoi")]
    public string? Purpose { get; set; }

    /// <summary>Slug of the unit to stand out.</summary>
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? Unit { get; set; }

    public IReadOnlyList<RankedYear> Years { get; private set; } = [];

    public RankedYear Chosen { get; private set; } = null!;

    public GroupResults Results { get; private set; } = null!;

    public SimulationChoice Choice { get; private set; } = null!;

    /// <summary>Null: no index is known, the form is wrong, or the machine is busy.</summary>
    public SimulationAnswer? Answer { get; private set; }

    public GroupSimulation? Simulation { get; private set; }

    public bool IsBusy { get; private set; }

    /// <summary>Whether the values of the form are those of "how sure is the published rank".</summary>
    public bool IsPublishedPurpose => Choice == SimulationChoice.Published(Results);

    public bool IsNextYearPurpose => Choice == SimulationChoice.NextYear(Results);

    /// <summary>Number of the unit that stands out among <see cref="GroupResults.Units"/>; −1: none.</summary>
    public int Mine => Unit is null ? -1 : Results.Units.ToList().FindIndex(unit => unit.UnitId == UnitSlug.ToId(Unit));

    public string Here => Url.Content($"~/xep-hang/{Chosen.Year.ToString(CultureInfo.InvariantCulture)}/mo-phong");

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancel)
    {
        if (!await LoadAsync(year, cancel))
            return NotFound();

        if (Simulation is null || !ModelState.IsValid)
            return Page();

        try
        {
            Answer = await simulate.RunAsync(Simulation, cancel);
        }
        catch (SimulationBusyException)
        {
            IsBusy = true;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }

    /// <summary>The same simulation for the command line.</summary>
    public async Task<IActionResult> OnGetPackageAsync(int year, CancellationToken cancel)
    {
        if (!await LoadAsync(year, cancel) || Simulation is null || !ModelState.IsValid)
            return NotFound();

        using var zip = new MemoryStream();
        SimulationPackage.Write(zip, Simulation, $"{Chosen.Name(texts)}, {year.ToString(CultureInfo.InvariantCulture)}");
        return File(zip.ToArray(), "application/zip", $"mo-phong-{year.ToString(CultureInfo.InvariantCulture)}-{Simulation.Simulation.Digest[..12]}.zip");
    }

    /// <summary>What came out for the unit that stands out.</summary>
    public UnitOutcome? MyOutcome => Answer is { } answer && Mine is >= 0 and var mine ? answer.Units[mine] : null;

    private async Task<bool> LoadAsync(int year, CancellationToken cancel)
    {
        Years = [.. (await ranking.YearsAsync(cancel)).Where(known => known.Year == year)];
        var group = Group ?? (Unit is null ? null : await GroupOfAsync(UnitSlug.ToId(Unit), year, cancel));
        var chosen = Years.FirstOrDefault(known => group is null || known.Group() == group);
        if (chosen is null)
            return false;

        Chosen = chosen;
        Results = await groups.OfAsync(chosen.ParentId, chosen.UnitKind, year, cancel);
        Choice = Purpose == "nam-sau" ? SimulationChoice.NextYear(Results) : SimulationChoice.Published(Results);
        if (Request.Query.ContainsKey(SeedField))
            Choice = Typed(Choice);

        Simulation = GroupSimulation.Of(Results, Choice);
        Choice = Simulation?.Choice ?? Choice;
        return true;
    }

    /// <summary>The group a unit stood in at the end of the year, as addresses name it.</summary>
    private async Task<string?> GroupOfAsync(string unitId, int year, CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        return register.Find(unitId) is not null && register.Path(unitId, UnitRegister.YearEnd(year)) is [.., var parent, var own]
            ? Years.FirstOrDefault(known => known.ParentId == parent.Id && known.UnitKind == own.Kind)?.Group() : null;
    }

    private SimulationChoice Typed(SimulationChoice stands)
    {
        var numbers = new TypedNumbers(name => Request.Query[name], ModelState, texts);
        return stands with
        {
            Seed = numbers.Whole(SeedField, texts["Mầm ngẫu nhiên"], 1, 0, int.MaxValue),
            Draws = numbers.Whole("lan", texts["Số lần mô phỏng"], ParIndex.Core.Analysis.Uncertainty.Simulation.UsualDraws, 100, SimulationChoice.MostDraws),
            SurveyError = numbers.Number("khao-sat", texts["Sai số khảo sát"], 0, 0, 25),
            CutChance = numbers.Number("cat", texts["Khả năng bị cắt"], 0, 0, 100),
            Cut = numbers.Number("muc-cat", texts["Mức cắt"], stands.Cut, 0, 100),
            CutSpread = numbers.Number("lech-cat", texts["Độ lệch mức cắt"], stands.CutSpread, 0, 100),
            Change = Request.Query["bien-dong"].ToString() switch { "hoc" when Results.HasChanges => ChangeKind.Learnt, "nhap" => ChangeKind.Stated, _ => ChangeKind.None },
            ChangeMean = numbers.Number("tb", texts["Thay đổi trung bình"], 0, -50, 50),
            ChangeSpread = numbers.Number("lech", texts["Độ lệch thay đổi"], stands.ChangeSpread, 0, 50),
            RankAtMost = numbers.Whole("hang", texts["Hạng quan tâm"], stands.RankAtMost, 1, 20_000),
        };
    }
}
