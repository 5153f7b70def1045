using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Plans;

/// <summary>What plans ask of the visitor's units: remedies, reports, tasks; what must be looked at first.</summary>
[Needs(Permission.ReadPlan)]
public sealed class MyTasksModel(PlanAccess access, BoardQuery boards, Remedies remedies, ReportStore reports, PlanStore plans, UnitStore units) : PageModel
{
    public const int Size = 100;

    private UnitRegister register = null!;

    public static IReadOnlyList<(string Role, string Name)> Roles { get; } = [("chu-tri", Texts.Key("Chủ trì")), ("phoi-hop", Texts.Key("Phối hợp")), ("theo-doi", Texts.Key("Theo dõi"))];

    public IReadOnlyList<QueueLine> Lines { get; private set; } = [];

    /// <summary>Drafts that wait for explanations of theirs.</summary>
    public IReadOnlyList<(Plan Plan, int Count, DateOnly? Until)> Asked { get; private set; } = [];

    /// <summary>Reports that wait to be sent.</summary>
    public IReadOnlyList<ReportWaiting> Reports { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "vaiTro")]
    public string Role { get; set; } = "chu-tri";

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    public DateOnly Today => access.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Number = Math.Max(1, Number);
        register = await units.RegisterAsync(cancel);
        string[] own = [.. access.Works];
        var part = Role switch { "phoi-hop" => DutyPart.Coordinator, "theo-doi" => DutyPart.Monitor, _ => DutyPart.Lead };
        Lines = own.Length == 0 ? [] : [.. (await boards.QueueAsync(own, cancel)).Where(line => line.Line.Duty.Role == part || own.Length == 0)];
        Reports = await reports.WaitingAsync(own, cancel);
        var asked = new List<(Plan, int, DateOnly?)>();
        foreach (var (plan, count) in await remedies.WaitingAsync(own, cancel))
        {
            if (await plans.FindAsync(plan, cancel) is { } found)
                asked.Add((found, count, found.RemediesBy));
        }

        Asked = asked;
    }

    public string NameOf(string unit) => register.Find(unit)?.NameAt(Today).Full ?? unit;
}
