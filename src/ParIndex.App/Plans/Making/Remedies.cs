using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Making;

/// <summary>What a lead is asked about points lost at one of its criteria.</summary>
/// <param name="Target">Points the lead thinks it can reach; null: says nothing.</param>
/// <param name="SentAt">Sent: it counts; null: not yet.</param>
/// <param name="TakenAt">Taken into the draft.</param>
public sealed record Remedy(
    Guid PlanId, int Part, string Code, string UnitId, string Title, decimal? Max, decimal? Last, string Cause, string Explanation, string Text, decimal? Target, DateTime? SentAt, DateTime? TakenAt, int Version, string? ByName)
{
    public decimal Lost => (Max ?? 0) - (Last ?? 0);
}

/// <summary>
/// After publication each lead gets its lost points and returns by a day why they were lost and what will be done; taken over, these become causes, targets and tasks
/// of the draft. Rights are the page's matter.
/// </summary>
public sealed class Remedies(Session session, PlanStore plans, PlanNotices notices, UnitStore units, TimeProvider clock)
{
    private const int LongestText = 4_000;

    private static readonly Message Gone = new("Không có yêu cầu này. Hãy tải lại trang.", "There is no such request. Reload the page.");
    private static readonly Message Locked = new("Kế hoạch không còn là dự thảo.", "The plan is no longer a draft.");
    private static readonly Message BadDay = new("Hạn phải là hôm nay hoặc sau hôm nay.", "The last day must be today or later.");
    private static readonly Message Nobody = new("Không có tiêu chí mất điểm nào có cơ quan chủ trì là đơn vị đã đăng ký. Hãy ghi cơ quan chủ trì cho các tiêu chí mất điểm.", "No criterion that lost points is led by a registered unit. Name the leads of these criteria.");
    private static readonly Message Empty = new("Hãy ghi nguyên nhân và việc sẽ làm.", "Say why, and what will be done.");
    private static readonly Message TooLong = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");
    private static readonly Message BadTarget = new("Mục tiêu phải từ 0 đến điểm tối đa.", "The target is between 0 and the maximum.");
    private static readonly Message Changed = new("Người khác vừa sửa. Nội dung bạn nhập vẫn còn; hãy so rồi lưu lại.", "Somebody has just changed it. What you typed is still here; compare and save again.");

    /// <summary>Requests of a plan that may be seen, or those for some units.</summary>
    public async Task<IReadOnlyList<Remedy>> OfAsync(Guid plan, IReadOnlyCollection<string>? only = null, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Remedy>(
            """
            select r.plan_id as PlanId, r.part as Part, r.code as Code, r.unit_id as UnitId, l.title as Title, l.max as Max, l.last as Last, l.cause as Cause, r.explanation as Explanation, r.remedy as Text, r.target as Target,
                   r.sent_at as SentAt, r.taken_at as TakenAt, r.version as Version, r.by_name as ByName
            from plans.remedy r join plans.line l on l.plan_id = r.plan_id and l.part = r.part and l.code = r.code
            where r.plan_id = @plan and (@only::text[] is null or r.unit_id = any (@only::text[])) order by l.part, l.position, r.unit_id
            """,
            new { plan, only = only?.ToArray() },
            session.Transaction)).AsList();

