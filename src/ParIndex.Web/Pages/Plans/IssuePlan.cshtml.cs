using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Plans;

/// <summary>From draft to signed: submitting, sending back, issuing with number, date and signed PDF, closing.</summary>
[Needs(Permission.ReadPlan)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class IssuePlanModel(PlanAccess access, PlanStore plans, GoalStore goals, MovePlan move, FileStore files, UnitStore units, Texts texts) : PlanPage(access, plans, units, texts)
{
    public const long LargestFile = 64L << 20;
    public const long MostBytes = 68L << 20;

    private static readonly Message NotPdf = new("Tệp không phải PDF. Hãy chọn bản ký dạng PDF.", "The file is no PDF. Choose the signed PDF.");
    private static readonly Message TooLarge = new($"Tệp lớn hơn {LargestFile >> 20} MB nên chưa được nhận.", $"The file is larger than {LargestFile >> 20} MB and was not taken.");

    public PlanStanding Standing { get; private set; } = null!;

    /// <summary>Targets and tasks the application proposed and nobody has confirmed.</summary>
    public int Proposed { get; private set; }

    /// <summary>What was just typed and not taken.</summary>
    public int? Number { get; private set; }

    public DateOnly? Day { get; private set; }

    public string? Signer { get; private set; }

    public async Task OnGetAsync(string? lon, CancellationToken cancel)
    {
        if (lon is not null)
            TempData.Warn(L[TooLarge]);

        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        return Tell(await move.SubmitAsync(Plan.Id, cancel), L["Đã trình. Người có quyền ban hành được báo."]);
    }

    public async Task<IActionResult> OnPostReturnAsync(string? reason, CancellationToken cancel)
    {
        Access.DemandIssue(Plan);
        return Tell(await move.ReturnAsync(Plan.Id, reason, cancel), L["Đã trả lại dự thảo."]);
    }

    public async Task<IActionResult> OnPostIssueAsync(int? number, DateOnly? day, string? signer, IFormFile? tep, CancellationToken cancel)
    {
        Access.DemandIssue(Plan);
        (Number, Day, Signer) = (number, day, signer);
        await using var content = tep?.OpenReadStream();
        var problem = await CheckAsync(content, cancel)
            ?? await move.IssueAsync(Plan.Id, number, day, signer, content is null ? null : () => files.AddAsync(content, "application/pdf", cancel), cancel);
        if (problem is null)
            return Tell(null, L["Kế hoạch đã ban hành. Các đơn vị có nhiệm vụ đã được báo."], $"/ke-hoach/{Plan.Id}");

        TempData.Warn(L[problem]);
        await LoadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel)
    {
        Access.DemandIssue(Plan);
        return Tell(await move.CloseAsync(Plan.Id, cancel), L["Đã kết thúc kế hoạch."]);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        return Tell(await move.DeleteAsync(Plan.Id, cancel), L["Đã xóa dự thảo."], "/ke-hoach");
    }

    private static async Task<Message?> CheckAsync(Stream? content, CancellationToken cancel)
    {
        if (content is null)
            return null;

        if (content.Length > LargestFile)
            return TooLarge;

        var start = new byte[5];
        if (await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel) < start.Length || !start.AsSpan().SequenceEqual("%PDF-"u8))
            return NotPdf;

        content.Position = 0;
        return null;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var content = await Plans.ContentAsync(Plan.Id, cancel);
        Standing = MovePlan.Check(Plan, content, await goals.OfAsync(Plan.Id, cancel));
        Proposed = content.Rows.Count(row => row.Proposal is not null) + content.Tasks.Count(task => task.IsProposed);
    }
}
