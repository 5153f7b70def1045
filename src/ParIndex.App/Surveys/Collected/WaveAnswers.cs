using System.Text.Json;
using Npgsql;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Importing;
using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collected;

/// <summary>
/// All answers of a wave that count, as columns: those received one by one and those imported. Excluded ones are left out. Columns: fields of the questionnaire
/// (<see cref="FieldColumn"/>), the labels of the design (stratum_1 …, weight), <see cref="Area"/> and <see cref="Channel"/>.
/// </summary>
public sealed class WaveAnswers(Session session, ImportStore imports)
{
    /// <summary>Column of the area answers are counted by.</summary>
    public const string Area = "_area";

    /// <summary>Column of the way an answer came.</summary>
    public const string Channel = "_channel";

    /// <summary>Column of who asked, where it is known; in <see cref="ReadAllAsync"/> only.</summary>
    public const string Interviewer = "_interviewer";

    /// <summary>Column of the seconds it took, where they are known; in <see cref="ReadAllAsync"/> only.</summary>
    public const string Seconds = "_seconds";

    /// <summary>Reads what counts of a wave.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="questionnaire">Its questionnaire.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Microdata> ReadAsync(Guid wave, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        var parts = new List<Microdata> { await ReceivedAsync(wave, questionnaire, null, cancel) };
        foreach (var import in await imports.ListAsync(wave, cancel))
        {
            var data = await imports.ReadAsync(import.Id, cancel);
            var leftOut = await LeftOutAsync(import.Id, cancel);
            parts.Add(leftOut.Count == 0 ? data : MicrodataRows.Without(data, leftOut));
        }

        return Join(parts, questionnaire);
    }

    /// <summary>Reads all answers of a wave, excluded ones too, with what is known of how each came about: for checks of quality.</summary>
    public async Task<CollectedAnswers> ReadAllAsync(Guid wave, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        var keys = new List<AnswerKey>();
        var parts = new List<Microdata> { await ReceivedAsync(wave, questionnaire, keys, cancel) };
        foreach (var import in await imports.ListAsync(wave, cancel))
        {
            parts.Add(await imports.ReadAsync(import.Id, cancel));
            keys.AddRange(Enumerable.Range(1, parts[^1].Rows).Select(place => new AnswerKey(import.Id, place)));
        }

        return new CollectedAnswers(Join(parts, questionnaire), keys);
    }

    private static Microdata Join(List<Microdata> parts, Questionnaire questionnaire)
    {
        parts.RemoveAll(part => part.Rows == 0);
        return parts.Count == 0 ? new AnswerColumns(questionnaire, [], []).Build() : MicrodataParts.Join(parts);
    }

    /// <summary>
    /// The answers received one by one. The server tells the labels there are, then streams label and sheet of each answer; a row lives until the next one comes.
    /// </summary>
    private async Task<Microdata> ReceivedAsync(Guid wave, Questionnaire questionnaire, List<AnswerKey>? keys, CancellationToken cancel)
    {
        var labels = await LabelsAsync(wave, keys is not null, cancel);
        var numbers = labels.Where(DesignLabels.IsNumber).ToList();
        string[] categories = [.. labels.Except(numbers, StringComparer.Ordinal), Area, Channel];
        numbers.AddRange([AnswerImport.Started, AnswerImport.Received]);
        var columns = keys is null ? new AnswerColumns(questionnaire, categories, numbers) : new AnswerColumns(questionnaire, [.. categories, Interviewer], [.. numbers, Seconds]);
        await using var command = new NpgsqlCommand(
            """
            select area, channel, labels::text, sheet::text, extract(epoch from started_at)::bigint, extract(epoch from received_at)::bigint, id, coalesce(interviewer, ''), seconds
            from surveys.answer where wave_id = $1 and ($2 or state <> 'Excluded') order by id
            """,
            await session.ConnectionAsync(cancel),
            session.Transaction)
        {
            Parameters = { new NpgsqlParameter { Value = wave }, new NpgsqlParameter { Value = keys is not null } },
        };
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancel);
        while (await reader.ReadAsync(cancel))
        {
            columns.Label(Area, reader.GetString(0));
            columns.Label(Channel, reader.GetString(1));
            using (var json = JsonDocument.Parse(reader.GetString(2)))
            {
                foreach (var label in json.RootElement.EnumerateObject())
                    columns.Label(label.Name, label.Value.ToString());
            }

            columns.Stored(reader.GetFieldValue<byte[]>(3));
            if (!await reader.IsDBNullAsync(4, cancel))
                columns.Label(AnswerImport.Started, reader.GetInt64(4).ToString(System.Globalization.CultureInfo.InvariantCulture));

            columns.Label(AnswerImport.Received, reader.GetInt64(5).ToString(System.Globalization.CultureInfo.InvariantCulture));
            keys?.Add(new AnswerKey(reader.GetGuid(6)));
            columns.Label(Interviewer, reader.GetString(7));
            if (!await reader.IsDBNullAsync(8, cancel))
                columns.Label(Seconds, reader.GetInt32(8).ToString(System.Globalization.CultureInfo.InvariantCulture));

            columns.EndRow();
        }

        return columns.Build();
    }

    private async Task<List<string>> LabelsAsync(Guid wave, bool all, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select distinct key from surveys.answer a, jsonb_object_keys(a.labels) key where a.wave_id = $1 and ($2 or a.state <> 'Excluded') order by 1",
            await session.ConnectionAsync(cancel),
            session.Transaction)
        {
            Parameters = { new NpgsqlParameter { Value = wave }, new NpgsqlParameter { Value = all } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(cancel))
            names.Add(reader.GetString(0));

        return names;
    }

    private async Task<HashSet<int>> LeftOutAsync(Guid part, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select place from surveys.left_out where part = $1", await session.ConnectionAsync(cancel), session.Transaction)
        {
            Parameters = { new NpgsqlParameter { Value = part } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var places = new HashSet<int>();
        while (await reader.ReadAsync(cancel))
            places.Add(reader.GetInt32(0));

        return places;
    }
}
