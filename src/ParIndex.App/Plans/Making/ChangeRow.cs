using Dapper;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Plans;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Making;

/// <summary>A row of a plan as somebody types it; agencies are separated by ";".</summary>
public sealed record TypedRow(int Seen, string? Target, string? TargetText, string? Reason, string? Lead, string? Coordinators, string? Monitor, string? Time, string? Note);

/// <summary>A task of a plan as somebody types it. Money is in million dong.</summary>
public sealed record TypedTask(string? Text, PlanTaskKind Kind, string? Output, string? Lead, string? Coordinators, string? Monitor, DateOnly? StartsOn, DateOnly? DueOn, string? Estimate, string? MoneySource, string? Approved, string? Spent);

/// <summary>Changes rows and tasks of a plan that is a draft; gives up a task of one that is issued. Rights are the page's matter.</summary>
public sealed class ChangeRow(Session session, PlanStore plans, PlaceDuties duties, UnitStore units, TimeProvider clock)
{
    private const int LongestText = 4_000;
    private const int MostAgencies = 60;
    private const int MostTasks = 100;

    private static readonly Message Gone = new("Không có dòng này trong kế hoạch. Hãy tải lại trang.", "The plan has no such row. Reload the page.");
    private static readonly Message Locked = new("Kế hoạch đã trình hoặc ban hành, không sửa được. Nội dung bạn nhập vẫn còn trên trang.", "The plan is submitted or issued and cannot be changed. What you typed is still on the page.");
    private static readonly Message TooLong = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");
    private static readonly Message NoText = new("Hãy ghi nội dung nhiệm vụ.", "Write what is to be done.");
    private static readonly Message BadNumber = new("Không đọc được số này. Ví dụ: 1,25.", "This is not a number. Example: 1.25.");
    private static readonly Message BadMoney = new("Số tiền là triệu đồng, từ 0 trở lên. Ví dụ: 120,5.", "Money is in million dong, 0 or more. Example: 120.5.");
    private static readonly Message BadDays = new("Ngày bắt đầu phải trước hạn hoàn thành.", "It must begin before its last day.");
    private static readonly Message NoReason = new("Hãy ghi lý do.", "Say why.");
    private static readonly Message TooManyTasks = new($"Mỗi tiêu chí có nhiều nhất {MostTasks} nhiệm vụ.", $"A criterion has at most {MostTasks} tasks.");

    /// <summary>Saves a row.</summary>
    /// <returns>What is wrong, by field or "" for the whole; empty: done.</returns>
    public Task<IReadOnlyDictionary<string, Message>> SaveAsync(Guid plan, int part, string code, TypedRow typed, CancellationToken cancel = default) => InDraftAsync("plans.row", plan, async draft =>
    {
        if (await plans.RowAsync(plan, part, code, cancel) is not { } row)
            return One("", Gone);

        if (row.Version != typed.Seen)
            return One("", new("Người khác vừa sửa dòng này. Những gì bạn nhập vẫn còn dưới đây; hãy so với bản đã lưu rồi lưu lại.", "Somebody has just changed this row. What you typed is still below; compare it with what is saved, then save again."));

        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        var target = Number(typed.Target, "target", BadNumber, problems);
        if (target is { } points && (points < 0 || points > (row.Max ?? decimal.MaxValue)))
            problems["target"] = new($"Mục tiêu từ 0 đến {PlanDigits.Vi(row.Max)}.", $"The target is between 0 and {PlanDigits.En(row.Max)}.");

        var reason = Text(typed.Reason, "reason", problems);
        if (problems.Count == 0 && target < row.Last && reason.Length == 0)
            problems["reason"] = new($"Mục tiêu thấp hơn {PlanDigits.Vi(row.Last)} điểm đã đạt: hãy ghi lý do.", $"The target is below the {PlanDigits.En(row.Last)} points reached: say why.");

        var (lead, coordinators, monitor) = (Agencies(typed.Lead, "lead", problems), Agencies(typed.Coordinators, "coordinators", problems), Agencies(typed.Monitor, "monitor", problems));
        var (targetText, time, note) = (Text(typed.TargetText, "targetText", problems), Text(typed.Time, "time", problems), Text(typed.Note, "note", problems));
        if (problems.Count > 0)
            return problems;

        await ExecuteAsync(
            """
            update plans.line set target = @target, target_text = @targetText, reason = @reason, lead = @lead, coordinators = @coordinators, monitor = @monitor, time = @time, note = @note,
                   proposal = case when target is not distinct from @target then proposal end, proposal_en = case when target is not distinct from @target then proposal_en end,
                   inherited = case when (lead, coordinators, monitor) is distinct from (@lead::text[], @coordinators::text[], @monitor::text[]) then '{}' else inherited end,
                   version = version + 1, by_name = @Name, at = @now
            where plan_id = @plan and part = @part and code = @code
            """,
            new { plan, part, code, target = row.IsLeaf ? target : null, targetText, reason = target < row.Last ? reason : "", lead, coordinators, monitor, time, note, session.Actor.Name, now = clock.GetUtcNow() },
            cancel);
        await duties.RunAsync(draft, await units.RegisterAsync(cancel), (part, code), cancel);
        return problems;
    }, cancel);

