using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Library;

/// <summary>Versions of criteria sets for lists and search. Drafts are told only to those who work on them.</summary>
public sealed class LibraryQuery(Session session)
{
    private const string Columns =
        """
        select v.id as Id, s.key as Key, v.number as Number, v.name as Name, v.edition as Edition, v.unit_kind as Level, v.max as Max, v.is_example as IsExample,
               v.legal_basis as LegalBasis, v.signed_at as SignedAt, v.signed_name as SignedName, v.sha256 as Sha256, v.based_on as BasedOn,
               c.leaves as Leaves, c.rules as Rules,
               (select count(*)::int from results.result r where r.set_version_id = v.id and r.published_at is not null and r.superseded_at is null) as Results
        from criteria.version v
        join criteria.set s on s.id = v.set_id
        left join lateral (select count(*) filter (where is_leaf)::int as leaves, count(*) filter (where is_leaf and has_rule)::int as rules
                           from criteria.criterion where version_id = v.id) c on true
        where (@withDrafts or v.signed_at is not null)
        """;

    /// <summary>Every version; official sets before examples, the newest edition and version first.</summary>
    public async Task<IReadOnlyList<LibraryVersion>> VersionsAsync(bool withDrafts, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<LibraryVersion>(
            Columns + " order by v.is_example, v.edition desc, s.key, v.number desc", new { withDrafts }, session.Transaction)).AsList();
    }

    /// <summary>A version; without a number the newest signed one, or the newest draft when nothing is signed yet.</summary>
    public async Task<LibraryVersion?> FindAsync(string key, int? number, bool withDrafts, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.QueryFirstOrDefaultAsync<LibraryVersion>(
            Columns + " and s.key = @key and (@number::int is null or v.number = @number) order by v.signed_at is null, v.number desc limit 1",
            new { key, number, withDrafts },
            session.Transaction);
    }

    /// <summary>Every version of one set, newest first.</summary>
    public async Task<IReadOnlyList<LibraryVersion>> VersionsOfAsync(string key, bool withDrafts, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<LibraryVersion>(
            Columns + " and s.key = @key order by v.number desc", new { key, withDrafts }, session.Transaction)).AsList();
    }

    /// <summary>
    /// Criteria whose title holds every word, whatever tone marks, case and order, or whose code is what was typed; of each set its newest
    /// version that holds it, titles that begin with the words first.
    /// </summary>
    public async Task<IReadOnlyList<FoundLeaf>> SearchAsync(string words, bool withDrafts, int most = 60, CancellationToken cancel = default)
    {
        var folded = VietnameseText.Fold(words ?? "");
        if (folded.Length == 0)
            return [];

        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<FoundLeaf>(
            """
            select Key, Code, Title, Max, HasRule, IsLeaf, SetKey, Number, SetName, Edition, IsDraft
            from (
                select distinct on (s.key, c.key) c.key as Key, c.code as Code, c.title as Title, c.max as Max, c.has_rule as HasRule, c.is_leaf as IsLeaf,
                       s.key as SetKey, v.number as Number, v.name as SetName, v.edition as Edition, v.signed_at is null as IsDraft,
                       c.folded like @begins as begins, v.is_example as example, c.position as position
                from criteria.criterion c
                join criteria.version v on v.id = c.version_id
                join criteria.set s on s.id = v.set_id
                where (c.folded like all (@patterns) or c.code = @folded) and (@withDrafts or v.signed_at is not null)
                order by s.key, c.key, v.signed_at is null, v.number desc
            ) found
            order by not begins, example, Edition desc, position
            limit @most
            """,
            new
            {
                folded,
                begins = Escape(folded) + "%",
                patterns = folded.Split(' ').Select(word => "%" + Escape(word) + "%").ToArray(),
                withDrafts,
                most,
            },
            session.Transaction)).AsList();
    }

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>A version of a set as lists show it.</summary>
/// <param name="Level">Kind of authority it is for.</param>
/// <param name="Max">Points of the regular fields together.</param>
/// <param name="LegalBasis">Decisions, one a line.</param>
/// <param name="SignedAt">When it became final, UTC; null: a draft.</param>
/// <param name="Sha256">Hash of the content: for a draft the token of concurrent edits.</param>
/// <param name="Leaves">Scored criteria.</param>
/// <param name="Rules">Scored criteria with a rule.</param>
/// <param name="Results">Published results scored with it.</param>
public sealed record LibraryVersion(
    Guid Id, string Key, int Number, string Name, string Edition, string? Level, decimal Max, bool IsExample, string? LegalBasis, DateTime? SignedAt,
    string? SignedName, string Sha256, Guid? BasedOn, int Leaves, int Rules, int Results)
{
    public bool IsDraft => SignedAt is null;

    /// <summary>As it stands in addresses that name a version: "province-876:1".</summary>
    public string Reference => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Key}:{Number}");
}

/// <summary>A criterion found by its words.</summary>
public sealed record FoundLeaf(
    string Key, string Code, string Title, decimal? Max, bool HasRule, bool IsLeaf, string SetKey, int Number, string SetName, string Edition, bool IsDraft);
