using System.Globalization;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collected;

/// <summary>Reads the answers of a wave that count together with the design their labels tell.</summary>
public sealed class WaveSample(Session session, WaveAnswers answers)
{
    /// <summary>The design of a wave.</summary>
    /// <exception cref="Core.Surveys.Estimation.Design.DesignException">The labels contradict each other.</exception>
    public async Task<WaveDesign> DesignAsync(Wave wave, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wave);
        return WaveDesign.Of(await answers.ReadAsync(wave.Id, questionnaire, cancel), await DrawnAsync(wave.Id, cancel));
    }

    /// <summary>Sums of design weights of the people drawn, by area; those replaced are stood for by who stepped in.</summary>
    public async Task<IReadOnlyDictionary<string, double>> DrawnAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Area, string? Weight)>(
            "select area, labels ->> 'weight' from surveys.person where wave_id = @wave and state not in ('Reserve', 'Replaced')", new { wave }, session.Transaction))
        .Where(person => double.TryParse(person.Weight, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        .GroupBy(person => person.Area, person => double.Parse(person.Weight!, CultureInfo.InvariantCulture), StringComparer.Ordinal)
        .ToDictionary(area => area.Key, area => area.Sum(), StringComparer.Ordinal);
}
