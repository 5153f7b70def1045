using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Stored;

/// <summary>What a stored result is about and where it comes from.</summary>
/// <param name="UnitId">The assessed unit.</param>
/// <param name="Year">Index year.</param>
/// <param name="Source">Decision or document, as told to readers.</param>
/// <param name="SetVersionId">Version of the criteria set; null when not known.</param>
/// <param name="DocumentId">Document it was read from; null when scored here.</param>
/// <param name="IsDemonstration">Made-up figures, marked wherever they are shown.</param>
/// <param name="Note">Remark shown with it.</param>
public sealed record ResultHead(
    string UnitId, int Year, string Source, Guid? SetVersionId = null, Guid? DocumentId = null, bool IsDemonstration = false, string? Note = null);

/// <summary>Writes results; always in the open process of the session.</summary>
public sealed class ResultStore(Session session, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Places = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Stores a result as the next version of its unit and year, not yet published.</summary>
    /// <param name="head">What it is about.</param>
    /// <param name="draft">The figures.</param>
    /// <param name="reason">Why it replaces the version before, where there is one.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Id of the result.</returns>
    public async Task<Guid> SaveAsync(ResultHead head, ResultDraft draft, string? reason = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(draft);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.result (id, unit_id, year, version, set_version_id, document_id, max, points, target, is_demonstration, source, note, reason)
            values (@id, @UnitId, @Year, (select coalesce(max(version), 0) + 1 from results.result where unit_id = @UnitId and year = @Year),
                    @SetVersionId, @DocumentId, @Max, @Points, @Target, @IsDemonstration, @Source, @Note, @reason)
            """,
            new
            {
                id,
                head.UnitId,
                head.Year,
                head.SetVersionId,
                head.DocumentId,
                draft.Max,
                draft.Points,
                draft.Target,
                head.IsDemonstration,
                head.Source,
                head.Note,
                reason,
            },
            session.Transaction);
        await AddNodesAsync(id, draft.Nodes, cancel);
        await AddLossesAsync(id, draft.Losses, cancel);
        await AddTasksAsync(id, draft.Tasks, cancel);
        return id;
    }

    /// <summary>Makes a result the current one of its unit and year, seen by everyone; the one before is kept as superseded.</summary>
    public async Task PublishAsync(Guid id, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            update results.result old set superseded_at = @now
            from results.result new
            where new.id = @id and old.unit_id = new.unit_id and old.year = new.year and old.id <> new.id
              and old.published_at is not null and old.superseded_at is null;
            update results.result set published_at = @now where id = @id and published_at is null
            """,
            new { id, now = clock.GetUtcNow() },
            session.Transaction);
    }

    /// <summary>Adds index and rank of provinces from a published national table; what is there stays unless a figure is given.</summary>
    public async Task SaveStandingsAsync(IReadOnlyList<Standing> standings, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.standing as old (unit_id, year, index, rank, sipas, sipas_rank, note, source)
            select * from unnest(@units, @years, @indices, @ranks, @sipas, @sipasRanks, @notes, @sources)
            on conflict (unit_id, year) do update set
                index = coalesce(excluded.index, old.index), rank = coalesce(excluded.rank, old.rank),
                sipas = coalesce(excluded.sipas, old.sipas), sipas_rank = coalesce(excluded.sipas_rank, old.sipas_rank),
                note = coalesce(excluded.note, old.note), source = excluded.source
            """,
            new
            {
                units = standings.Select(row => row.UnitId).ToArray(),
                years = standings.Select(row => row.Year).ToArray(),
                indices = standings.Select(row => row.Index).ToArray(),
                ranks = standings.Select(row => row.Rank).ToArray(),
                sipas = standings.Select(row => row.Sipas).ToArray(),
                sipasRanks = standings.Select(row => row.SipasRank).ToArray(),
                notes = standings.Select(row => row.Note).ToArray(),
                sources = standings.Select(row => row.Source).ToArray(),
            },
            session.Transaction);
    }

    private async Task AddNodesAsync(Guid id, IReadOnlyList<ResultNode> nodes, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.node (result_id, position, code, parent_code, key, level, title, max, points, target, is_leaf, is_survey, place)
            select @id, position, code, parent, key, level, title, max, points, target, is_leaf, is_survey, place
            from unnest(@codes, @parents, @keys, @levels, @titles, @maxima, @points, @targets, @leaves, @surveys, @places::jsonb[])
                with ordinality as new (code, parent, key, level, title, max, points, target, is_leaf, is_survey, place, position)
            """,
            new
            {
                id,
                codes = nodes.Select(node => node.Code).ToArray(),
                parents = nodes.Select(node => node.Parent).ToArray(),
                keys = nodes.Select(node => node.Key).ToArray(),
                levels = nodes.Select(node => node.Level).ToArray(),
                titles = nodes.Select(node => node.Title).ToArray(),
                maxima = nodes.Select(node => node.Max).ToArray(),
                points = nodes.Select(node => node.Points).ToArray(),
                targets = nodes.Select(node => node.Target).ToArray(),
                leaves = nodes.Select(node => node.IsLeaf).ToArray(),
                surveys = nodes.Select(node => node.IsSurvey).ToArray(),
                places = nodes.Select(node => node.Place is null ? null : JsonSerializer.Serialize(node.Place, Places)).ToArray(),
            },
            session.Transaction);
    }

    private async Task AddLossesAsync(Guid id, IReadOnlyList<ResultLoss> losses, CancellationToken cancel)
    {
        // Lists of agencies differ in length: rows travel as one JSON document.
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.loss (result_id, code, field_code, max, points, category, cause, step, lead, coordinators)
            select @id, code, field, max, points, category, cause, step, lead, coordinators
            from jsonb_to_recordset(@rows::jsonb)
                as new (code text, field text, max numeric, points numeric, category text, cause text, step text, lead text[], coordinators text[])
            """,
            new { id, rows = JsonSerializer.Serialize(losses, Places) },
            session.Transaction);
    }

    private async Task AddTasksAsync(Guid id, IReadOnlyList<ResultTask> tasks, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.task (result_id, position, code, text, lead, coordinators, monitor)
            select @id, position, row ->> 'code', row ->> 'text', array(select jsonb_array_elements_text(row -> 'lead')),
                   array(select jsonb_array_elements_text(row -> 'coordinators')), array(select jsonb_array_elements_text(row -> 'monitor'))
            from jsonb_array_elements(@rows::jsonb) with ordinality as new (row, position)
            """,
            new { id, rows = JsonSerializer.Serialize(tasks, Places) },
            session.Transaction);
    }
}

/// <summary>Index and rank of a province in a published national table; percents and ranks, null where not published.</summary>
public sealed record Standing(string UnitId, int Year, decimal? Index, int? Rank, decimal? Sipas, int? SipasRank, string? Note, string Source);
