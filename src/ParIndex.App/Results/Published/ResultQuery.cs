using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>One result with its whole tree.</summary>
public sealed class ResultQuery(Session session)
{
    /// <summary>The current result of a unit and year; null when there is none (or it may not be seen).</summary>
    public async Task<ResultView?> FindAsync(string unitId, int year, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var head = await connection.QuerySingleOrDefaultAsync<ResultView>(
            Head + """

            where r.unit_id = @unitId and r.year = @year and r.superseded_at is null
            order by r.published_at is null, r.version desc limit 1
            """,
            new { unitId, year },
            session.Transaction);
        return head is null ? null : head with { Nodes = await NodesAsync(head.Id, cancel) };
    }

    /// <summary>Id of the current result of a unit and year; null when there is none (or it may not be seen).</summary>
    public async Task<Guid?> IdAsync(string unitId, int year, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<Guid?>(
            """
            select id from results.result where unit_id = @unitId and year = @year and superseded_at is null
            order by published_at is null, version desc limit 1
            """,
            new { unitId, year },
            session.Transaction);
    }

    /// <summary>Several results in the order asked for; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<ResultView>> FindManyAsync(IReadOnlyList<(string UnitId, int Year)> asked, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var connection = await session.ConnectionAsync(cancel);
        var heads = (await connection.QueryAsync<ResultView>(
            Head + """

            join unnest(@units, @years) as asked (unit_id, year) on asked.unit_id = r.unit_id and asked.year = r.year
            where r.superseded_at is null and r.published_at is not null
            """,
            new { units = asked.Select(one => one.UnitId).ToArray(), years = asked.Select(one => one.Year).ToArray() },
            session.Transaction)).ToDictionary(head => (head.UnitId, head.Year));
        var nodes = (await connection.QueryAsync<NodeOfResult>(
            "select result_id as ResultId, " + NodeColumns + " from results.node where result_id = any (@ids) order by result_id, position",
            new { ids = heads.Values.Select(head => head.Id).ToArray() },
            session.Transaction)).ToLookup(node => node.ResultId, node => node.Node);
        return [.. asked.Where(heads.ContainsKey).Select(one => heads[one] with { Nodes = [.. nodes[heads[one].Id]] })];
    }

    private const string Head =
        """
        select r.id as Id, r.unit_id as UnitId, n.full_name as UnitName, r.year as Year, r.version as Version, r.max as Max, r.points as Points, r.target as Target,
               r.is_demonstration as IsDemonstration, r.source as Source, r.note as Note, r.published_at as PublishedAt, r.reason as Reason,
               r.set_version_id as SetVersionId, v.name as SetName, v.edition as SetEdition, s.key as SetKey, v.number as SetNumber, d.name as DocumentName
        from results.result r
        join units.name n on n.unit_id = r.unit_id and n.valid @> make_date(r.year, 12, 31)
        left join criteria.version v on v.id = r.set_version_id
        left join criteria.set s on s.id = v.set_id
        left join results.document d on d.id = r.document_id
        """;

    private const string NodeColumns =
        """
        code as Code, parent_code as Parent, key as Key, level as Level, title as Title, max as Max, points as Points, target as Target,
        is_leaf as IsLeaf, is_survey as IsSurvey, place::text as Place
        """;

    private async Task<IReadOnlyList<NodeView>> NodesAsync(Guid id, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<NodeView>(
            "select " + NodeColumns + " from results.node where result_id = @id order by position",
            new { id },
            session.Transaction)).AsList();
    }
}

/// <summary>A node with the result it is of.</summary>
internal sealed record NodeOfResult(
    Guid ResultId, string Code, string? Parent, string? Key, int Level, string Title, decimal? Max, decimal? Points, decimal? Target, bool IsLeaf, bool IsSurvey, string? Place)
{
    public NodeView Node => new(Code, Parent, Key, Level, Title, Max, Points, Target, IsLeaf, IsSurvey, Place);
}

/// <summary>A stored result as shown.</summary>
public sealed record ResultView(
    Guid Id, string UnitId, string UnitName, int Year, int Version, decimal Max, decimal Points, decimal? Target, bool IsDemonstration, string Source, string? Note,
    DateTime? PublishedAt, string? Reason, Guid? SetVersionId, string? SetName, string? SetEdition, string? SetKey, int? SetNumber, string? DocumentName)
{
    public IReadOnlyList<NodeView> Nodes { get; init; } = [];

    /// <summary>The index in percent.</summary>
    public decimal Percent => Points / Max * 100;

    public decimal Lost => Max - Points;

    public decimal SurveyMax => Nodes.Where(node => node is { IsLeaf: true, IsSurvey: true }).Sum(node => node.Max ?? 0);

    public decimal SurveyPoints => Nodes.Where(node => node is { IsLeaf: true, IsSurvey: true }).Sum(node => node.Points ?? 0);
}

/// <summary>A node of a result.</summary>
/// <param name="Place">Where it was read, as JSON.</param>
public sealed record NodeView(
    string Code, string? Parent, string? Key, int Level, string Title, decimal? Max, decimal? Points, decimal? Target, bool IsLeaf, bool IsSurvey, string? Place)
{
    public decimal? Percent => Max > 0 ? Points / Max * 100 : null;
}
