using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Tracking;

/// <summary>What makes a task a ghost: it stands on paper and nobody lives with it.</summary>
public enum GhostSign
{
    /// <summary>No unit leads it.</summary>
    NoOwner,

    /// <summary>Nothing was reported for weeks after it began.</summary>
    NoAction,

    /// <summary>Copied from plan to plan while its criterion gained nothing.</summary>
    Copied,

    /// <summary>Meant to win points where none can be won.</summary>
    NothingToWin,
}

/// <summary>What is known of a task when ghosts are looked for.</summary>
/// <param name="Owners">Units that lead it.</param>
/// <param name="From">First day; null: the plan is not issued yet.</param>
/// <param name="LastAction">Day of the last report of any of its units; null: none.</param>
/// <param name="YearsCopied">How often it was carried over.</param>
/// <param name="Last">Points of its criterion last year; null: it has none.</param>
/// <param name="Before">Points when it was first planned; null: not known.</param>
/// <param name="Max">Maximum of its criterion.</param>
public sealed record GhostFacts(PlanTaskKind Kind, int Owners, DateOnly? From, bool IsOver, DateOnly? LastAction, int YearsCopied, decimal? Last, decimal? Before, decimal? Max);

/// <summary>Finds ghost tasks. Pure.</summary>
public static class GhostTasks
{
    /// <summary>Weeks without action after which a task is a ghost.</summary>
    public const int Weeks = 8;

    /// <summary>Signs of a task, the worst first; none for one that is done or given up.</summary>
    public static IEnumerable<(GhostSign Sign, Message Why)> Of(GhostFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.IsOver)
            yield break;

        if (facts.Owners == 0)
            yield return (GhostSign.NoOwner, new("Chưa gắn với đơn vị nào chủ trì.", "No unit leads it."));

        if (facts.From is { } from && from <= today && today.DayNumber - (facts.LastAction ?? from).DayNumber is var days && days >= Weeks * 7)
            yield return (GhostSign.NoAction, new($"{days / 7} tuần không có báo cáo nào.", $"Nothing reported for {days / 7} weeks."));

        if (facts.YearsCopied >= 2 && facts.Last is { } last && last < facts.Max && !(facts.Before < last))
            yield return (GhostSign.Copied, new($"Chép lại {facts.YearsCopied} lần mà điểm không tăng.", $"Copied {facts.YearsCopied} times without a gain of points."));

        if (facts.Kind == PlanTaskKind.Improve && facts.Max is { } max && facts.Last >= max)
            yield return (GhostSign.NothingToWin, new("Tiêu chí đã đạt tối đa: chuyển thành việc duy trì hoặc bỏ.", "The criterion is at its maximum: make it a task to keep it, or drop it."));
    }
}
