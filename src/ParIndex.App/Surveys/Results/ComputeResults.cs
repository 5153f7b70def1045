using Dapper;
using ParIndex.App.Analysis;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;

namespace ParIndex.App.Surveys.Results;

/// <summary>Computes the results of a wave from its answers as they stand, once for each state of the answers.</summary>
public sealed class ComputeResults(Session session, QuestionnaireStore questionnaires, WaveAnswers answers, WaveSample sample, MonitorWave monitor, OpenTexts texts, ResultsCache cache, TimeProvider clock)
{
    /// <summary>The results of a wave the session sees.</summary>
    public async Task<WaveReport> OfAsync(Wave wave, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        var stamp = await StampAsync(wave, cancel);
        if (cache.Find(wave.Id, stamp) is { } known)
            return known;

        await cache.Turn.WaitAsync(cancel);
        try
        {
            if (cache.Find(wave.Id, stamp) is { } meanwhile)
                return meanwhile;

            var questionnaire = await questionnaires.ContentAsync(wave.QuestionnaireId, cancel) ?? throw new InvalidOperationException($"Wave {wave.Id} has no questionnaire.");
            var report = await ComputeAsync(wave, questionnaire, cancel);
            cache.Keep(wave.Id, stamp, report);
            return report;
        }
        finally
        {
            cache.Turn.Release();
        }
    }

    private async Task<WaveReport> ComputeAsync(Wave wave, Questionnaire questionnaire, CancellationToken cancel)
    {
        var progress = await monitor.OfAsync(wave.Id, cancel);
        var response = new ResponseTable(progress.Areas, progress.Collected, progress.Imported, progress.Excluded + progress.LeftOut);
        var head = new WaveHead(
            wave.Id, wave.UnitId, wave.Year, wave.Name, wave.Kind, wave.Asked, wave.State, wave.OpensOn, wave.ClosesOn, wave.QuestionnaireId, questionnaire.Code, wave.SmallestCell);
        var data = await answers.ReadAsync(wave.Id, questionnaire, cancel);
        var drawn = await sample.DrawnAsync(wave.Id, cancel);
        var themes = await texts.ThemesAsync(wave, cancel);
        try
        {
            var design = WaveDesign.Of(data, drawn);
            string[] areas = data.Codes.Any(column => column.Name == WaveAnswers.Area && column.Labels.Count > 1) ? [WaveAnswers.Area] : [];
            var results = design.Design is null ? null : ResultsBuilder.Of(design.Design, questionnaire, areas, wave.SmallestCell, AllCores.Run);
            return new WaveReport(head, response, design.Facts, results, null, themes, clock.GetUtcNow());
        }
        catch (DesignException wrong)
        {
            return new WaveReport(head, response, new DesignSource(false, false, false, false, 0, 0, false), null, wrong.Problem, themes, clock.GetUtcNow());
        }
    }

    /// <summary>Changes whenever an answer comes, is judged, is imported or left out, a person is marked, a theme put, or the wave itself changes.</summary>
    private async Task<string> StampAsync(Wave wave, CancellationToken cancel) => (await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<string>(
        """
        select concat_ws('/', @Version::int,
            (select count(*) || ':' || coalesce(max(judged_at)::text, '') || ':' || count(*) filter (where state = 'Excluded') from surveys.answer where wave_id = @Id),
            (select count(*) || ':' || coalesce(max(at)::text, '') from surveys.import where wave_id = @Id), (select count(*) || ':' || coalesce(max(at)::text, '') from surveys.left_out where wave_id = @Id),
            (select count(*) || ':' || coalesce(max(at)::text, '') from surveys.person where wave_id = @Id),
            (select count(*) || ':' || coalesce(max(at)::text, '') from surveys.answer_tag where wave_id = @Id))
        """,
        new { wave.Id, wave.Version },
        session.Transaction))!;
}
