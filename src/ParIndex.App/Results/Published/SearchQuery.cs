using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Published;

/// <summary>Finds units, criteria and documents by words, whatever their tone marks and case.</summary>
public sealed class SearchQuery(Session session)
{
    private const int Most = 20;

    /// <summary>At most twenty of each kind; names that begin with the words first.</summary>
    public async Task<SearchResult> FindAsync(string words, CancellationToken cancel = default)
    {
        var folded = VietnameseText.Fold(words ?? "");
        if (folded.Length == 0)
            return new SearchResult([], [], []);

        var connection = await session.ConnectionAsync(cancel);
        var parameters = new { anywhere = "%" + Escape(folded) + "%", begins = Escape(folded) + "%", plain = "%" + Escape((words ?? "").Trim()) + "%", Most };
        await using var answers = await connection.QueryMultipleAsync(
            """
            select distinct on (n.unit_id) n.unit_id as Id, n.full_name as Name, u.kind as Kind, lower(u.valid) as "From", upper(u.valid) as "To", p.full_name as Parent
            from units.name n
            join units.unit u on u.id = n.unit_id
            left join units.parent up on up.unit_id = n.unit_id and up.valid && n.valid
            left join units.name p on p.unit_id = up.parent_id and p.valid && n.valid
            where n.folded like @anywhere
            order by n.unit_id, upper(n.valid) desc nulls first
            limit 200;
            select c.key as Key, c.code as Code, c.title as Title, v.name as SetName, v.edition as Edition, s.key as SetKey, v.number as Number
            from criteria.criterion c
            join criteria.version v on v.id = c.version_id
            join criteria.set s on s.id = v.set_id
            where c.folded like @anywhere and v.signed_at is not null
            order by not c.folded like @begins, v.is_example, v.edition desc, c.position
            limit @Most;
            select d.name as Name, r.source as Source, r.unit_id as UnitId, r.year as Year
            from results.result r left join results.document d on d.id = r.document_id
            where (r.source ilike @plain or d.name ilike @plain) and r.superseded_at is null and not r.is_demonstration
            order by r.year desc
            limit @Most
            """,
            parameters,
            session.Transaction);
        var units = (await answers.ReadAsync<FoundUnit>()).OrderBy(unit => unit.To is not null).ThenBy(unit => unit.Name.Length).Take(Most).ToList();
        return new SearchResult(units, (await answers.ReadAsync<FoundCriterion>()).AsList(), (await answers.ReadAsync<FoundDocument>()).AsList());
    }

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>What was found.</summary>
public sealed record SearchResult(IReadOnlyList<FoundUnit> Units, IReadOnlyList<FoundCriterion> Criteria, IReadOnlyList<FoundDocument> Documents);

/// <summary>A unit; <paramref name="To"/> is the first day it no longer exists.</summary>
public sealed record FoundUnit(string Id, string Name, string Kind, DateOnly? From, DateOnly? To, string? Parent);

public sealed record FoundCriterion(string Key, string Code, string Title, string SetName, string Edition, string SetKey, int Number);

public sealed record FoundDocument(string? Name, string Source, string UnitId, int Year);
