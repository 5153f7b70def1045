using Dapper;
using ParIndex.App.Results.Stored;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Importing;

/// <summary>A node that differs from the version before.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title now; the former one when it is gone.</param>
/// <param name="IsNew">It was not there before.</param>
/// <param name="IsGone">It is no longer there.</param>
public sealed record NodeChange(string Code, string Title, bool IsNew, bool IsGone, decimal? MaxBefore, decimal? Max, decimal? PointsBefore, decimal? Points);

/// <summary>The newest stored version of a unit and year.</summary>
public sealed record StoredVersion(Guid Id, int Version, decimal Max, decimal Points, string Source, bool IsPublished);

/// <summary>What storing would change.</summary>
/// <param name="Before">The newest version; null when this is the first.</param>
/// <param name="Nodes">Nodes whose points or maximum differ, in order.</param>
public sealed record ResultChange(StoredVersion? Before, IReadOnlyList<NodeChange> Nodes);

/// <summary>Compares a draft with the newest stored version.</summary>
public sealed class ResultChanges(Session session)
{
    public async Task<ResultChange> OfAsync(string unitId, int year, ResultDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var connection = await session.ConnectionAsync(cancel);
        var before = await connection.QuerySingleOrDefaultAsync<StoredVersion>(
            """
            select id as Id, version as Version, max as Max, points as Points, source as Source, published_at is not null and superseded_at is null as IsPublished
            from results.result where unit_id = @unitId and year = @year order by version desc limit 1
            """,
            new { unitId, year },
            session.Transaction);
        if (before is null)
            return new ResultChange(null, []);

        var old = (await connection.QueryAsync<OldNode>(
            "select code as Code, title as Title, max as Max, points as Points from results.node where result_id = @Id order by position", new { before.Id }, session.Transaction))
            .ToDictionary(node => node.Code, StringComparer.Ordinal);
        var nodes = draft.Nodes.Where(node => !old.TryGetValue(node.Code, out var last) || last.Max != node.Max || last.Points != node.Points)
            .Select(node => old.GetValueOrDefault(node.Code) is var last && last is null
                ? new NodeChange(node.Code, node.Title, true, false, null, node.Max, null, node.Points)
                : new NodeChange(node.Code, node.Title, false, false, last.Max, node.Max, last.Points, node.Points)).ToList();
        var now = draft.Nodes.Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        nodes.AddRange(old.Values.Where(node => !now.Contains(node.Code)).Select(node => new NodeChange(node.Code, node.Title, false, true, node.Max, null, node.Points, null)));
        return new ResultChange(before, nodes);
    }

    private sealed record OldNode(string Code, string Title, decimal? Max, decimal? Points);
}
