using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Templates;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Reports;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Plans;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Plans;

/// <summary>A plan: goals, what is still wrong, rows with targets, tasks and leads, and its files.</summary>
[Needs(Permission.ReadPlan)]
public sealed class ShowPlanModel(PlanAccess access, PlanStore plans, GoalStore goals, PlanFiles papers, FileStore files, UnitStore units, Texts texts) : PlanPage(access, plans, units, texts)
{
    public PlanContent Body { get; private set; } = null!;

    public IReadOnlyList<Goal> Goals { get; private set; } = [];

    public PlanStanding Standing { get; private set; } = null!;

    /// <summary>Agencies the plan names that are no units, with how many tasks name them.</summary>
    public IReadOnlyList<(UnplacedName Name, int Tasks)> Unplaced { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Body = await Plans.ContentAsync(Plan.Id, cancel);
        Goals = await goals.OfAsync(Plan.Id, cancel);
        Standing = MovePlan.Check(Plan, Body, Goals);
        if (!MayMake)
            return;

        var placing = new DutyPlacing(Register, Plan.UnitId, Plan.DayOf(Access.Today));
        Unplaced =
        [
            .. Body.Rows.SelectMany(row => Body.TasksOf(row).SelectMany(task => placing.Of(PlaceDuties.Named(row, task)).Unplaced)).Where(name => name.Part != DutyPart.Coordinator)
                .GroupBy(name => (name.Text, name.Part)).Select(group => (group.First(), group.Count())).OrderByDescending(pair => pair.Item2),
        ];
    }

    /// <summary>The plan as DOCX, PDF or XLSX in the official form.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? kieu, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ke-hoach-{UnitSlug.Of(Plan.UnitId)}-{PlanWords.Years(Plan.YearFrom, Plan.YearTo).Replace('–', '-')}");
        try
        {
            return kieu switch
            {
                "pdf" => File(await PdfCopy.OfDocxAsync(await papers.DocumentAsync(Plan, Register, cancel), cancel), "application/pdf", name + ".pdf"),
                "xlsx" => File(await papers.WorkbookAsync(Plan, cancel), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx"),
                _ => File(await papers.DocumentAsync(Plan, Register, cancel), SaveTemplate.MediaType, name + ".docx"),
            };
        }
        catch (DocumentException refused)
        {
            TempData.Warn(L[refused.Problem]);
            return Redirect($"{Request.PathBase}{Request.Path}");
        }
    }

    /// <summary>The signed PDF.</summary>
    public async Task<IActionResult> OnGetSignedAsync(CancellationToken cancel) =>
        Plan.FileSha256 is { } file ? File(await files.OpenReadAsync(file, cancel), "application/pdf", "ke-hoach-da-ky.pdf") : NotFound();

    /// <summary>Top rows with what stands below each; rows without a parent and without rows below them stand in one group under the first.</summary>
    public static IEnumerable<(PlanRow Top, IReadOnlyList<PlanRow> Below)> Groups(IReadOnlyList<PlanRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        PlanRow? top = null;
        var below = new List<PlanRow>();
        foreach (var row in rows)
        {
            // Leaves without anything above them begin no group of their own each.
            if (row.ParentCode.Length == 0 && (!row.IsLeaf || top is null))
            {
                if (top is not null)
                    yield return (top, below);

                (top, below) = (row, row.IsLeaf ? [row] : []);
            }
            else
            {
                below.Add(row);
            }
        }

        if (top is not null)
            yield return (top, below);
    }

    /// <summary>Codes findings are about.</summary>
    public static string Codes(IEnumerable<PlanFinding> findings) => string.Join(", ", findings.Select(finding => finding.Code).Where(code => code.Length > 0)) is { Length: > 0 } codes ? codes + ":" : "";
}
