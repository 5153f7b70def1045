using System.Text.Json;
using Dapper;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;

namespace ParIndex.App.Rounds.Calling;

/// <summary>Data calls and their answers in the database. Reads see what row-level security lets through; writes belong to the open process.</summary>
public sealed class CallStore(Session session, TimeProvider clock)
{
    private const string AnswerColumns =
        """
        select call_id as CallId, unit_id as UnitId, figures::text as Figures, note as Note, sent_at as SentAt, returned_reason as ReturnedReason, version as Version, by_name as ByName, at as At
        from rounds.call_answer
        """;

    /// <summary>Calls of an entry, the newest first.</summary>
    public Task<IReadOnlyList<DataCall>> OfEntryAsync(Guid card, string code, CancellationToken cancel = default) => CallsAsync("scorecard_id = @card and code = @code order by at desc", new { card, code }, cancel);

    /// <summary>One call; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<DataCall?> FindAsync(Guid id, CancellationToken cancel = default) => (await CallsAsync("id = @id", new { id }, cancel)).SingleOrDefault();

    /// <summary>One call, held to the end of the open process: its answers are rolled up one after the other.</summary>
    public async Task<DataCall?> LockAsync(Guid id, CancellationToken cancel = default) => (await CallsAsync("id = @id for update", new { id }, cancel)).SingleOrDefault();

