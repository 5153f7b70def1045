using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;

namespace ParIndex.App.Surveys.Results;

/// <summary>Results that can be shown.</summary>
/// <param name="IsCurrent">Of the answers as they stand; otherwise as they stood at most <see cref="CurrentResults.Brief"/> before, and that has to be said beside the figures.</param>
public sealed record FoundResults(WaveReport Report, bool IsCurrent);

/// <summary>
/// The results of waves as they stand, computed once for each state of the answers. Of few answers at once; of many by a job (<see cref="ResultsJob"/>), while the page tells how far it is.
/// </summary>
public sealed class CurrentResults(WaveStamp stamps, ComputeResults compute, KeptResults kept, RecentFigures<Guid, WaveReport> recent, TimeProvider clock)
{
    /// <summary>From so many answers on computing takes seconds and is work for the background.</summary>
    public const int Many = 20_000;

    /// <summary>
    /// An open wave of many answers gets new ones while results are computed, so that nobody would ever see any: for so long what was computed is shown, with the moment it is of.
    /// </summary>
    public static readonly TimeSpan Brief = TimeSpan.FromMinutes(1);

    /// <summary>The results of a wave the session sees.</summary>
    /// <returns>Null: there are many answers, and a job has to compute them.</returns>
    public async Task<FoundResults?> FindAsync(Wave wave, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var stamp = await stamps.OfAsync(wave.Id, cancel);
        if (recent.TryFind(wave.Id, stamp.Words, out var known))
            return new FoundResults(known, true);

        if (stamp.Answers < Many)
            return new FoundResults(await recent.OfAsync(wave.Id, stamp.Words, () => compute.RunAsync(wave, cancel: cancel), cancel), true);

        if (await kept.FindAsync(wave.Id, cancel) is not { } last)
            return null;

        if (last.Stamp == stamp.Words)
        {
            recent.Keep(wave.Id, last.Stamp, last.Report);
            return new FoundResults(last.Report, true);
        }

        // The same wave with the same settings: only answers and what is thought of them differ.
        return wave.State == WaveState.Open && last.Report.Wave == WaveHead.Of(wave, last.Report.Wave.QuestionnaireCode) && clock.GetUtcNow() - last.At < Brief
            ? new FoundResults(last.Report, false)
            : null;
    }
}
