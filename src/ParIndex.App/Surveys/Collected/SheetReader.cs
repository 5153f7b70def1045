using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Importing;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collected;

/// <summary>One answer as it is shown to who judges it; never who gave it, nor the day it came, by which somebody could be found.</summary>
/// <param name="Seconds">It took; null: not known.</param>
/// <param name="Receipt">Told to who answered; empty: imported.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="Reason">Why it does not, or does after all.</param>
public sealed record ShownAnswer(AnswerKey Key, AnswerSheet Sheet, string Channel, string Area, string Interviewer, int? Seconds, string Receipt, string State, string Reason, string? JudgedBy);

/// <summary>Reads some answers of a wave by name.</summary>
public sealed class SheetReader(Session session, ImportStore imports)
{
    /// <summary>Those there are, by name.</summary>
    public async Task<IReadOnlyDictionary<AnswerKey, ShownAnswer>> ReadAsync(Guid wave, Questionnaire questionnaire, IReadOnlyCollection<AnswerKey> keys, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = (await ReceivedAsync(wave, [.. keys.Where(key => !key.IsImported).Select(key => key.Id)], cancel)).ToDictionary(answer => answer.Key);
        var parts = keys.Where(key => key.IsImported).ToLookup(key => key.Id);
        foreach (var import in (await imports.ListAsync(wave, cancel)).Where(import => parts.Contains(import.Id)))
        {
            int[] places = [.. parts[import.Id].Select(key => key.Place).Where(place => place <= import.Answers).Distinct()];
            var data = MicrodataRows.Take(await imports.ReadAsync(import.Id, cancel), [.. places.Select(place => place - 1)]);
            var leftOut = await LeftOutAsync(import.Id, places, cancel);
            var sheets = new SheetRows(data, questionnaire);
            foreach (var (place, row) in places.Select((place, row) => (place, row)))
            {
                var key = new AnswerKey(import.Id, place);
                var (reason, by) = leftOut.GetValueOrDefault(place);
                found[key] = new ShownAnswer(
                    key, sheets[row], nameof(AnswerChannel.Import), Label(data, WaveAnswers.Area, row), Label(data, WaveAnswers.Interviewer, row), null, "", reason is null ? "Kept" : "Excluded", reason ?? "", by);
            }
        }

        return found;
    }

    private async Task<IEnumerable<ShownAnswer>> ReceivedAsync(Guid wave, Guid[] ids, CancellationToken cancel)
    {
        if (ids.Length == 0)
            return [];

        var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<Row>(
            """
            select id as Id, sheet::text as Sheet, channel as Channel, area as Area, coalesce(interviewer, '') as Interviewer, seconds as Seconds,
                   receipt as Receipt, state as State, reason as Reason, judged_by as JudgedBy
            from surveys.answer where wave_id = @wave and id = any (@ids)
            """,
            new { wave, ids },
            session.Transaction);
        return rows.Select(row => new ShownAnswer(
            new AnswerKey(row.Id), SheetJson.Read(row.Sheet), row.Channel, row.Area, row.Interviewer, row.Seconds, row.Receipt, row.State, row.Reason, row.JudgedBy));
    }

    private async Task<Dictionary<int, (string? Reason, string? By)>> LeftOutAsync(Guid part, int[] places, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(int Place, string Reason, string By)>(
            "select place, reason, by_name from surveys.left_out where part = @part and place = any (@places)", new { part, places }, session.Transaction))
        .ToDictionary(row => row.Place, row => ((string?)row.Reason, (string?)row.By));

    private static string Label(Microdata data, string name, int row) =>
        data.Codes.FirstOrDefault(column => column.Name == name) is { } column && MicrodataRows.Codes(data, column)[row] is var code and not CodeColumn.Blank ? column.Labels[code] : "";

    private sealed record Row(Guid Id, string Sheet, string Channel, string Area, string Interviewer, int? Seconds, string Receipt, string State, string Reason, string? JudgedBy);
}
