using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Results;

namespace ParIndex.App.Plans;

/// <summary>Plans in the database. Reads see what row-level security lets through; writes belong to the open process.</summary>
public sealed class PlanStore(Session session)
{
    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    private const string Columns =
        """
        id as Id, unit_id as UnitId, kind as Kind, name as Name, basis as Basis, year_from as YearFrom, year_to as YearTo, result_id as ResultId, above_id as AboveId, copied_from as CopiedFrom,
        source as Source, stage as Stage, remedies_by as RemediesBy, number as Number, issued_on as IssuedOn, signer as Signer, file_sha256 as FileSha256, returned_reason as ReturnedReason,
        version as Version, by_name as ByName, at as At
        """;

    private const string TaskColumns =
        """
        id as Id, plan_id as PlanId, part as Part, code as Code, position as Position, kind as Kind, is_proposed as IsProposed, is_title as IsTitle, text as Text, output as Output, lead as Lead,
        coordinators as Coordinators, monitor as Monitor, starts_on as StartsOn, due_on as DueOn, estimate as Estimate, money_source as MoneySource, approved as Approved, spent as Spent,
        copied_from as CopiedFrom, years_copied as YearsCopied, dropped_at as DroppedAt, dropped_reason as DroppedReason, version as Version
        """;

    private const string RowColumns =
        """
        part as Part, code as Code, position as Position, parent_code as ParentCode, level as Level, title as Title, is_leaf as IsLeaf, survey as Survey, max as Max, last as Last, target as Target,
        target_text as TargetText, proposal as Proposal, proposal_en as ProposalEn, reason as Reason, cause as Cause, lead as Lead, coordinators as Coordinators, monitor as Monitor, time as Time,
        note as Note, inherited as Inherited, version as Version
        """;

    /// <summary>A plan; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<Plan?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Plan>($"select {Columns} from plans.plan where id = @id", new { id }, session.Transaction);

    /// <summary>The plan, held to the end of the open process, so that changes of it come one after the other.</summary>
    public async Task<Plan?> LockAsync(Guid id, CancellationToken cancel = default)
    {
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("select from plans.plan where id = @id for update", new { id }, session.Transaction);
        return await FindAsync(id, cancel);
    }

    /// <summary>Plans that may be seen, the newest years first.</summary>
    public async Task<IReadOnlyList<PlanInList>> ListAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<PlanInList>(
            """
            select p.id as Id, p.unit_id as UnitId, p.kind as Kind, p.name as Name, p.year_from as YearFrom, p.year_to as YearTo, p.stage as Stage, p.issued_on as IssuedOn,
                   count(t.id)::int as Tasks,
                   count(t.id) filter (where t.leads > 0 and t.leads = t.done)::int as Done
            from plans.plan p
            left join lateral (
                select k.id, count(d.task_id) as leads, count(d.confirmed_at) as done
                from plans.task k left join plans.duty d on d.task_id = k.id and d.role = 'Lead'
                where k.plan_id = p.id and k.dropped_at is null group by k.id) t on true
            group by p.id order by p.year_from desc, p.at desc
            """,
            transaction: session.Transaction)).AsList();

    /// <summary>Tables, rows and tasks of a plan.</summary>
    public async Task<PlanContent> ContentAsync(Guid plan, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        using var all = await connection.QueryMultipleAsync(
            $"""
            select part as Part, caption as Caption, columns::text as Columns from plans.part where plan_id = @plan order by part;
            select {RowColumns} from plans.line where plan_id = @plan order by part, position;
            select {TaskColumns} from plans.task where plan_id = @plan order by part, position
            """,
            new { plan },
            session.Transaction);
        var parts = (await all.ReadAsync<(int Part, string Caption, string Columns)>()).Select(row => new PlanPart(row.Part, row.Caption, JsonSerializer.Deserialize<List<OfficialColumn>>(row.Columns, Json)!)).ToList();
        return new PlanContent(parts, (await all.ReadAsync<PlanRow>()).AsList(), (await all.ReadAsync<TaskRow>()).AsList());
    }

    /// <summary>One row; null: there is none.</summary>
    public async Task<PlanRow?> RowAsync(Guid plan, int part, string code, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<PlanRow>(
            $"select {RowColumns} from plans.line where plan_id = @plan and part = @part and code = @code", new { plan, part, code }, session.Transaction);

    /// <summary>Tasks of a row.</summary>
    public async Task<IReadOnlyList<TaskRow>> TasksAsync(Guid plan, int part, string code, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<TaskRow>(
            $"select {TaskColumns} from plans.task where plan_id = @plan and part = @part and code = @code order by position", new { plan, part, code }, session.Transaction)).AsList();

    /// <summary>One task; null: there is none.</summary>
    public async Task<TaskRow?> TaskAsync(Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<TaskRow>($"select {TaskColumns} from plans.task where id = @id", new { id }, session.Transaction);
}
