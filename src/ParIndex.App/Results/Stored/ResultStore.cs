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
    public async Task<Guid> SaveAsync(ResultHead head, ResultDraft draft, string? reason = null, CancellationToken cancel = default) => (await SaveAsync([(head, draft)], reason, cancel))[0];

    /// <summary>Stores results, each of another unit or year, in as many statements as one.</summary>
    /// <returns>Their ids, in order.</returns>
    public async Task<IReadOnlyList<Guid>> SaveAsync(IReadOnlyList<(ResultHead Head, ResultDraft Draft)> results, string? reason = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        var now = clock.GetUtcNow();
        var ids = results.Select(_ => Guid.CreateVersion7(now)).ToArray();
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.result (id, unit_id, year, version, set_version_id, document_id, max, points, target, is_demonstration, source, note, reason)
            select new.id, new.unit, new.year, (select coalesce(max(version), 0) + 1 from results.result where unit_id = new.unit and year = new.year),
                   new.set, new.document, new.max, new.points, new.target, new.demonstration, new.source, new.note, @reason
            from unnest(@ids, @units, @years, @sets, @documents, @maxima, @points, @targets, @demonstrations, @sources, @notes)
                as new (id, unit, year, set, document, max, points, target, demonstration, source, note)
            """,
            new
            {
                ids,
                units = results.Select(one => one.Head.UnitId).ToArray(),
                years = results.Select(one => one.Head.Year).ToArray(),
                sets = results.Select(one => one.Head.SetVersionId).ToArray(),
                documents = results.Select(one => one.Head.DocumentId).ToArray(),
                maxima = results.Select(one => one.Draft.Max).ToArray(),
                points = results.Select(one => one.Draft.Points).ToArray(),
                targets = results.Select(one => one.Draft.Target).ToArray(),
                demonstrations = results.Select(one => one.Head.IsDemonstration).ToArray(),
                sources = results.Select(one => one.Head.Source).ToArray(),
                notes = results.Select(one => one.Head.Note).ToArray(),
                reason,
            },
            session.Transaction);
        var drafts = ids.Zip(results, (id, one) => (Id: id, one.Draft)).ToList();
        await AddNodesAsync([.. drafts.SelectMany(one => one.Draft.Nodes.Select((node, position) => (one.Id, position + 1, node)))], cancel);
        await AddLossesAsync([.. drafts.Select(one => (one.Id, one.Draft.Losses))], cancel);
        await AddTasksAsync([.. drafts.Select(one => (one.Id, one.Draft.Tasks))], cancel);
        return ids;
    }

    /// <summary>Makes a result the current one of its unit and year, seen by everyone; the one before is kept as superseded.</summary>
    public Task PublishAsync(Guid id, CancellationToken cancel = default) => PublishAsync([id], cancel);

    /// <summary>Makes results the current ones of their units and years.</summary>
    public async Task PublishAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            update results.result old set superseded_at = @now
            from results.result new
            where new.id = any (@ids) and old.unit_id = new.unit_id and old.year = new.year and old.id <> new.id
              and old.published_at is not null and old.superseded_at is null;
            update results.result set published_at = @now where id = any (@ids) and published_at is null
            """,
            new { ids = ids.ToArray(), now = clock.GetUtcNow() },
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

    private async Task AddNodesAsync(IReadOnlyList<(Guid Result, int Position, ResultNode Node)> nodes, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.node (result_id, position, code, parent_code, key, level, title, max, points, target, is_leaf, is_survey, place)
            select result, position, code, parent, key, level, title, max, points, target, is_leaf, is_survey, place
            from unnest(@results, @positions, @codes, @parents, @keys, @levels, @titles, @maxima, @points, @targets, @leaves, @surveys, @places::jsonb[])
                as new (result, position, code, parent, key, level, title, max, points, target, is_leaf, is_survey, place)
            """,
            new
            {
                results = nodes.Select(one => one.Result).ToArray(),
                positions = nodes.Select(one => one.Position).ToArray(),
                codes = nodes.Select(one => one.Node.Code).ToArray(),
                parents = nodes.Select(one => one.Node.Parent).ToArray(),
                keys = nodes.Select(one => one.Node.Key).ToArray(),
                levels = nodes.Select(one => one.Node.Level).ToArray(),
                titles = nodes.Select(one => one.Node.Title).ToArray(),
                maxima = nodes.Select(one => one.Node.Max).ToArray(),
                points = nodes.Select(one => one.Node.Points).ToArray(),
                targets = nodes.Select(one => one.Node.Target).ToArray(),
                leaves = nodes.Select(one => one.Node.IsLeaf).ToArray(),
                surveys = nodes.Select(one => one.Node.IsSurvey).ToArray(),
                places = nodes.Select(one => one.Node.Place is null ? null : JsonSerializer.Serialize(one.Node.Place, Places)).ToArray(),
            },
            session.Transaction);
    }

    private async Task AddLossesAsync(IReadOnlyList<(Guid Result, IReadOnlyList<ResultLoss> Losses)> all, CancellationToken cancel)
    {
        // Lists of agencies differ in length: the rows of a result travel as one JSON document.
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.loss (result_id, code, field_code, max, points, category, cause, step, lead, coordinators)
            select result, code, field, max, points, category, cause, step, lead, coordinators
            from unnest(@results, @rows::jsonb[]) as per (result, rows), jsonb_to_recordset(rows)
                as new (code text, field text, max numeric, points numeric, category text, cause text, step text, lead text[], coordinators text[])
            """,
            new { results = all.Select(one => one.Result).ToArray(), rows = all.Select(one => JsonSerializer.Serialize(one.Losses, Places)).ToArray() },
            session.Transaction);
    }

    private async Task AddTasksAsync(IReadOnlyList<(Guid Result, IReadOnlyList<ResultTask> Tasks)> all, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            insert into results.task (result_id, position, code, text, lead, coordinators, monitor)
            select result, position, row ->> 'code', row ->> 'text', array(select jsonb_array_elements_text(row -> 'lead')),
                   array(select jsonb_array_elements_text(row -> 'coordinators')), array(select jsonb_array_elements_text(row -> 'monitor'))
            from unnest(@results, @rows::jsonb[]) as per (result, rows), jsonb_array_elements(rows) with ordinality as new (row, position)
            """,
            new { results = all.Select(one => one.Result).ToArray(), rows = all.Select(one => JsonSerializer.Serialize(one.Tasks, Places)).ToArray() },
            session.Transaction);
    }
}

/// <summary>Index and rank of a province in a published national table; percents and ranks, null where not published.</summary>
public sealed record Standing(string UnitId, int Year, decimal? Index, int? Rank, decimal? Sipas, int? SipasRank, string? Note, string Source);
