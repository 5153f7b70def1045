using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>What a result's document set to do about its criteria.</summary>
public sealed class TasksQuery(Session session)
{
    /// <summary>Tasks in the order of the document.</summary>
    public async Task<IReadOnlyList<TaskView>> OfAsync(Guid resultId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<TaskView>(
            """
            select t.code as Code, n.title as Title, t.text as Text, t.lead as Lead, t.coordinators as Coordinators, t.monitor as Monitor
            from results.task t left join results.node n on n.result_id = t.result_id and n.code = t.code
            where t.result_id = @resultId order by t.position
            """,
            new { resultId },
            session.Transaction)).AsList();
    }
}

/// <summary>A task of a criterion.</summary>
/// <param name="Monitor">Who watches over it.</param>
[method: ExplicitConstructor]
public sealed record TaskView(string Code, string? Title, string Text, string[] Lead, string[] Coordinators, string[] Monitor);
