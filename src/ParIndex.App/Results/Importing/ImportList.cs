using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Importing;

/// <summary>An import in the list.</summary>
/// <param name="UnitName">Name at the end of the index year; null while no unit is said.</param>
/// <param name="Corrections">Deeds of people on it.</param>
/// <param name="Stored">Results stored from it.</param>
/// <param name="Published">Of these, those everyone sees now.</param>
public sealed record ListedImport(
    Guid Id, string FileName, long FileSize, string StateKey, bool IsOcr, string? UnitId, string? UnitName, int? Year, string BegunName, DateTime BegunAt, int Corrections, int Stored, int Published)
{
    public ImportState State => Enum.Parse<ImportState>(StateKey, ignoreCase: true);
}

/// <summary>A result stored from an import.</summary>
/// <param name="By">Who stored it.</param>
/// <param name="Reason">Why it replaced the version before.</param>
public sealed record ImportedResult(
    Guid Id, string UnitId, int Year, int Version, decimal Points, decimal Max, DateTime At, string By, string? Reason, DateTime? PublishedAt, DateTime? SupersededAt);

/// <summary>Lists imports and what was stored from them.</summary>
public sealed class ImportList(Session session)
{
    /// <summary>Rows on a page of the list.</summary>
    public const int PageSize = 30;

    /// <summary>Imports of who asks and those of some units, newest first, and how many there are.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="units">Units whose imports of others are listed too; null: every import that may be seen.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<(IReadOnlyList<ListedImport> Rows, int Total)> PageAsync(int page, IReadOnlyCollection<string>? units = null, CancellationToken cancel = default)
    {
        const string mine = "i.discarded_at is null and (@units::text[] is null or i.begun_by = @me::uuid or i.unit_id = any(@units::text[]))";
        var connection = await session.ConnectionAsync(cancel);
        var of = new { PageSize, skipped = (Math.Max(1, page) - 1) * PageSize, units = units?.ToArray(), me = session.Actor.Id };
        var total = await connection.ExecuteScalarAsync<int>($"select count(*) from results.import i where {mine}", of, session.Transaction);
        var rows = await connection.QueryAsync<ListedImport>(
            $"""
            select i.id as Id, i.file_name as FileName, f.size as FileSize, i.state as StateKey, i.is_ocr as IsOcr, i.unit_id as UnitId, n.full_name as UnitName,
                i.year as Year, i.begun_name as BegunName, i.begun_at as BegunAt,
                (select count(*)::int from results.correction c where c.import_id = i.id) as Corrections,
                count(r.id)::int as Stored, (count(*) filter (where r.published_at is not null and r.superseded_at is null))::int as Published
            from results.import i
            join files.file f on f.sha256 = i.file_sha256
            left join units.name n on n.unit_id = i.unit_id and n.valid @> make_date(coalesce(i.year, 2000), 12, 31)
            left join results.imported d on d.import_id = i.id
            left join results.result r on r.id = d.result_id
            where {mine}
            group by i.id, f.size, n.full_name
            order by i.begun_at desc, i.id desc limit @PageSize offset @skipped
            """,
            of,
            session.Transaction);
        return (rows.AsList(), total);
    }

    /// <summary>Results stored from an import, newest first.</summary>
    public async Task<IReadOnlyList<ImportedResult>> StoredAsync(Guid import, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<ImportedResult>(
            """
            select r.id as Id, r.unit_id as UnitId, r.year as Year, r.version as Version, r.points as Points, r.max as Max, p.at as At, p.actor_name as By,
                r.reason as Reason, r.published_at as PublishedAt, r.superseded_at as SupersededAt
            from results.imported d
            join results.result r on r.id = d.result_id
            join audit.event e on e.table_name = 'results.imported' and e.row_key = d.result_id::text and e.before is null
            join audit.process p on p.id = e.process_id
            where d.import_id = @import order by p.at desc
            """,
            new { import },
            session.Transaction)).AsList();
    }
}
