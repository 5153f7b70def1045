using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Plans.Reporting;

/// <summary>Reports on plans in the database; writes belong to the open process.</summary>
public sealed class ReportStore(Session session, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    private const string Columns =
        """
        select id as Id, plan_id as PlanId, unit_id as UnitId, owner_id as OwnerId, kind as Kind, subject as Subject, from_day as "From", to_day as "To", due_on as DueOn, texts::text as Texts, figures::text as Figures,
               sent_at as SentAt, sent_name as SentName, returned_reason as ReturnedReason, version as Version
        from plans.report
        """;

    /// <summary>A report; null when there is none, or it is not for the eyes of who asks.</summary>
    public async Task<ProgressReport?> FindAsync(Guid id, bool holds = false, CancellationToken cancel = default) => (await ReadAsync($"where id = @id{(holds ? " for update" : "")}", new { id }, cancel)).SingleOrDefault();

    /// <summary>Reports of a plan that may be seen, the newest period first, the merged one before the others.</summary>
    public Task<IReadOnlyList<ProgressReport>> OfPlanAsync(Guid plan, CancellationToken cancel = default) =>
        ReadAsync("where plan_id = @plan order by to_day desc, kind, subject, unit_id <> owner_id, unit_id", new { plan }, cancel);

    /// <summary>Reports of the units a merged report is made of.</summary>
    public Task<IReadOnlyList<ProgressReport>> SiblingsAsync(ProgressReport merged, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(merged);
        return ReadAsync(
            "where plan_id = @PlanId and kind = @kind and subject = @Subject and from_day = @From and to_day = @To and unit_id <> owner_id order by unit_id",
            new { merged.PlanId, kind = merged.Kind.ToString(), merged.Subject, merged.From, merged.To },
            cancel);
    }

    /// <summary>Reports that wait to be sent by some units, the most urgent first.</summary>
    public async Task<IReadOnlyList<ReportWaiting>> WaitingAsync(IReadOnlyCollection<string> units, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<ReportWaiting>(
            """
            select r.id as Id, r.unit_id as UnitId, p.name as PlanName, r.kind as Kind, r.subject as Subject, r.from_day as "From", r.to_day as "To", r.due_on as DueOn
            from plans.report r join plans.plan p on p.id = r.plan_id where r.unit_id = any (@units) and r.sent_at is null order by r.due_on
            """,
            new { units = units.ToArray() },
            session.Transaction)).AsList();

    /// <summary>Asks for a report: one of who made the plan, and one of each unit that leads or takes part in tasks it is about. Those that are there already stay.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> AskAsync(Plan plan, ReportKind kind, string subject, DateOnly from, DateOnly to, DateOnly due, IReadOnlyCollection<string> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var all = units.Append(plan.UnitId).Distinct(StringComparer.Ordinal).ToArray();
        var now = clock.GetUtcNow();
        return await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into plans.report (id, plan_id, unit_id, owner_id, kind, subject, from_day, to_day, due_on, by_name, at)
            select id, @Id, unit, @UnitId, @kind, @subject, @from, @to, @due, @Name, @now from unnest(@ids, @all) as r (id, unit)
            on conflict (plan_id, unit_id, kind, subject, from_day, to_day) do nothing
            """,
            new { plan.Id, plan.UnitId, kind = kind.ToString(), subject, from, to, due, session.Actor.Name, now, ids = all.Select(_ => Guid.CreateVersion7(now)).ToArray(), all },
            session.Transaction);
    }

    /// <summary>Saves what people wrote; sent with its figures, or not yet.</summary>
    /// <returns>False: somebody has written meanwhile.</returns>
    public async Task<bool> SaveAsync(Guid id, int seen, IReadOnlyDictionary<ReportSection, string> texts, ReportFigures? sent, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update plans.report set texts = @texts::jsonb, figures = @figures::jsonb, sent_at = case when @isSent then @now end, sent_name = case when @isSent then @Name end,
                   returned_reason = case when @isSent then null else returned_reason end, version = version + 1, by_name = @Name, at = @now
            where id = @id and version = @seen and sent_at is null
            """,
            new { id, seen, texts = JsonSerializer.Serialize(texts, Json), figures = sent is null ? null : JsonSerializer.Serialize(sent, Json), isSent = sent is not null, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction) == 1;

    /// <summary>Opens a sent report again.</summary>
    public async Task ReturnAsync(Guid id, string reason, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "update plans.report set sent_at = null, sent_name = null, figures = null, returned_reason = @reason, version = version + 1 where id = @id", new { id, reason }, session.Transaction);

    private async Task<IReadOnlyList<ProgressReport>> ReadAsync(string which, object arguments, CancellationToken cancel) =>
        [.. (await (await session.ConnectionAsync(cancel)).QueryAsync<Row>($"{Columns} {which}", arguments, session.Transaction)).Select(row => row.ToReport())];

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Guid PlanId { get; init; }

        public string UnitId { get; init; } = "";

        public string OwnerId { get; init; } = "";

        public ReportKind Kind { get; init; }

        public string Subject { get; init; } = "";

        public DateOnly From { get; init; }

        public DateOnly To { get; init; }

        public DateOnly DueOn { get; init; }

        public string Texts { get; init; } = "{}";

        public string? Figures { get; init; }

        public DateTime? SentAt { get; init; }

        public string? SentName { get; init; }

        public string? ReturnedReason { get; init; }

        public int Version { get; init; }

        public ProgressReport ToReport() => new(
            Id, PlanId, UnitId, OwnerId, Kind, Subject, From, To, DueOn, JsonSerializer.Deserialize<Dictionary<ReportSection, string>>(Texts, Json)!,
            Figures is null ? null : JsonSerializer.Deserialize<ReportFigures>(Figures, Json), SentAt, SentName, ReturnedReason, Version);
    }
}
