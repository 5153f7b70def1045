using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Plans.Making;

/// <summary>Writes new plans with all their rows in a few statements; belongs to the open process.</summary>
internal sealed class PlanWriter(Session session, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter() } };

    public async Task<Guid> AddAsync(PlanDraft draft, string name, IReadOnlyList<NewPart> parts, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into plans.plan (id, unit_id, kind, name, basis, year_from, year_to, result_id, above_id, copied_from, source, by_id, by_name, at)
            values (@id, @UnitId, @kind, @name, @Basis, @YearFrom, @YearTo, @ResultId, @AboveId, @CopiedFrom, @Source, @By, @ByName, @now)
            """,
            new
            {
                id,
                draft.UnitId,
                kind = draft.Kind.ToString(),
                name,
                draft.Basis,
                draft.YearFrom,
                draft.YearTo,
                draft.ResultId,
                draft.AboveId,
                draft.CopiedFrom,
                draft.Source,
                By = session.Actor.Id,
                ByName = session.Actor.Name,
                now,
            },
            session.Transaction);
        var rows = parts.SelectMany((part, p) => part.Lines.Select((line, i) => new
        {
            Part = p + 1,
            Position = i + 1,
            line.Code,
            line.ParentCode,
            line.Level,
            line.Title,
            line.IsLeaf,
            line.Survey,
            line.Max,
            line.Last,
            line.Target,
            line.TargetText,
            line.Proposal,
            line.ProposalEn,
            line.Cause,
            line.Lead,
            line.Coordinators,
            line.Monitor,
            line.Time,
            line.Note,
            line.Inherited,
        }));
        var tasks = parts.SelectMany((part, p) => part.Lines.SelectMany(line => line.Tasks.Select(task => (line, task))).Select((pair, i) => new
        {
            Id = Guid.CreateVersion7(now),
            Part = p + 1,
            pair.line.Code,
            Position = i + 1,
            pair.task.Kind,
            pair.task.IsProposed,
            pair.task.IsTitle,
            pair.task.Text,
            pair.task.StartsOn,
            pair.task.DueOn,
            Output = pair.task.Source?.Output ?? "",
            pair.task.Source?.Lead,
            pair.task.Source?.Coordinators,
            pair.task.Source?.Monitor,
            pair.task.Source?.Estimate,
            MoneySource = pair.task.Source?.MoneySource ?? "",
            CopiedFrom = pair.task.Source?.Id,
            pair.task.YearsCopied,
        }));
        await connection.ExecuteAsync(
            """
            insert into plans.part (plan_id, part, caption, columns)
            select @id, part, caption, columns from jsonb_to_recordset(@parts::jsonb) as p (part int, caption text, columns jsonb);
            insert into plans.line (plan_id, part, code, position, parent_code, level, title, is_leaf, survey, max, last, target, target_text, proposal, proposal_en, cause, lead, coordinators, monitor, time, note, inherited)
            select @id, part, code, position, parent_code, level, title, is_leaf, survey, max, last, target, target_text, proposal, proposal_en, cause, lead, coordinators, monitor, "time", note, inherited
            from jsonb_to_recordset(@rows::jsonb) as r (part int, position int, code text, parent_code text, level int, title text, is_leaf boolean, survey text, max numeric, last numeric, target numeric, target_text text,
                proposal text, proposal_en text, cause text, lead text[], coordinators text[], monitor text[], "time" text, note text, inherited text[]);
            insert into plans.task (id, plan_id, part, code, position, kind, is_proposed, is_title, text, output, lead, coordinators, monitor, starts_on, due_on, estimate, money_source, copied_from, years_copied, by_name, at)
            select id, @id, part, code, position, kind, is_proposed, is_title, text, output, lead, coordinators, monitor, starts_on, due_on, estimate, money_source, copied_from, years_copied, @Name, @now
            from jsonb_to_recordset(@tasks::jsonb) as t (id uuid, part int, code text, position int, kind text, is_proposed boolean, is_title boolean, text text, output text, lead text[], coordinators text[], monitor text[],
                starts_on date, due_on date, estimate numeric, money_source text, copied_from uuid, years_copied int)
            """,
            new
            {
                id,
                session.Actor.Name,
                now,
                parts = JsonSerializer.Serialize(parts.Select((part, p) => new { Part = p + 1, part.Caption, Columns = JsonSerializer.SerializeToElement(part.Columns, PlanStore.Json) }), Json),
                rows = JsonSerializer.Serialize(rows, Json),
                tasks = JsonSerializer.Serialize(tasks, Json),
            },
            session.Transaction);
        return id;
    }
}