    /// <summary>Adds a task to a row.</summary>
    /// <returns>What is wrong by field; empty: done.</returns>
    public Task<IReadOnlyDictionary<string, Message>> AddTaskAsync(Guid plan, int part, string code, TypedTask typed, CancellationToken cancel = default) => InDraftAsync("plans.task", plan, async draft =>
    {
        if (await plans.RowAsync(plan, part, code, cancel) is null)
            return One("", Gone);

        if ((await plans.TasksAsync(plan, part, code, cancel)).Count >= MostTasks)
            return One("", TooManyTasks);

        var problems = Read(typed, out var read);
        if (problems.Count > 0)
            return problems;

        var now = clock.GetUtcNow();
        await ExecuteAsync(
            """
            insert into plans.task (id, plan_id, part, code, position, kind, text, output, lead, coordinators, monitor, starts_on, due_on, estimate, money_source, approved, spent, by_name, at)
            select @id, @plan, @part, @code, coalesce((select max(position) from plans.task where plan_id = @plan and part = @part), 0) + 1, @Kind, @Text, @Output, @Lead, @Coordinators, @Monitor, @StartsOn, @DueOn,
                   @Estimate, @MoneySource, @Approved, @Spent, @Name, @now
            """,
            Arguments(read, new { id = Guid.CreateVersion7(now), plan, part, code, session.Actor.Name, now }),
            cancel);
        await duties.RunAsync(draft, await units.RegisterAsync(cancel), (part, code), cancel);
        return problems;
    }, cancel);

