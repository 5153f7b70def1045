using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Collecting.Tablets;
using ParIndex.App.Surveys.Quality;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>A wave: where it stands, how far it is by area, day and way, and its next step.</summary>
[Needs(Permission.EnterResponses)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ShowWaveModel(SurveyAccess access, WaveStore waves, MonitorWave monitor, MoveWave move, TakeSample take, MarkPerson mark, SetAsideStore aside, FollowQuotas quotas, FlagStore flags, UnitStore units, Texts texts) : SurveyPage(access, waves, texts)
{
    public const long LargestFile = 32L << 20;
    public const long MostBytes = 68L << 20;

    private static readonly Message NoFile = new("Hãy chọn tệp danh sách.", "Choose the list.");
    private static readonly Message TooLarge = new($"Tệp lớn hơn {LargestFile >> 20} MB nên chưa được nhận.", $"The file is larger than {LargestFile >> 20} MB and was not taken.");
    private static readonly Message NoSuchNumber = new("Số phiếu không đúng: xem lại cả hai chữ số cuối.", "The number is not right: look at its last two digits again.");

    /// <summary>States a person sets.</summary>
    public static IReadOnlyList<PersonState> Marks { get; } = [PersonState.Refused, PersonState.Unreachable, PersonState.Replaced, PersonState.Waiting];

    public WaveProgress Progress { get; private set; } = null!;

    /// <summary>Answers of tablets that came too late.</summary>
    public int SetAside { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Answers with flags nobody has decided.</summary>
    public int Undecided { get; private set; }

    /// <summary>How far the groups with quotas are.</summary>
    public IReadOnlyList<QuotaProgress> Quotas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadProgressAsync(cancel);
        Undecided = await flags.UndecidedAsync(Wave.Id, cancel);
        Unit = (await units.RegisterAsync(cancel)).Find(Wave.UnitId)?.NameAt(UnitRegister.YearEnd(Wave.Year)).Full ?? "";
    }

    /// <summary>How far the wave is, for scripts while the page is open.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel)
    {
        await LoadProgressAsync(cancel);
        return Partial("_WaveProgress", this);
    }

    public async Task<IActionResult> OnPostSampleAsync(IReadOnlyList<IFormFile>? tep, string? area, CancellationToken cancel)
    {
        Access.DemandManage(Wave.UnitId);
        if (tep is not { Count: > 0 and <= 2 } || tep.Any(file => file.Length > LargestFile))
            return Tell(tep is { Count: > 0 } ? TooLarge : NoFile, "");

        var streams = tep.Select(file => (Path.GetFileName(file.FileName), Content: file.OpenReadStream())).ToList();
        var (count, problem) = await take.RunAsync(Wave.Id, streams, VietnameseText.Clean(area ?? "") is { Length: > 0 } name ? name : null, cancel);
        foreach (var (_, content) in streams)
            await content.DisposeAsync();

        return Tell(problem, L["Đã nhận {0} người.", Show.Count(count)]);
    }

    public Task<IActionResult> OnPostOpenAsync(bool isFromFiles, CancellationToken cancel) => MoveAsync(
        (id, stop) => move.OpenAsync(id, isFromFiles, stop), isFromFiles ? L["Đợt đã mở. Tiếp theo: nhập phiếu từ tệp."] : L["Đợt đã mở. Tiếp theo: làm đường dẫn, gửi và in phiếu."], cancel);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => MoveAsync(move.CloseAsync, L["Đã kết thúc nhận phiếu."], cancel);

    public Task<IActionResult> OnPostSettleAsync(CancellationToken cancel) => MoveAsync(move.SettleAsync, L["Đã chốt số liệu của đợt."], cancel);

    public Task<IActionResult> OnPostForgetAsync(CancellationToken cancel) => MoveAsync(move.ForgetAsync, L["Đã xóa danh tính."], cancel);

    public Task<IActionResult> OnPostTellAsync(string? changes, CancellationToken cancel) => MoveAsync((id, stop) => move.TellAsync(id, changes, stop), L["Đã lưu."], cancel);

    public async Task<IActionResult> OnPostMarkAsync(string? code, PersonState state, string? note, CancellationToken cancel)
    {
        Access.DemandManage(Wave.UnitId);
        return PaperCode.Read(code) is { } line && Marks.Contains(state)
            ? Tell(await mark.RunAsync(Wave.Id, line, state, note, cancel), L["Đã ghi."])
            : Tell(NoSuchNumber, "");
    }

    private async Task LoadProgressAsync(CancellationToken cancel)
    {
        Progress = await monitor.OfAsync(Wave.Id, cancel);
        Quotas = await quotas.OfAsync(Wave, cancel);
        SetAside = await aside.CountAsync(Wave.Id, cancel);
    }

    private async Task<IActionResult> MoveAsync(Func<Guid, CancellationToken, Task<Message?>> step, string done, CancellationToken cancel)
    {
        Access.DemandManage(Wave.UnitId);
        return Tell(await step(Wave.Id, cancel), done);
    }
}
