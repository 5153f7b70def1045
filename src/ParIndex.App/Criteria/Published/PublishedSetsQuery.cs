using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Criteria.Published;

/// <summary>Signed versions of criteria sets: what everyone may read.</summary>
public sealed class PublishedSetsQuery(Session session)
{
    private const string Columns =
        """
        select v.id as Id, s.key as Key, v.number as Number, v.name as Name, v.edition as Edition, v.unit_kind as Level, v.max as Max, v.is_example as IsExample,
               v.legal_basis as LegalBasis, v.signed_at as SignedAt, v.sha256 as Sha256
        from criteria.version v join criteria.set s on s.id = v.set_id
        where v.signed_at is not null
        """;

    /// <summary>Every signed version; official sets first, the newest version of a set first.</summary>
    public async Task<IReadOnlyList<PublishedSet>> AllAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<PublishedSet>(
            Columns + " order by v.is_example, v.edition desc, s.key, v.number desc", transaction: session.Transaction)).AsList();
    }

    /// <summary>A version of a set, the newest when no number is given; null when there is none.</summary>
    public async Task<PublishedSet?> FindAsync(string key, int? number = null, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.QueryFirstOrDefaultAsync<PublishedSet>(
            Columns + " and s.key = @key and (@number is null or v.number = @number) order by v.number desc limit 1", new { key, number }, session.Transaction);
    }

    /// <summary>The YAML of a version as signed.</summary>
    public async Task<string?> ContentAsync(Guid version, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(
            "select content from criteria.version where id = @version and signed_at is not null", new { version }, session.Transaction);
    }
}

/// <summary>A signed version of a set.</summary>
/// <param name="Key">Id of the set in addresses: "province-876".</param>
/// <param name="Level">Kind of authority it is for; null when not stated.</param>
/// <param name="LegalBasis">Decisions, one a line.</param>
/// <param name="Sha256">Hash of the content as signed, 64 hex digits.</param>
public sealed record PublishedSet(
    Guid Id, string Key, int Number, string Name, string Edition, string? Level, decimal Max, bool IsExample, string? LegalBasis, DateTime? SignedAt, string Sha256);