    /// <summary>Changes a task; by that it is no longer only proposed.</summary>
    /// <param name="seen">Version that was shown.</param>
    /// <returns>What is wrong by field; empty: done.</returns>
    public async Task<IReadOnlyDictionary<string, Message>> ChangeTaskAsync(Guid task, int seen, TypedTask typed, CancellationToken cancel = default)
    {
        if (await plans.TaskAsync(task, cancel) is not { } stands)
            return One("", Gone);

        return await InDraftAsync("plans.task", stands.PlanId, async draft =>
        {
            var problems = Read(typed, out var read);
            if (problems.Count > 0)
                return problems;

            var changed = await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                update plans.task set kind = @Kind, text = @Text, output = @Output, lead = @Lead, coordinators = @Coordinators, monitor = @Monitor, starts_on = @StartsOn, due_on = @DueOn, estimate = @Estimate,
                       money_source = @MoneySource, approved = @Approved, spent = @Spent, is_proposed = false, is_title = is_title and text = @Text, version = version + 1, by_name = @Name, at = @now
                where id = @task and version = @seen
                """,
                Arguments(read, new { task, seen, session.Actor.Name, now = clock.GetUtcNow() }),
                session.Transaction);
            if (changed == 0)
                return One("", new("Người khác vừa sửa nhiệm vụ này. Những gì bạn nhập vẫn còn dưới đây; hãy so với bản đã lưu rồi lưu lại.", "Somebody has just changed this task. What you typed is still below; compare it with what is saved, then save again."));

            await duties.RunAsync(draft, await units.RegisterAsync(cancel), (stands.Part, stands.Code), cancel);
            return problems;
        }, cancel);
    }

    /// <summary>Takes a task out of a draft; gives it up, with a reason, once the plan is issued.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> RemoveTaskAsync(Guid task, string? reason, CancellationToken cancel = default)
    {
        if (await plans.TaskAsync(task, cancel) is not { } stands || await plans.FindAsync(stands.PlanId, cancel) is not { } plan)
            return Gone;

        var why = VietnameseText.Clean(reason ?? "");
        if (!plan.IsOpen && (!plan.IsRunning || why.Length is 0 or > LongestText))
            return plan.IsRunning ? NoReason : Locked;

        await session.BeginAsync(plan.IsOpen ? "plans.task" : "plans.drop", plan.IsOpen ? null : why, cancel);
        try
        {
            await ExecuteAsync(
                plan.IsOpen
                    ? "delete from plans.task where id = @task"
                    : "update plans.task set dropped_at = @now, dropped_reason = @why, version = version + 1, by_name = @Name, at = @now where id = @task and dropped_at is null",
                new { task, why, session.Actor.Name, now = clock.GetUtcNow() },
                cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Confirms what the application proposed for a row as it is.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> AcceptAsync(Guid plan, int part, string code, CancellationToken cancel = default) => (await InDraftAsync("plans.accept", plan, async _ =>
    {
        await ExecuteAsync(
            """
            update plans.task set is_proposed = false, version = version + 1 where plan_id = @plan and part = @part and code = @code and is_proposed;
            update plans.line set proposal = null, proposal_en = null, version = version + 1 where plan_id = @plan and part = @part and code = @code and proposal is not null
            """,
            new { plan, part, code },
            cancel);
        return new Dictionary<string, Message>();
    }, cancel)).Values.FirstOrDefault();

    private async Task<IReadOnlyDictionary<string, Message>> InDraftAsync(string deed, Guid id, Func<Plan, Task<IReadOnlyDictionary<string, Message>>> change, CancellationToken cancel)
    {
        await session.BeginAsync(deed, null, cancel);
        try
        {
            if (await plans.LockAsync(id, cancel) is not { } plan)
                return One("", Gone);

            if (!plan.IsOpen)
                return One("", Locked);

            var problems = await change(plan);
            if (problems.Count == 0)
                await session.CommitAsync(cancel);

            return problems;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static Dictionary<string, Message> Read(TypedTask typed, out ReadTask read)
    {
        var problems = new Dictionary<string, Message>(StringComparer.Ordinal);
        var text = Text(typed.Text, "text", problems);
        if (text.Length == 0)
            problems["text"] = NoText;

        if (typed.StartsOn > typed.DueOn)
            problems["due"] = BadDays;

        read = new ReadTask(
            typed.Kind, text, Text(typed.Output, "output", problems), Own(Agencies(typed.Lead, "lead", problems)), Own(Agencies(typed.Coordinators, "coordinators", problems)), Own(Agencies(typed.Monitor, "monitor", problems)),
            typed.StartsOn, typed.DueOn, Money(typed.Estimate, "estimate", problems), Text(typed.MoneySource, "moneySource", problems), Money(typed.Approved, "approved", problems), Money(typed.Spent, "spent", problems));
        return problems;
    }

    /// <summary>Nobody named: as the row says.</summary>
    private static string[]? Own(string[] agencies) => agencies.Length == 0 ? null : agencies;

    private static DynamicParameters Arguments(ReadTask read, object more)
    {
        var all = new DynamicParameters(more);
        all.AddDynamicParams(new { Kind = read.Kind.ToString(), read.Text, read.Output, read.Lead, read.Coordinators, read.Monitor, read.StartsOn, read.DueOn, read.Estimate, read.MoneySource, read.Approved, read.Spent });
        return all;
    }

    private static decimal? Money(string? typed, string field, Dictionary<string, Message> problems)
    {
        var money = Number(typed, field, BadMoney, problems);
        if (money < 0 || money > 1_000_000_000)
            problems[field] = BadMoney;

        return money;
    }

    private static decimal? Number(string? typed, string field, Message bad, Dictionary<string, Message> problems)
    {
        var (number, isBad) = PlanDigits.Read(typed);
        if (isBad)
            problems[field] = bad;

        return number;
    }

    private static string Text(string? typed, string field, Dictionary<string, Message> problems)
    {
        var text = VietnameseText.Clean(typed ?? "");
        if (text.Length > LongestText)
            problems[field] = TooLong;

        return text;
    }

    private static string[] Agencies(string? typed, string field, Dictionary<string, Message> problems)
    {
        string[] agencies = [.. (typed ?? "").Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(VietnameseText.Clean).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal)];
        if (agencies.Length > MostAgencies || agencies.Any(one => one.Length > LongestText))
            problems[field] = TooLong;

        return agencies;
    }

    private async Task ExecuteAsync(string sql, object arguments, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(sql, arguments, session.Transaction);

    private static Dictionary<string, Message> One(string field, Message problem) => new(StringComparer.Ordinal) { [field] = problem };

    private sealed record ReadTask(
        PlanTaskKind Kind, string Text, string Output, string[]? Lead, string[]? Coordinators, string[]? Monitor, DateOnly? StartsOn, DateOnly? DueOn, decimal? Estimate, string MoneySource, decimal? Approved, decimal? Spent);
}
