using System.Runtime.CompilerServices;
using Npgsql;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published.OpenData;

/// <summary>Rows of a table of open data, one by one as the database sends them: no table is ever held whole.</summary>
public sealed class OpenDataQuery(Session session)
{
    /// <summary>The rows; the same array is filled anew for each.</summary>
    /// <param name="table">Which table.</param>
    /// <param name="year">Only this year; null: all.</param>
    /// <param name="cancel">Stops reading.</param>
    public async IAsyncEnumerable<object?[]> RowsAsync(OpenTable table, int? year, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        await using var command = await CommandAsync(table, year, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var row = new object?[table.Columns.Count];
        while (await reader.ReadAsync(cancel))
            yield return Fill(row, reader);
    }

    /// <summary>The rows for writers that pull them: workbooks.</summary>
    public async Task<IEnumerable<object?[]>> PulledRowsAsync(OpenTable table, int? year, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Pull(await CommandAsync(table, year, cancel), table.Columns.Count);
    }

    private static IEnumerable<object?[]> Pull(NpgsqlCommand command, int columns)
    {
        using (command)
        {
            using var reader = command.ExecuteReader();
            var row = new object?[columns];
            while (reader.Read())
                yield return Fill(row, reader);
        }
    }

    private static object?[] Fill(object?[] row, NpgsqlDataReader reader)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);

        return row;
    }

    private async Task<NpgsqlCommand> CommandAsync(OpenTable table, int? year, CancellationToken cancel)
    {
        var command = new NpgsqlCommand(table.Query, await session.ConnectionAsync(cancel), session.Transaction);
        command.Parameters.Add(new NpgsqlParameter("year", NpgsqlTypes.NpgsqlDbType.Integer) { Value = year is { } given ? given : DBNull.Value });
        return command;
    }
}
