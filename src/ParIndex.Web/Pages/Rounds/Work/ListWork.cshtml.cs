using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds.Work;

/// <summary>What waits for the visitor today, the most urgent first.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class ListWorkModel(Visitor visitor, RoundAccess access, WorkList work, CallStore calls, LateWork late, UnitStore units) : PageModel
{
    public IReadOnlyList<WorkLine> Lines { get; private set; } = [];

    /// <summary>Data calls that wait for their units.</summary>
    public IReadOnlyList<CallWaiting> Calls { get; private set; } = [];

    /// <summary>Rows shown of what is late.</summary>
    public const int MostLate = 200;

    /// <summary>Entries that are late in the scorecards the visitor submits, with who answers for them.</summary>
    public IReadOnlyList<LateEntry> Late { get; private set; } = [];

    public UnitRegister Register { get; private set; } = null!;

    public DateOnly Today => access.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Register = await units.RegisterAsync(cancel);
        // Who may fill for every unit is no officer: nothing waits for them by their role alone.
        string[] own = [.. visitor.Units(Permission.FillScorecard) ?? new HashSet<string>()];
        Lines = await work.OfAsync(visitor.Id!.Value, own, cancel);
        Calls = await calls.WaitingAsync(own, cancel);
        Late = await late.OfCardsAsync([.. Lines.Where(line => visitor.May(Permission.SubmitScorecard, line.UnitId)).Select(line => line.ScorecardId)], cancel);
    }

    public string NameOf(string unit) => Register.Find(unit)?.NameAt(Today).Full ?? unit;

    public string NameOf(WorkLine line) => Register.Find(line.UnitId)?.NameAt(UnitRegister.YearEnd(line.Year)).Full ?? line.UnitId;

    /// <summary>What is late, in a word.</summary>
    public static string What(DutyKind kind) => kind switch
    {
        DutyKind.SelfAssessment => Texts.Key("Chấm điểm"),
        DutyKind.Completion => Texts.Key("Bổ sung"),
        _ => Texts.Key("Giải trình"),
    };
}
