using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.Core.Text;

namespace ParIndex.Web.Pages.Surveys.Drawing;

/// <summary>A step of drawing a sample: frame, design, look and draw. What was typed stays with the frame that waits.</summary>
public abstract class DrawPage(SurveyAccess access, WaveStore waves, SampleDrafts drafts, JobBoard jobs, Texts texts) : SurveyPage(access, waves, texts)
{
    protected static readonly Message NoFrame = new("Chưa có khung mẫu nào đang chờ: hãy tải tệp lên.", "No frame waits: upload one.");
    protected static readonly Message Busy = new("Khung mẫu đang được đọc: hãy chờ xong.", "The frame is being read: wait until it is done.");

    /// <summary>Steps in their order.</summary>
    public IReadOnlyList<string> Steps => [L["Khung mẫu"], L["Thiết kế"], L["Xem trước và rút"]];

    public SampleDraft? Draft { get; private set; }

    public WaveJob? Job { get; private set; }

    /// <summary>The frame is being read: nothing may be changed now.</summary>
    public bool IsBusy => Job is { IsOpen: true };

    public bool MayDraw => Wave.State == WaveState.Draft;

    /// <summary>The first step.</summary>
    public string Root => $"/dieu-tra/{Wave.Id}/rut-mau";

    /// <summary>This step.</summary>
    protected abstract string Here { get; }

    protected SampleDrafts Drafts { get; } = drafts;

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    /// <summary>How far reading is, for scripts; once it is over the page is loaded anew.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return HowFar(Job);
    }

    protected async Task LoadAsync(CancellationToken cancel)
    {
        Job = await Drafts.FindAsync(Wave.Id, cancel) is { } before && await jobs.FindAsync(DrawJob.JobKind, KeyOf(before), cancel) is { } status
            ? new WaveJob(L["Đang đọc khung mẫu"], Here, status) { Counts = JobParts.Rows }
            : null;

        // What a job that is over has left is read after it: it may have ended since the draft was read.
        Draft = await Drafts.FindAsync(Wave.Id, cancel);
    }

    /// <summary>What stands against changing the draft now; null: nothing, and it is there.</summary>
    protected async Task<Message?> RefusalAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return !MayDraw ? KeepFrame.NotDraft : Draft is null ? NoFrame : IsBusy ? Busy : null;
    }

    /// <summary>Has the frame looked at, or drawn from, in the background.</summary>
    protected Task StartAsync(SampleDraft draft, bool draws, int? seed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return jobs.AddAsync(DrawJob.JobKind, new DrawOrder(Wave.Id, draft.Version, draws, seed), KeyOf(draft), cancel: cancel);
    }

    protected RedirectResult To(string path) => Redirect($"{Request.PathBase}{path}");

    /// <summary>Text of a control as it is kept: one line, nothing a database cannot hold.</summary>
    protected static string? Tidy(string? text, int longest = 300)
    {
        var clean = VietnameseText.Clean(string.Concat((text ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter)));
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, longest)];
    }

    private string KeyOf(SampleDraft draft) => FormattableString.Invariant($"{Wave.Id}/{draft.Sha256}/{draft.Version}");
}