    /// <summary>Answers that may be seen, of some calls.</summary>
    public async Task<IReadOnlyList<CallAnswer>> AnswersAsync(IReadOnlyCollection<Guid> calls, CancellationToken cancel = default) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<AnswerRow>($"{AnswerColumns} where call_id = any (@calls) order by unit_id", new { calls = calls.ToArray() }, session.Transaction))
            .Select(row => row.ToAnswer())];

    /// <summary>The answer of a unit, held to the end of the open process when it is to be written.</summary>
    public async Task<CallAnswer?> AnswerAsync(Guid call, string unit, bool holds = false, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<AnswerRow>(
            $"{AnswerColumns} where call_id = @call and unit_id = @unit {(holds ? "for update" : "")}", new { call, unit }, session.Transaction))?.ToAnswer();

    /// <summary>How far the calls of the entries of a scorecard are.</summary>
    public async Task<IReadOnlyList<CallCount>> CountsAsync(Guid card, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<CallCount>(
            """
            select c.code as Code, count(*)::int as Asked, count(a.sent_at)::int as Sent
            from rounds.call c join rounds.call_answer a on a.call_id = c.id where c.scorecard_id = @card group by c.code
            """,
            new { card },
            session.Transaction)).AsList();

    /// <summary>Open calls that wait for an answer of some units, the most urgent first.</summary>
    public async Task<IReadOnlyList<CallWaiting>> WaitingAsync(IReadOnlyCollection<string> units, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<CallWaiting>(
            """
            select c.id as CallId, a.unit_id as UnitId, c.asker_id as AskerId, c.question as Question, c.last_day as LastDay, a.returned_reason as ReturnedReason, a.version > 0 as IsBegun
            from rounds.call_answer a join rounds.call c on c.id = a.call_id
            where a.unit_id = any (@units) and a.sent_at is null and c.closed_at is null order by c.last_day, c.at
            """,
            new { units = units.ToArray() },
            session.Transaction)).AsList();

    /// <summary>Adds a call with the units asked.</summary>
    public async Task<Guid> AddAsync(Guid card, string code, string asker, string question, DateOnly lastDay, IReadOnlyList<CallFigure> figures, IReadOnlyCollection<string> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await ExecuteAsync(
            """
            insert into rounds.call (id, scorecard_id, code, asker_id, question, last_day, by_id, by_name, at) values (@id, @card, @code, @asker, @question, @lastDay, @By, @Name, @now);
            insert into rounds.call_figure (call_id, name, position, label, label_en, type, unit, least, greatest, at_most, how, slot)
            select @id, name, position, label, label_en, type, unit, least, greatest, at_most, how, slot
            from unnest(@names, @labels, @english, @types, @measures, @least, @greatest, @limits, @ways, @slots)
                with ordinality as f (name, label, label_en, type, unit, least, greatest, at_most, how, slot, position)
            """,
            new
            {
                id,
                card,
                code,
                asker,
                question,
                lastDay,
                By = session.Actor.Id,
                session.Actor.Name,
                now,
                names = figures.Select(figure => figure.Input.Name).ToArray(),
                labels = figures.Select(figure => figure.Input.Label).ToArray(),
                english = figures.Select(figure => figure.Input.LabelEnglish).ToArray(),
                types = figures.Select(figure => figure.Input.Type.ToString()).ToArray(),
                measures = figures.Select(figure => figure.Input.Unit).ToArray(),
                least = figures.Select(figure => figure.Input.Min).ToArray(),
                greatest = figures.Select(figure => figure.Input.Max).ToArray(),
                limits = figures.Select(figure => figure.Input.AtMost).ToArray(),
                ways = figures.Select(figure => figure.How.ToString()).ToArray(),
                slots = figures.Select(figure => figure.Slot).ToArray(),
            },
            cancel);
        await AskAsync(id, units, cancel);
        return id;
    }

    /// <summary>Asks further units.</summary>
    public Task AskAsync(Guid call, IReadOnlyCollection<string> units, CancellationToken cancel = default) => ExecuteAsync(
        """
        insert into rounds.call_answer (call_id, unit_id, scorecard_id, code, asker_id)
        select c.id, u, c.scorecard_id, c.code, c.asker_id from rounds.call c cross join unnest(@units) as u where c.id = @call
        on conflict (call_id, unit_id) do nothing
        """,
        new { call, units = units.ToArray() },
        cancel);

    /// <summary>Saves what a unit says; sent or not yet.</summary>
    public Task SaveAsync(Guid call, string unit, IReadOnlyDictionary<string, string> figures, string note, bool isSent, CancellationToken cancel = default) => ExecuteAsync(
        """
        update rounds.call_answer set figures = @figures::jsonb, note = @note, sent_at = case when @isSent then @now end, returned_reason = case when @isSent then null else returned_reason end,
               version = version + 1, by_id = @Id, by_name = @Name, at = @now
        where call_id = @call and unit_id = @unit
        """,
        new { call, unit, figures = JsonSerializer.Serialize(figures), note, isSent, session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow() },
        cancel);

    /// <summary>Sends an answer back to its unit.</summary>
    public Task ReturnAsync(Guid call, string unit, string reason, CancellationToken cancel = default) => ExecuteAsync(
        "update rounds.call_answer set sent_at = null, returned_reason = @reason, version = version + 1 where call_id = @call and unit_id = @unit", new { call, unit, reason }, cancel);

    /// <summary>Closes a call, or opens it again, and sets its last day.</summary>
    public Task ChangeAsync(Guid call, bool isClosed, DateOnly lastDay, CancellationToken cancel = default) => ExecuteAsync(
        "update rounds.call set closed_at = case when @isClosed then @now end, closed_name = case when @isClosed then @Name end, last_day = @lastDay, version = version + 1 where id = @call",
        new { call, isClosed, lastDay, session.Actor.Name, now = clock.GetUtcNow() },
        cancel);

    /// <summary>Notes what was put into the entry.</summary>
    public Task RolledAsync(Guid call, IReadOnlyDictionary<string, string> rolled, CancellationToken cancel = default) =>
        ExecuteAsync("update rounds.call set rolled = @rolled::jsonb where id = @call", new { call, rolled = JsonSerializer.Serialize(rolled) }, cancel);

    /// <summary>Documents put to answers, by call and unit.</summary>
    public async Task<ILookup<(Guid Call, string Unit), Guid>> EvidenceAsync(IReadOnlyCollection<Guid> calls, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Call, string Unit, Guid Item)>(
            "select call_id, unit_id, item_id from rounds.call_evidence where call_id = any (@calls) order by at", new { calls = calls.ToArray() }, session.Transaction))
        .ToLookup(row => (row.Call, row.Unit), row => row.Item);

    /// <summary>Entries a document was sent for.</summary>
    public async Task<IEnumerable<(Guid Card, string Code)>> EntriesOfAsync(Guid item, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid, string)>(
            "select distinct c.scorecard_id, c.code from rounds.call_evidence u join rounds.call c on c.id = u.call_id where u.item_id = @item", new { item }, session.Transaction);

    /// <summary>Makes these the documents of an answer.</summary>
    public Task SetEvidenceAsync(Guid call, string unit, IReadOnlyCollection<Guid> items, CancellationToken cancel = default) => ExecuteAsync(
        """
        delete from rounds.call_evidence where call_id = @call and unit_id = @unit and item_id <> all (@items);
        insert into rounds.call_evidence (call_id, unit_id, item_id, by_name, at)
        select @call, @unit, i.id, @Name, @now from evidence.item i where i.id = any (@items) and i.unit_id = @unit and i.withdrawn_at is null
        on conflict (call_id, unit_id, item_id) do nothing
        """,
        new { call, unit, items = items.ToArray(), session.Actor.Name, now = clock.GetUtcNow() },
        cancel);

    private async Task<IReadOnlyList<DataCall>> CallsAsync(string which, object arguments, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var calls = (await connection.QueryAsync<CallRow>(
            $"""
            select id as Id, scorecard_id as ScorecardId, code as Code, asker_id as AskerId, question as Question, last_day as LastDay, closed_at as ClosedAt, closed_name as ClosedName,
                   rolled::text as Rolled, by_name as ByName, at as At
            from rounds.call where {which}
            """,
            arguments,
            session.Transaction)).AsList();
        if (calls.Count == 0)
            return [];

        var figures = (await connection.QueryAsync<FigureRow>(
            """
            select call_id as CallId, name as Name, label as Label, label_en as LabelEnglish, type as Type, unit as Unit, least as Least, greatest as Greatest, at_most as AtMost, how as How, slot as Slot
            from rounds.call_figure where call_id = any (@ids) order by position
            """,
            new { ids = calls.Select(call => call.Id).ToArray() },
            session.Transaction)).ToLookup(row => row.CallId, row => row.ToFigure());
        return [.. calls.Select(row => row.ToCall([.. figures[row.Id]]))];
    }

    private async Task ExecuteAsync(string sql, object arguments, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(sql, arguments, session.Transaction);

    private sealed class CallRow
    {
        public Guid Id { get; init; }

        public Guid ScorecardId { get; init; }

        public string Code { get; init; } = "";

        public string AskerId { get; init; } = "";

        public string Question { get; init; } = "";

        public DateOnly LastDay { get; init; }

        public DateTime? ClosedAt { get; init; }

        public string? ClosedName { get; init; }

        public string Rolled { get; init; } = "{}";

        public string ByName { get; init; } = "";

        public DateTime At { get; init; }

        public DataCall ToCall(IReadOnlyList<CallFigure> figures) =>
            new(Id, ScorecardId, Code, AskerId, Question, LastDay, ClosedAt, ClosedName, EntryRow.Read(Rolled), ByName, At) { Figures = figures };
    }

    private sealed class FigureRow
    {
        public Guid CallId { get; init; }

        public string Name { get; init; } = "";

        public string Label { get; init; } = "";

        public string? LabelEnglish { get; init; }

        public InputType Type { get; init; }

        public string? Unit { get; init; }

        public decimal? Least { get; init; }

        public decimal? Greatest { get; init; }

        public string? AtMost { get; init; }

        public RollUp How { get; init; }

        public string? Slot { get; init; }

        public CallFigure ToFigure() => new(new RuleInput { Name = Name, Label = Label, LabelEnglish = LabelEnglish, Type = Type, Unit = Unit, Min = Least, Max = Greatest, AtMost = AtMost }, How, Slot);
    }

    private sealed class AnswerRow
    {
        public Guid CallId { get; init; }

        public string UnitId { get; init; } = "";

        public string Figures { get; init; } = "{}";

        public string Note { get; init; } = "";

        public DateTime? SentAt { get; init; }

        public string? ReturnedReason { get; init; }

        public int Version { get; init; }

        public string? ByName { get; init; }

        public DateTime? At { get; init; }

        public CallAnswer ToAnswer() => new(CallId, UnitId, EntryRow.Read(Figures), Note, SentAt, ReturnedReason, Version, ByName, At);
    }
}
