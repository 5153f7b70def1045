using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Quality;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Quality;

/// <summary>Limits of the checks as typed.</summary>
public sealed class LimitsForm
{
    public int Match { get; set; }

    public int Straight { get; set; }

    public double Seconds { get; set; }

    public int Missing { get; set; }

    public TimeOnly From { get; set; }

    public TimeOnly To { get; set; }

    public static LimitsForm Of(QualityLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new LimitsForm { Match = limits.LeastMatch, Straight = limits.LeastStraight, Seconds = limits.LeastSeconds, Missing = limits.MostMissing, From = limits.From, To = limits.To };
    }

    public QualityLimits ToLimits() => new(Match, Straight, Seconds, Missing, From, To);
}

/// <summary>Which answers should be looked at, and why; decided one by one or by kind, always by a person.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class CheckQualityModel(SurveyAccess access, WaveStore waves, FlagStore flags, CheckAnswers check, JudgeAnswers judge, MonitorWave monitor, JobBoard jobs, Texts texts) : SurveyPage(access, waves, texts)
{
    public const int PageSize = 50;

    private static readonly Message BadForm = new("Các mức kiểm tra phải là số, giờ viết như 06:00.", "Limits are numbers, hours are written like 06:00.");

    public LastCheck? Last { get; private set; }

    public WaveJob? Job { get; private set; }

    public LimitsForm Limits { get; private set; } = LimitsForm.Of(QualityLimits.Usual);

    public IReadOnlyList<KindCount> Kinds { get; private set; } = [];

    public IReadOnlyList<string> Interviewers { get; private set; } = [];

    public IReadOnlyList<string> Areas { get; private set; } = [];

    public FlagFilter Filter { get; private set; } = new();

    public IReadOnlyList<StoredFlag> Flags { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public bool MayJudge => Wave.State is WaveState.Open or WaveState.Closed;

    private string Path => $"/dieu-tra/{Wave.Id}/chat-luong";

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(string? loai, string? nguoi, string? khu, string? tinh, int? trang, CancellationToken cancel)
    {
        Filter = new FlagFilter(loai ?? "", nguoi ?? "", khu ?? "", tinh ?? "");
        Number = Math.Clamp(trang ?? 1, 1, 1_000_000);
        Job = await JobAsync(cancel);
        Last = await flags.LastAsync(Wave.Id, cancel);
        if (Last is not null)
            Limits = LimitsForm.Of(Last.Limits);

        Kinds = await flags.KindsAsync(Wave.Id, cancel);
        (Interviewers, Areas) = await flags.GroupsAsync(Wave.Id, cancel);
        (Flags, Total) = await flags.PageAsync(Wave.Id, Filter, Number, PageSize, cancel);
    }

    /// <summary>How far a check in the background is, for scripts; once it is over the page is loaded anew.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel) => HowFar(await JobAsync(cancel));

    public async Task<IActionResult> OnPostCheckAsync(LimitsForm limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (!ModelState.IsValid || limits.ToLimits() is not { Problem: null } told)
            return Tell(ModelState.IsValid ? limits.ToLimits().Problem : BadForm, "");

        if ((await monitor.OfAsync(Wave.Id, cancel)).Collected < CheckAnswers.Many)
            return Tell(await check.RunAsync(Wave.Id, told, cancel: cancel), L["Đã kiểm tra. Máy chỉ gắn cờ: hãy xem rồi quyết định."]);

        await jobs.AddAsync(CheckAnswers.Deed, new CheckOrder(Wave.Id, told), Wave.Id.ToString(), cancel: cancel);
        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    public async Task<IActionResult> OnPostDecideAsync(string? loai, string? nguoi, string? khu, Verdict verdict, string? reason, CancellationToken cancel)
    {
        var (count, problem) = await judge.RunManyAsync(Wave.Id, new FlagFilter(loai ?? "", nguoi ?? "", khu ?? ""), verdict, reason, cancel);
        return Tell(problem, verdict == Verdict.Excluded ? L["Đã loại {0} phiếu; phiếu vẫn còn trong hồ sơ.", Show.Count(count)] : L["Đã giữ {0} phiếu.", Show.Count(count)]);
    }

    /// <summary>Flags as a CSV, to look at elsewhere.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancel)
    {
        var (all, _) = await flags.PageAsync(Wave.Id, new FlagFilter(), 1, int.MaxValue, cancel);
        var bytes = new MemoryStream();
        FlagFile.Write(bytes, all, Texts.Language);
        return File(bytes.ToArray(), "text/csv", "co-phieu.csv");
    }

    private async Task<WaveJob?> JobAsync(CancellationToken cancel) => await jobs.FindAsync(CheckAnswers.Deed, Wave.Id.ToString(), cancel) is { } status
        ? new WaveJob(L["Đang kiểm tra phiếu"], Path, status)
        : null;
}
