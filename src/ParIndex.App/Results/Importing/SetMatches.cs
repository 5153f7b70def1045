using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>How well a version of a criteria set fits a table.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Name">Name of the set.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="Rows">Rows of the table with points.</param>
/// <param name="Nodes">Criteria of the set.</param>
/// <param name="Codes">Rows whose code the set knows.</param>
/// <param name="Maxima">Of these, rows with the same maximum.</param>
/// <param name="Titles">Of these, rows with the same title without tone marks.</param>
public sealed record SetMatch(Guid VersionId, string Name, string Edition, int Number, int Rows, int Nodes, int Codes, int Maxima, int Titles)
{
    /// <summary>Fits well enough to be proposed: nine rows in ten with the same code and maximum, and no great part of the set left over.</summary>
    public bool IsProposed => Rows > 0 && Maxima * 10 >= Rows * 9 && Maxima * 10 >= Nodes * 8;
}

/// <summary>Compares a table with every version of the library.</summary>
public sealed class SetMatches(Session session)
{
    /// <summary>The versions, best first.</summary>
    public async Task<IReadOnlyList<SetMatch>> OfAsync(OfficialTable table, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = table.Rows.Where(row => row.Level > 0 && row.Max is not null).DistinctBy(row => row.Code, StringComparer.Ordinal).ToList();
        var connection = await session.ConnectionAsync(cancel);
        return [.. await connection.QueryAsync<SetMatch>(
            """
            select v.id as VersionId, v.name as Name, v.edition as Edition, v.number as Number, @count as Rows,
                (select count(*)::int from criteria.criterion where version_id = v.id and max is not null) as Nodes,
                count(c.code)::int as Codes, (count(*) filter (where c.max = r.max))::int as Maxima, (count(*) filter (where c.folded = r.folded))::int as Titles
            from criteria.version v
            left join (criteria.criterion c join unnest(@codes, @maxima, @folded) as r (code, max, folded) on r.code = c.code) on c.version_id = v.id
            group by v.id
            order by Maxima desc, Titles desc, v.signed_at is null, v.signed_at desc, v.id desc
            """,
            new
            {
                count = rows.Count,
                codes = rows.Select(row => row.Code).ToArray(),
                maxima = rows.Select(row => row.Max).ToArray(),
                folded = rows.Select(row => VietnameseText.Fold(row.Title)).ToArray(),
            },
            session.Transaction)];
    }
}