    /// <summary>Drafts that wait for explanations of some units, with how many criteria.</summary>
    public async Task<IReadOnlyList<(Guid Plan, int Count)>> WaitingAsync(IReadOnlyCollection<string> units, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid, int)>(
            """
            select r.plan_id, count(*)::int from plans.remedy r join plans.plan p on p.id = r.plan_id and p.stage = 'Draft'
            where r.unit_id = any (@units) and r.sent_at is null group by r.plan_id, p.remedies_by order by p.remedies_by
            """,
            new { units = units.ToArray() },
            session.Transaction)).AsList();

    /// <summary>Asks the leads of all criteria that lost points, or those not asked yet, until a day.</summary>
    /// <returns>How many units are asked, or why not.</returns>
    public async Task<(int Units, Message? Problem)> AskAsync(Guid id, DateOnly? until, CancellationToken cancel = default)
    {
        if (until is not { } day || day < clock.Today())
            return (0, BadDay);

        await session.BeginAsync("plans.ask", null, cancel);
        try
        {
            if (await plans.LockAsync(id, cancel) is not { IsOpen: true } plan)
                return (0, Locked);

            var content = await plans.ContentAsync(id, cancel);
            var placing = new DutyPlacing(await units.RegisterAsync(cancel), plan.UnitId, plan.DayOf(clock.Today()));
            var asked = content.Rows.Where(row => row.HasPoints && row.Lost > 0)
                .SelectMany(row => placing.Of(new NamedParties(row.Lead, [], [])).Duties.Select(duty => (row.Part, row.Code, duty.UnitId))).ToList();
            if (asked.Count == 0)
                return (0, Nobody);

            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                update plans.plan set remedies_by = @day, version = version + 1 where id = @id;
                insert into plans.remedy (plan_id, part, code, unit_id, owner_id) select @id, part, code, unit, @UnitId from unnest(@parts, @codes, @units) as a (part, code, unit)
                on conflict (plan_id, part, code, unit_id) do nothing
                """,
                new { id, day, plan.UnitId, parts = asked.Select(one => one.Part).ToArray(), codes = asked.Select(one => one.Code).ToArray(), units = asked.Select(one => one.UnitId).ToArray() },
                session.Transaction);
            var to = asked.Select(one => one.UnitId).Distinct(StringComparer.Ordinal).ToList();
            await notices.AskedAsync(plan, to, day, cancel);
            await session.CommitAsync(cancel);
            return (to.Count, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Saves what a lead says, and sends it when asked to.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> SaveAsync(Guid plan, int part, string code, string unit, int seen, string? explanation, string? remedy, string? target, bool sends, CancellationToken cancel = default)
    {
        var (why, what) = (VietnameseText.Clean(explanation ?? ""), VietnameseText.CleanLines(remedy ?? ""));
        var (points, isBad) = PlanDigits.Read(target);
        if (why.Length > LongestText || what.Length > LongestText)
            return TooLong;

        if (sends && (why.Length == 0 || what.Length == 0))
            return Empty;

        await session.BeginAsync(sends ? "plans.answer" : "plans.draft-answer", null, cancel);
        try
        {
            if (await plans.FindAsync(plan, cancel) is not { } open || await plans.RowAsync(plan, part, code, cancel) is not { } row)
                return Gone;

            if (!open.IsOpen)
                return Locked;

            if (isBad || points < 0 || points > row.Max)
                return BadTarget;

            var changed = await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                update plans.remedy set explanation = @why, remedy = @what, target = @points, sent_at = case when @sends then @now end, taken_at = null, version = version + 1, by_name = @Name, at = @now
                where plan_id = @plan and part = @part and code = @code and unit_id = @unit and version = @seen
                """,
                new { plan, part, code, unit, seen, why, what, points, sends, session.Actor.Name, now = clock.GetUtcNow() },
                session.Transaction);
            if (changed == 0)
                return Changed;

            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Takes what was sent and not taken yet into the draft: the cause where none is stated, the target where it was only proposed, a task for each line of the remedy.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<(int Taken, Message? Problem)> TakeAsync(Guid id, CancellationToken cancel = default)
    {
        await session.BeginAsync("plans.take", null, cancel);
        try
        {
            if (await plans.LockAsync(id, cancel) is not { IsOpen: true })
                return (0, Locked);

            var now = clock.GetUtcNow();
            var sent = (await OfAsync(id, cancel: cancel)).Where(one => one is { SentAt: not null, TakenAt: null }).ToList();
            var tasks = sent.SelectMany(one => one.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => (one.Part, one.Code, Text: text))).ToList();
            await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                create temporary table sent on commit drop as select * from unnest(@parts, @codes, @units, @why, @targets) as s (part, code, unit, why, target);
                update plans.line l set cause = case when l.cause = '' then s.why else l.cause end,
                       target = case when l.proposal is not null and s.target is not null and s.target >= coalesce(l.last, 0) then s.target else l.target end,
                       proposal = case when s.target is not null then null else l.proposal end, proposal_en = case when s.target is not null then null else l.proposal_en end,
                       version = l.version + 1, by_name = @Name, at = @now
                from (select part, code, string_agg(why, E'\n' order by unit) as why, max(target) as target from sent group by part, code) s
                where l.plan_id = @id and l.part = s.part and l.code = s.code;
                delete from plans.task t using sent s where t.plan_id = @id and t.part = s.part and t.code = s.code and t.is_proposed;
                insert into plans.task (id, plan_id, part, code, position, kind, text, by_name, at)
                select i.id, @id, i.part, i.code, (select coalesce(max(position), 0) from plans.task where plan_id = @id and part = i.part) + i.n, 'Improve', i.text, @Name, @now
                from unnest(@ids, @taskParts, @taskCodes, @texts) with ordinality as i (id, part, code, text, n)
                where not exists (select from plans.task t where t.plan_id = @id and t.part = i.part and t.code = i.code and t.text = i.text);
                update plans.remedy r set taken_at = @now from sent s where r.plan_id = @id and r.part = s.part and r.code = s.code and r.unit_id = s.unit;
                drop table sent
                """,
                new
                {
                    id,
                    session.Actor.Name,
                    now,
                    parts = sent.Select(one => one.Part).ToArray(),
                    codes = sent.Select(one => one.Code).ToArray(),
                    units = sent.Select(one => one.UnitId).ToArray(),
                    why = sent.Select(one => one.Explanation).ToArray(),
                    targets = sent.Select(one => one.Target).ToArray(),
                    ids = tasks.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                    taskParts = tasks.Select(one => one.Part).ToArray(),
                    taskCodes = tasks.Select(one => one.Code).ToArray(),
                    texts = tasks.Select(one => one.Text).ToArray(),
                },
                session.Transaction);
            var plan = (await plans.FindAsync(id, cancel))!;
            await new PlaceDuties(session, plans, clock).RunAsync(plan, await units.RegisterAsync(cancel), cancel: cancel);
            await session.CommitAsync(cancel);
            return (sent.Count, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}
