using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>Imports in the database. Reads see what row-level security lets through; writes belong to the open process.</summary>
public sealed class ImportStore(Session session, TimeProvider clock)
{
    private const string Columns =
        """
        select i.id as Id, i.file_sha256 as FileSha256, i.file_name as FileName, f.size as FileSize, i.state as State, i.problem_vi as ProblemVi,
            i.problem_en as ProblemEn, i.is_ocr as IsOcr, i.table_number as TableNumber, i.unit_id as UnitId, i.year as Year,
            i.set_version_id as SetVersionId, i.source_number as SourceNumber, i.source_date as SourceDate, i.source_issuer as SourceIssuer,
            i.version as Version, i.begun_by as BegunBy, i.begun_name as BegunName, i.begun_at as BegunAt
        from results.import i join files.file f on f.sha256 = i.file_sha256
        """;

    /// <summary>An import; null when there is none, it was discarded, or it is not for the eyes of who asks.</summary>
    public async Task<Import?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<ImportRow>(
            $"{Columns} where i.id = @id and i.discarded_at is null", new { id }, session.Transaction))?.ToImport();
    }

    /// <summary>Holds the import to the end of the open process, so that deeds on it come one after the other.</summary>
    public async Task<Import?> LockAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<ImportRow>(
            $"{Columns} where i.id = @id and i.discarded_at is null for update of i", new { id }, session.Transaction))?.ToImport();
    }

    /// <summary>The import of the same bytes that who asks may see, the one of their own first.</summary>
    public async Task<Import?> FindByFileAsync(string sha256, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryFirstOrDefaultAsync<ImportRow>(
            $"{Columns} where i.file_sha256 = @sha256 and i.discarded_at is null order by (i.begun_by is not distinct from @Id) desc, i.begun_at limit 1",
            new { sha256, session.Actor.Id },
            session.Transaction))?.ToImport();
    }

    /// <summary>Begins an import of a kept file.</summary>
    /// <returns>Its id; that of the earlier one when who acts has uploaded these bytes before.</returns>
    public async Task<(Guid Id, bool IsNew)> AddAsync(string sha256, string fileName, ImportState state, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(
            """
            update results.import set discarded_at = @now
            where file_sha256 = @sha256 and begun_by is not distinct from @Id and state = 'failed' and discarded_at is null
            """,
            new { sha256, session.Actor.Id, now },
            session.Transaction);
        var added = await connection.ExecuteAsync(
            """
            insert into results.import (id, file_sha256, file_name, state, begun_by, begun_name, begun_at)
            values (@id, @sha256, @fileName, @state, @by, @Name, @now)
            on conflict (file_sha256, begun_by) where discarded_at is null do nothing
            """,
            new { id, sha256, fileName, state = Key(state), by = session.Actor.Id, session.Actor.Name, now },
            session.Transaction);
        return added == 1 ? (id, true) : ((await FindByFileAsync(sha256, cancel))!.Id, false);
    }

    /// <summary>Keeps what was recognised and makes the import a draft, described by what was guessed.</summary>
    public async Task SaveRecognisedAsync(Guid id, OfficialDocument document, bool isOcr, ImportDescription guess, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.recognised (import_id, content) values (@id, @content::json);
            update results.import set state = 'draft', is_ocr = @isOcr, table_number = @TableNumber, unit_id = @UnitId, year = @Year,
                set_version_id = @SetVersionId, source_number = @Number, source_date = @Date, source_issuer = @Issuer
            where id = @id
            """,
            new
            {
                id,
                content = RecognisedJson.Write(document),
                isOcr,
                guess.TableNumber,
                guess.UnitId,
                guess.Year,
                guess.SetVersionId,
                guess.Number,
                guess.Date,
                guess.Issuer,
            },
            session.Transaction);
    }

    /// <summary>Says why the file could not be read.</summary>
    public async Task SaveFailureAsync(Guid id, Message problem, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            "update results.import set state = 'failed', problem_vi = @Vietnamese, problem_en = @English where id = @id",
            new { id, problem.Vietnamese, problem.English },
            session.Transaction);
    }

    /// <summary>What was recognised; null while the file is being read.</summary>
    public async Task<OfficialDocument?> DocumentAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var content = await connection.ExecuteScalarAsync<string?>("select content::text from results.recognised where import_id = @id", new { id }, session.Transaction);
        return content is null ? null : RecognisedJson.Read(content);
    }

    /// <summary>Every deed on the import, in order.</summary>
    public async Task<IReadOnlyList<Correction>> CorrectionsAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<CorrectionRow>(
            """
            select sequence as Sequence, table_number as "Table", row_number as Row, field as Field, kind as Kind, old_value as OldValue,
                new_value as NewValue, reason as Reason, by_name as ByName, at as At
            from results.correction where import_id = @id order by sequence
            """,
            new { id },
            session.Transaction);
        return [.. rows.Select(row => row.ToCorrection())];
    }

    /// <summary>Adds deeds; their sequence numbers were given under <see cref="LockAsync"/>.</summary>
    public async Task AddCorrectionsAsync(Guid id, IReadOnlyList<Correction> deeds, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.correction (import_id, sequence, table_number, row_number, field, kind, old_value, new_value, reason, by_id, by_name, at)
            select @id, sequence, table_number, row_number, field, kind, old_value, new_value, reason, @by, name, at
            from unnest(@sequences, @tables, @rows, @fields, @kinds, @olds, @news, @reasons, @names, @times)
                as new (sequence, table_number, row_number, field, kind, old_value, new_value, reason, name, at)
            """,
            new
            {
                id,
                by = session.Actor.Id,
                sequences = deeds.Select(deed => deed.Sequence).ToArray(),
                tables = deeds.Select(deed => deed.Table).ToArray(),
                rows = deeds.Select(deed => deed.Row).ToArray(),
                fields = deeds.Select(deed => deed.Field).ToArray(),
                kinds = deeds.Select(deed => Key(deed.Kind)).ToArray(),
                olds = deeds.Select(deed => deed.OldValue).ToArray(),
                news = deeds.Select(deed => deed.NewValue).ToArray(),
                reasons = deeds.Select(deed => deed.Reason).ToArray(),
                names = deeds.Select(deed => deed.ByName).ToArray(),
                times = deeds.Select(deed => deed.At).ToArray(),
            },
            session.Transaction);
    }

    /// <summary>Writes the description as the next version.</summary>
    public async Task SaveDescriptionAsync(Guid id, ImportDescription said, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            update results.import set table_number = @TableNumber, unit_id = @UnitId, year = @Year, set_version_id = @SetVersionId,
                source_number = @Number, source_date = @Date, source_issuer = @Issuer, version = version + 1
            where id = @id
            """,
            new { id, said.TableNumber, said.UnitId, said.Year, said.SetVersionId, said.Number, said.Date, said.Issuer },
            session.Transaction);
    }

    /// <summary>Takes an import off the list; the file and what was stored from it stay.</summary>
    public async Task DiscardAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync("update results.import set discarded_at = @now where id = @id", new { id, now = clock.GetUtcNow() }, session.Transaction);
    }

    private static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
