using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Analysis.Published;
using ParIndex.App.Plans.Cheapest;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using ParIndex.Web.Access;
using ParIndex.Web.Caching;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>Cheapest points first: which steps reach a goal at least cost, or win most points for the money, with proof. Nothing is stored; files keep it.</summary>
[Published(IsKept = false), IgnoreAntiforgeryToken, RequestSizeLimit(600_000), RequestFormLimits(ValueCountLimit = 6_000)]
public sealed class CheapestModel(UnitCaseQuery cases, LostPointsQuery losses, CheapestDesk desk, Visitor visitor, Texts texts) : PageModel
{
    private const int MostAgencies = 12;

    public CheapestQuestion Question { get; private set; } = null!;

    public CheapestChoice Choice { get; private set; } = null!;

    /// <summary>Agencies that lead lost points, most steps first; their days may be limited.</summary>
    public IReadOnlyList<string> Agencies { get; private set; } = [];

    /// <summary>Null: the form is wrong, or the machine is busy.</summary>
    public CheapestAnswer? Answer { get; private set; }

    public bool IsBusy { get; private set; }

    /// <summary>The result as it stands, scored.</summary>
    public UnitScore Now { get; private set; } = null!;

    public ResultView Result => Question.Case.Result;

    public string Slug => UnitSlug.Of(Result.UnitId);

    public string Here => Url.Content($"~/don-vi/{Slug}/{Result.Year.ToString(CultureInfo.InvariantCulture)}/diem-re-nhat");

    /// <summary>Steps of the plan that took the cost nobody said.</summary>
    public int Unpriced => Answer?.Answer.Plan?.Steps.Count(step => Choice.Steps.GetValueOrDefault(step.Step.Id)?.Cost is null) ?? 0;

    /// <summary>Rank of an index among the others.</summary>
    public int RankOf(UnitScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return Question.Case.Standing.RankOf(score.Percent ?? 0);
    }

    public async Task<IActionResult> OnGetAsync(string id, int year, CancellationToken cancel)
    {
        if (!await LoadAsync(id, year, cancel))
            return NotFound();

        Choice = Suggested();
        await SolveAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, int year, CancellationToken cancel)
    {
        if (!await LoadAsync(id, year, cancel))
            return NotFound();

        Choice = CheapestForm.Read(name => Request.Form[name], Question, Agencies, ModelState, texts);
        if (ModelState.IsValid)
            await SolveAsync(cancel);

        return Page();
    }

    /// <summary>The same question for the command line.</summary>
    public async Task<IActionResult> OnPostPackageAsync(string id, int year, CancellationToken cancel)
    {
        if (!await LoadAsync(id, year, cancel))
            return NotFound();

        Choice = CheapestForm.Read(name => Request.Form[name], Question, Agencies, ModelState, texts);
        if (!ModelState.IsValid || Problem(out _) is not { } problem)
            return Page();

        using var zip = new MemoryStream();
        CheapestPackage.Write(zip, Question, Choice, problem);
        return File(zip.ToArray(), "application/zip", $"diem-re-nhat-{Slug}-{year.ToString(CultureInfo.InvariantCulture)}.zip");
    }

    private async Task<bool> LoadAsync(string id, int year, CancellationToken cancel)
    {
        var unit = UnitSlug.ToId(id);
        if (await cases.FindAsync(unit, year, visitor.May(Permission.ReadScorecard, unit), cancel) is not { } found)
            return false;

        Question = CheapestQuestion.Of(found, await losses.OfAsync(found.Result.Id, cancel));
        Now = found.Scorer.Score(found.Card, explain: false);
        Agencies = [.. Question.Offers.Where(offer => offer.Owner is not null).GroupBy(offer => offer.Owner!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).Select(group => group.Key).Take(MostAgencies)];
        return true;
    }

    /// <summary>A question to begin with: the next band, or a tenth of the lost points won back.</summary>
    private CheapestChoice Suggested()
    {
        var set = Question.Case.Scorer.Set;
        var next = set.Bands.Where(band => band.From > (Now.Percent ?? 0)).OrderBy(band => band.From).FirstOrDefault();
        return next is not null
            ? new CheapestChoice { Goal = CheapestGoal.Band, Band = next.Name }
            : new CheapestChoice { Points = Math.Round(Now.Points + ((Now.Max - Now.Points) / 10), 2) };
    }

    private ImprovementProblem? Problem(out IReadOnlyList<Core.Text.Message> notes)
    {
        var (problem, faults) = Question.Problem(Choice, out notes);
        foreach (var fault in faults.Take(20))
            ModelState.AddModelError("", texts[fault]);

        return problem;
    }

    private async Task SolveAsync(CancellationToken cancel)
    {
        if (Question.Offers.Count == 0 || Problem(out var notes) is not { } problem)
            return;

        Answer = await desk.AnswerAsync(Question, problem, notes, cancel);
        IsBusy = Answer is null;
    }
}
