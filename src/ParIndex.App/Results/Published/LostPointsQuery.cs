using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>Lost points of a result, with what stands around each: title, last year, tasks.</summary>
public sealed class LostPointsQuery(Session session)
{
    /// <summary>Leaves that lost points, most lost first.</summary>
    public async Task<IReadOnlyList<LossView>> OfAsync(Guid resultId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<LossView>(
            """
            select l.code as Code, n.key as Key, n.title as Title, l.field_code as FieldCode, f.title as FieldTitle, l.max as Max, l.points as Points, l.lost as Lost,
                   l.category as Category, l.cause as Cause, l.step as Step, l.lead as Lead, l.coordinators as Coordinators, n.is_survey as IsSurvey, n.target as Target,
                   coalesce((select array_agg(t.text order by t.position) from results.task t where t.result_id = l.result_id and t.code = l.code), '{}') as Tasks
            from results.loss l
            join results.node n on n.result_id = l.result_id and n.code = l.code
            left join results.node f on f.result_id = l.result_id and f.code = l.field_code
            where l.result_id = @resultId
            order by l.lost desc, n.position
            """,
            new { resultId },
            session.Transaction)).AsList();
    }
}

/// <summary>A leaf that lost points.</summary>
/// <param name="Category">Key of the cause category.</param>
/// <param name="Cause">Cause as stated; empty: "chưa nêu".</param>
/// <param name="Step">The rule step that cost the points; null when the rule is not known.</param>
[method: ExplicitConstructor]
public sealed record LossView(
    string Code, string? Key, string Title, string FieldCode, string? FieldTitle, decimal Max, decimal Points, decimal Lost, string Category, string Cause, string? Step,
    string[] Lead, string[] Coordinators, bool IsSurvey, decimal? Target, string[] Tasks)
{
    public bool IsUnexplained => Cause.Length == 0 || Lead.Length == 0;
}
