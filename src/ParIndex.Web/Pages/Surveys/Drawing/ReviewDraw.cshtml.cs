using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Sampling.Drawing;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Drawing;

/// <summary>What a design would draw, by stratum and area; then the draw.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class ReviewDrawModel(SurveyAccess access, WaveStore waves, SampleDrafts drafts, JobBoard jobs, MonitorWave monitor, Texts texts) : DrawPage(access, waves, drafts, jobs, texts)
{
    private static readonly Message NotSeen = new("Hãy xem trước và sửa các lỗi rồi mới rút mẫu.", "Look first and put right what stands against it, then draw.");
    private static readonly Message NoSeed = new("Mầm ngẫu nhiên là số nguyên từ 0 đến 2147483647, không ngăn nhóm.", "The seed is a whole number from 0 to 2147483647, without groups.");

    /// <summary>People the wave has now.</summary>
    public int Drawn { get; private set; }

    protected override string Here => Root + "/xem";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Draft is null || !MayDraw)
            return To(Root);

        Drawn = (await monitor.OfAsync(Wave.Id, cancel)).Total.Drawn;
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken cancel)
    {
        if (await RefusalAsync(cancel) is { } refusal)
            return Tell(refusal, "", Root);

        await StartAsync(Draft!, false, null, cancel);
        return To(Here);
    }

    public async Task<IActionResult> OnPostDrawAsync(string? seed, CancellationToken cancel)
    {
        if (await RefusalAsync(cancel) is { } refusal)
            return Tell(refusal, "", Root);

        if (Draft!.Sight.Look is not { Problems.Count: 0 })
            return Tell(NotSeen, "");

        var text = Tidy(seed);
        if (text is not null && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return Tell(NoSeed, "");

        await StartAsync(Draft, true, text is null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), cancel);
        return To(Here);
    }
}
