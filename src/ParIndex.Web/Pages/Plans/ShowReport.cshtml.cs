using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Templates;
using ParIndex.App.Reports;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Plans;

/// <summary>A report on a plan: figures computed, texts prefilled, sent and then kept as it is; the maker's is merged from those of the units.</summary>
[Needs(Permission.ReadPlan)]
public sealed class ShowReportModel(PlanAccess access, PlanStore plans, ReportStore reports, ReportFiguresQuery query, WriteReport write, ReportFiles papers, UnitStore units, Visitor visitor, Texts texts) : PageModel
{
    private UnitRegister register = null!;

    public PlanAccess Access { get; } = access;

    public Plan Plan { get; private set; } = null!;

    public ProgressReport Report { get; private set; } = null!;

    public ReportFigures Figures { get; private set; } = null!;

    public IReadOnlyDictionary<ReportSection, string> Sections { get; private set; } = new Dictionary<ReportSection, string>();

    public Message? Problem { get; private set; }

    /// <summary>Whose typing the browser keeps.</summary>
    public string Person => visitor.Id?.ToString("N") ?? "";

    public bool MayWrite => !Report.IsSent && MayOwn;

    /// <summary>Who made the plan sends back; its own merged report too, to correct it.</summary>
    public bool MayReturn => Report.IsSent && Access.MayMake(Plan);

    private bool MayOwn => Report.IsMerged ? Access.MayMake(Plan) : Access.MayWork(Report.UnitId);

    public async Task<IActionResult> OnGetAsync(Guid report, CancellationToken cancel) => await OpenAsync(report, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocumentAsync(Guid report, string? kieu, CancellationToken cancel)
    {
        if (!await OpenAsync(report, cancel))
            return NotFound();

        try
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"bao-cao-{UnitSlug.Of(Report.UnitId)}-{Report.To:yyyy-MM-dd}");
            var document = await papers.DocumentAsync(Report, Plan, Figures, Sections, register, cancel);
            return kieu == "pdf" ? File(await PdfCopy.OfDocxAsync(document, cancel), "application/pdf", name + ".pdf") : File(document, SaveTemplate.MediaType, name + ".docx");
        }
        catch (DocumentException refused)
        {
            TempData.Warn(texts[refused.Problem]);
            return Redirect($"{Request.PathBase}{Request.Path}");
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid report, int seen, bool sends, CancellationToken cancel)
    {
        if (!await OpenAsync(report, cancel))
            return NotFound();

        if (!MayOwn)
        {
            if (Report.IsMerged)
                Access.DemandMake(Plan);

            Access.DemandWork(Report.UnitId);
        }

        var typed = Enum.GetValues<ReportSection>().ToDictionary(section => section, section => Request.Form[section.ToString()].ToString());
        Problem = await write.SaveAsync(report, seen, typed, sends, cancel);
        if (Problem is null)
        {
            TempData.Done(sends ? texts["Đã gửi báo cáo."] : texts["Đã lưu, chưa gửi."]);
            return Redirect($"{Request.PathBase}{Request.Path}");
        }

        Sections = typed;
        return Page();
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid report, string? reason, CancellationToken cancel)
    {
        if (!await OpenAsync(report, cancel))
            return NotFound();

        Access.DemandMake(Plan);
        if (await write.ReturnAsync(report, reason, cancel) is { } problem)
            TempData.Warn(texts[problem]);
        else
            TempData.Done(texts["Đã trả lại báo cáo."]);

        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    public string NameOf(string unit) => register.Find(unit)?.NameAt(UnitRegister.YearEnd(Plan.YearFrom)).Full ?? unit;

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancel)
    {
        if (await reports.FindAsync(id, cancel: cancel) is not { } report || await plans.FindAsync(report.PlanId, cancel) is not { } plan)
            return false;

        (Report, Plan) = (report, plan);
        register = await units.RegisterAsync(cancel);
        Figures = report.Figures ?? await query.OfAsync(report, plan, cancel);
        var below = report is { IsMerged: true, IsSent: false } ? await reports.SiblingsAsync(report, cancel) : [];
        Sections = report.IsSent ? report.Texts : ReportDraft.Of(report, Figures, below, NameOf);
        return true;
    }
}
