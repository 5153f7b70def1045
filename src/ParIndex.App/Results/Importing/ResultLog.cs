using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Importing;

/// <summary>A version of a result as its history names it.</summary>
/// <param name="Import">Import it was stored from; null: scored here or shipped as a sample.</param>
public sealed record LoggedVersion(Guid Id, int Year, int Version, Guid? Import);

/// <summary>A deed on a row of an import.</summary>
/// <param name="Code">Code of the row as it stands; null where it is not known.</param>
public sealed record RowDeed(Correction Deed, string? Code);

/// <summary>How the results of a unit and year came about.</summary>
/// <param name="Versions">Every version who asks may see.</param>
/// <param name="Events">Of the versions and of the imports they were stored from, newest first.</param>
/// <param name="Deeds">On rows of these imports, in order.</param>
public sealed record LoggedResult(IReadOnlyList<LoggedVersion> Versions, IReadOnlyList<HistoryEvent> Events, IReadOnlyList<RowDeed> Deeds);

/// <summary>Draws the history of a result, from the upload to the last correction. Who may see it is the page's matter.</summary>
public sealed class ResultLog(Session session, History history)
{
    private const int MostEvents = 60;
    private const int MostDeeds = 200;

    /// <summary>Of every version of a unit and year.</summary>
    public async Task<LoggedResult> OfAsync(string unitId, int year, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var versions = (await connection.QueryAsync<LoggedVersion>(
            """
            select r.id as Id, r.year as Year, r.version as Version, d.import_id as Import
            from results.result r left join results.imported d on d.result_id = r.id
            where r.unit_id = @unitId and r.year = @year order by r.version desc
            """,
            new { unitId, year },
            session.Transaction)).AsList();
        var rows = versions.Select(version => new AuditedRow("results.result", version.Id.ToString()))
            .Concat(versions.Select(version => version.Import).OfType<Guid>().Distinct().Select(import => new AuditedRow("results.import", import.ToString())));
        var events = await history.OfAsync([.. rows], size: MostEvents, cancel: cancel);
        return new LoggedResult(versions, events.Items, versions.Exists(version => version.Import is not null) ? await DeedsAsync(versions, cancel) : []);
    }

    /// <summary>A row is told by its code: the corrected one, else the one that was recognised.</summary>
    private async Task<IReadOnlyList<RowDeed>> DeedsAsync(IReadOnlyList<LoggedVersion> versions, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<CorrectionRow, string?, RowDeed>(
            """
            with deed as (
                select c.* from results.correction c
                where exists (select from results.imported d where d.import_id = c.import_id and d.table_number = c.table_number and d.result_id = any (@results))
                order by c.at desc, c.sequence desc limit @most
            ),
            recognised as materialized (select import_id, content::jsonb as content from results.recognised where import_id in (select import_id from deed))
            select d.sequence as Sequence, d.table_number as "Table", d.row_number as Row, d.field as Field, d.kind as Kind, d.old_value as OldValue,
                   d.new_value as NewValue, d.reason as Reason, d.by_name as ByName, d.at as At,
                   coalesce(
                       (select c.new_value from results.correction c
                        where c.import_id = d.import_id and c.table_number = d.table_number and c.row_number = d.row_number and c.field = 'code' order by c.sequence desc limit 1),
                       r.content #>> array['tables', (d.table_number - 1)::text, 'rows', (d.row_number - 1)::text, 'code']) as Code
            from deed d left join recognised r on r.import_id = d.import_id
            order by d.at, d.sequence
            """,
            (row, code) => new RowDeed(row.ToCorrection(), code),
            new { results = versions.Select(version => version.Id).ToArray(), most = MostDeeds },
            session.Transaction,
            splitOn: "Code");
        return rows.AsList();
    }
}
