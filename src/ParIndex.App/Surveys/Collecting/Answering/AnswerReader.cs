using Npgsql;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting.Answering;

/// <summary>A stored answer as estimation needs it.</summary>
/// <param name="Labels">Columns of the design, as JSON.</param>
/// <param name="Sheet">Answers, as JSON (<see cref="SheetJson"/>).</param>
public sealed record StoredAnswer(Guid Id, string Area, string Labels, string Channel, string Sheet, string State);

/// <summary>Reads the answers of a wave one after the other, in the order of their random numbers: the same every time, and never that of coming in.</summary>
public sealed class AnswerReader(Session session)
{
    /// <summary>All answers that are not excluded.</summary>
    public async IAsyncEnumerable<StoredAnswer> KeptAsync(Guid wave, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var command = new NpgsqlCommand(
            "select id, area, labels::text, channel, sheet::text, state from surveys.answer where wave_id = $1 and state <> 'Excluded' order by id", await session.ConnectionAsync(cancel), session.Transaction)
        {
            Parameters = { new NpgsqlParameter { Value = wave } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return new StoredAnswer(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5));
    }
}
