using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Making;

/// <summary>A goal as somebody types it; without an indicator the line is empty.</summary>
public sealed record GoalDraft(int Year, GoalIndicator? Indicator, string? Name, string? Value, string? Group, string? Reached);

/// <summary>Sets the goals of a draft; of an issued plan only what they came to. Rights are the page's matter.</summary>
public sealed class SetGoals(Session session, PlanStore plans, GoalStore goals)
{
    public const int MostGoals = 60;

    private const int LongestText = 300;

    private static readonly Message Gone = new("Không có kế hoạch này. Hãy tải lại trang.", "There is no such plan. Reload the page.");
    private static readonly Message Locked = new("Kế hoạch đã trình hoặc ban hành: mục tiêu không đổi được.", "The plan is submitted or issued: its goals cannot be changed.");
    private static readonly Message BadNumber = new("Không đọc được số. Ví dụ: 88,5.", "This is not a number. Example: 88.5.");
    private static readonly Message NoValue = new("Hãy nhập giá trị, hoặc nhóm.", "Enter a value, or a group.");
    private static readonly Message Both = new("Chỉ nhập giá trị hoặc nhóm, không cả hai.", "Enter a value or a group, not both.");
    private static readonly Message NoName = new("Hãy ghi tên mục tiêu khác.", "Name the other goal.");
    private static readonly Message BadYear = new("Năm nằm ngoài thời gian của kế hoạch.", "The year is not one of the plan's.");
    private static readonly Message BadPercent = new("Tỷ lệ từ 0 đến 100.", "A percentage is between 0 and 100.");
    private static readonly Message BadRank = new("Thứ hạng là số nguyên từ 1.", "A rank is a whole number from 1.");
    private static readonly Message TooLong = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");
    private static readonly Message TooMany = new($"Nhiều nhất {MostGoals} mục tiêu.", $"At most {MostGoals} goals.");

    /// <summary>Makes these the goals.</summary>
    /// <returns>Line → what is wrong with it; empty: done.</returns>
    public async Task<IReadOnlyDictionary<int, Message>> RunAsync(Guid id, IReadOnlyList<GoalDraft> drafts, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        await session.BeginAsync("plans.goals", null, cancel);
        try
        {
            if (await plans.LockAsync(id, cancel) is not { } plan)
                return One(0, Gone);

            var problems = new Dictionary<int, Message>();
            var read = new List<Goal>();
            foreach (var (i, draft) in drafts.Index().Where(pair => pair.Item.Indicator is not null))
            {
                if (Read(plan, draft, out var goal) is { } problem)
                    problems[i] = problem;
                else
                    read.Add(goal!);
            }

            if (read.Count > MostGoals)
                problems[MostGoals] = TooMany;

            if (problems.Count > 0)
                return problems;

            var stands = await goals.OfAsync(id, cancel);
            if (!plan.IsOpen && !stands.Select(Promise).SequenceEqual(read.Select(Promise)))
                return One(0, Locked);

            await goals.SetAsync(id, read, cancel);
            await session.CommitAsync(cancel);
            return problems;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private static Goal Promise(Goal goal) => goal with { Reached = null, ReachedGroup = "" };

    private static Message? Read(Plan plan, GoalDraft draft, out Goal? goal)
    {
        goal = null;
        var (value, isBad) = PlanDigits.Read(draft.Value);
        var (reached, isBadReached) = PlanDigits.Read(draft.Reached);
        var (name, group) = (VietnameseText.Clean(draft.Name ?? ""), VietnameseText.Clean(draft.Group ?? ""));
        if (isBad || isBadReached)
            return BadNumber;

        if (draft.Year < plan.YearFrom || draft.Year > plan.YearTo)
            return BadYear;

        if (name.Length > LongestText || group.Length > LongestText)
            return TooLong;

        var indicator = draft.Indicator!.Value;
        if (indicator == GoalIndicator.AboveLast)
            (value, group) = (null, "");
        else if (value is null == (group.Length == 0))
            return value is null ? NoValue : Both;

        if (indicator == GoalIndicator.Other && name.Length == 0)
            return NoName;

        if (indicator is GoalIndicator.Percent or GoalIndicator.Sipas or GoalIndicator.Leaders && value is < 0 or > 100)
            return BadPercent;

        if (indicator == GoalIndicator.Rank && (value is not >= 1 || decimal.Truncate(value.Value) != value))
            return BadRank;

        goal = new Goal(draft.Year, indicator, indicator == GoalIndicator.Other ? name : "", value, group, reached);
        return null;
    }

    private static Dictionary<int, Message> One(int line, Message problem) => new() { [line] = problem };
}
