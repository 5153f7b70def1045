using System.Text.Json;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using ParIndex.App.Storage;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Data.Storing;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>A file of answers taken into a wave.</summary>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Answers">Number of answers; those left out count too.</param>
public sealed record StoredImport(Guid Id, Guid WaveId, string FileName, string Sha256, int Answers, string ByName, DateTime At);

/// <summary>Imported answers in the database, as chunks of columns. Writes belong to the open process.</summary>
public sealed class ImportStore(Session session, TimeProvider clock)
{
    /// <summary>Imports of a wave, the oldest first.</summary>
    public async Task<IReadOnlyList<StoredImport>> ListAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<StoredImport>(
            "select id as Id, wave_id as WaveId, file_name as FileName, sha256 as Sha256, answers as Answers, by_name as ByName, at as At from surveys.import where wave_id = @wave order by id",
            new { wave },
            session.Transaction)).AsList();

    /// <summary>Whether these bytes were taken before.</summary>
    public async Task<bool> IsTakenAsync(Guid wave, string sha256, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<bool>(
        "select exists (select from surveys.import where wave_id = @wave and sha256 = @sha256)", new { wave, sha256 }, session.Transaction);

    /// <summary>Labels that a file takes as a category and an earlier import of the wave as a number, or the other way round: one column cannot be both.</summary>
    public async Task<IReadOnlyList<Message>> ContradictionsAsync(Guid wave, ImportMapping mapping, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var labels = mapping.Columns.Where(column => column.Target is ImportTarget.Label or ImportTarget.Number).ToList();
        if (labels.Count == 0)
            return [];

        var problems = new List<Message>();
        foreach (var import in await ListAsync(wave, cancel))
        {
            var kinds = (await HeadAsync(import.Id, cancel)).Columns.ToDictionary(column => column.Name, column => column.Kind, StringComparer.Ordinal);
            foreach (var label in labels.Where(label => kinds.TryGetValue(label.Name, out var kind) && (kind == StoredKind.Number) != (label.Target == ImportTarget.Number)).ToList())
            {
                labels.Remove(label);
                problems.Add(label.Target == ImportTarget.Number
                    ? new(
                        $"Cột “{label.Header}”: tệp {import.FileName} đã nhập “{label.Name}” là nhãn, tệp này lại đọc là số. Hãy chọn nhãn “{label.Name}” cho cột này, hoặc đặt tên khác.",
                        $"Column “{label.Header}”: the file {import.FileName} brought “{label.Name}” as a label, and this one as a number. Choose the label “{label.Name}” for the column, or another name.")
                    : new(
                        $"Cột “{label.Header}”: tệp {import.FileName} đã nhập “{label.Name}” là số, tệp này lại đọc là nhãn. Hãy chọn số “{label.Name}” cho cột này, hoặc đặt tên khác.",
                        $"Column “{label.Header}”: the file {import.FileName} brought “{label.Name}” as a number, and this one as a label. Choose the number “{label.Name}” for the column, or another name."));
            }
        }

        return problems;
    }

    /// <summary>Keeps what was read.</summary>
    /// <returns>Answers that another import of the wave holds already; above 0: the process must not be committed.</returns>
    public async Task<int> AddAsync(Guid wave, string fileName, string sha256, ImportMapping mapping, ImportReading reading, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(reading);
        var connection = await session.ConnectionAsync(cancel);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await connection.ExecuteAsync(
            "insert into surveys.import (id, wave_id, file_name, sha256, answers, mapping, by_name, at) values (@id, @wave, @fileName, @sha256, @Rows, @mapping::jsonb, @byName, @now)",
            new { id, wave, fileName, sha256, reading.Rows, mapping = Words(mapping), byName = session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
        var twice = await KeysAsync(connection, wave, id, reading.Keys, cancel);
        if (twice == 0)
            await ChunksAsync(connection, wave, id, reading.Data!, cancel);

        return twice;
    }

    /// <summary>Says that an imported answer does not count.</summary>
    /// <param name="part">The import.</param>
    /// <param name="wave">Its wave.</param>
    /// <param name="places">Numbers of the answers, from 1.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops.</param>
    public async Task LeaveOutAsync(Guid part, Guid wave, IReadOnlyCollection<int> places, string reason, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        insert into surveys.left_out (part, wave_id, place, reason, by_name, at)
        select @part, @wave, place, @reason, @byName, @now from unnest(@places) as place on conflict do nothing
        """,
        new { part, wave, places = places.ToArray(), reason, byName = session.Actor.Name, now = clock.GetUtcNow() },
        session.Transaction);

    /// <summary>Columns of one import, answers left out among them.</summary>
    /// <exception cref="StoredDataException">A chunk is not as it was written.</exception>
    public async Task<Microdata> ReadAsync(Guid part, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("select content from surveys.chunk where part = $1 order by number", connection, session.Transaction)
        {
            Parameters = { new NpgsqlParameter { Value = part } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            throw new InvalidOperationException($"Import {part} has no head.");

        var head = StoredHead.Read(reader.GetFieldValue<byte[]>(0));
        var wanted = Enumerable.Range(0, head.Columns.Count).ToArray();
        var chunks = new List<ReadColumns>();
        while (await reader.ReadAsync(cancel))
        {
            var bytes = reader.GetFieldValue<byte[]>(0);
            chunks.Add(StoredChunk.Open((offset, into) => bytes.AsSpan((int)offset, into.Length).CopyTo(into), bytes.Length, head, chunks.Count).Read(wanted));
        }

        return chunks.Count == head.ChunkRows.Count ? StoredColumns.Join(head, wanted, chunks) : throw new InvalidOperationException($"Import {part} lacks chunks.");
    }

    private async Task<StoredHead> HeadAsync(Guid part, CancellationToken cancel)
    {
        var content = await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<byte[]>("select content from surveys.chunk where part = @part and number = 0", new { part }, session.Transaction);
        return StoredHead.Read(content ?? throw new InvalidOperationException($"Import {part} has no head."));
    }

    private async Task<int> KeysAsync(NpgsqlConnection connection, Guid wave, Guid part, IReadOnlyList<Guid> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return 0;

        await connection.ExecuteAsync("create temp table given_key (digest uuid) on commit drop", transaction: session.Transaction);
        await using (var copy = await connection.BeginBinaryImportAsync("copy given_key (digest) from stdin (format binary)", cancel))
        {
            foreach (var key in keys)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(key, NpgsqlDbType.Uuid, cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        var taken = await connection.ExecuteAsync(
            "insert into surveys.import_key (wave_id, digest, part) select @wave, digest, @part from given_key on conflict do nothing", new { wave, part }, session.Transaction, commandTimeout: 0);
        return keys.Count - taken;
    }

    private async Task ChunksAsync(NpgsqlConnection connection, Guid wave, Guid part, Microdata data, CancellationToken cancel)
    {
        var head = StoredHead.Of(data);
        for (var number = 0; number <= data.Chunks; number++)
        {
            var content = number == 0 ? head.ToBytes() : StoredChunk.Write(data, head, number - 1);
            await connection.ExecuteAsync(
                new CommandDefinition("insert into surveys.chunk (wave_id, part, number, content) values (@wave, @part, @number, @content)", new { wave, part, number, content }, session.Transaction, cancellationToken: cancel));
        }
    }

    private static string Words(ImportMapping mapping) => JsonSerializer.Serialize(mapping.Columns.ToDictionary(
        column => $"{column.Index + 1} {column.Header}", column => column.Target == ImportTarget.Ignored ? "" : $"{column.Target} {column.Name}{(column.Choice is null ? "" : "/" + column.Choice)}".Trim(), StringComparer.Ordinal));
}
