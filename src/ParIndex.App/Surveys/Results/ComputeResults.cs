using ParIndex.App.Analysis;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Results;

namespace ParIndex.App.Surveys.Results;

/// <summary>Computes the results of a wave from its answers as they stand.</summary>
public sealed class ComputeResults(QuestionnaireStore questionnaires, WaveAnswers answers, WaveSample sample, MonitorWave monitor, OpenTexts texts, TimeProvider clock)
{
    /// <summary>Computes, which takes seconds for many answers: pages ask <see cref="CurrentResults"/>.</summary>
    /// <param name="wave">A wave the session sees.</param>
    /// <param name="progress">Told parts done, and how many there are; null: nobody asks.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<WaveReport> RunAsync(Wave wave, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var at = clock.GetUtcNow();
        var questionnaire = await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) ?? throw new InvalidOperationException($"Wave {wave.Id} has no questionnaire.");
        var counts = await monitor.OfAsync(wave.Id, cancel);
        var response = new ResponseTable(counts.Areas, counts.Collected, counts.Imported, counts.Excluded + counts.LeftOut);
        var head = WaveHead.Of(wave, questionnaire.Code);
        var data = await answers.ReadAsync(wave.Id, questionnaire, cancel);
        var drawn = await sample.DrawnAsync(wave.Id, cancel);
        var themes = await texts.ThemesAsync(wave, cancel);
        try
        {
            var design = WaveDesign.Of(data, drawn);
            string[] areas = data.Codes.Any(column => column.Name == WaveAnswers.Area && column.Labels.Count > 1) ? [WaveAnswers.Area] : [];
            var results = design.Design is null ? null : ResultsBuilder.Of(design.Design, questionnaire, areas, wave.SmallestCell, AllCores.Run, progress, cancel);
            return new WaveReport(head, response, design.Facts, results, null, themes, at);
        }
        catch (DesignException wrong)
        {
            return new WaveReport(head, response, new DesignSource(false, false, false, false, 0, 0, false), null, wrong.Problem, themes, at);
        }
    }
}
