using ParIndex.Core.Text;

namespace ParIndex.Core.Plans;

/// <summary>Something about a plan that stops it, or that who signs it should know.</summary>
/// <param name="Code">The criterion; empty: the plan as a whole.</param>
/// <param name="IsError">The plan cannot be submitted so.</param>
public sealed record PlanFinding(string Code, bool IsError, Message Message);

/// <summary>Looks a plan through before it is submitted.</summary>
public static class PlanCheck
{
    /// <summary>All findings, errors first, then in the order of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="goal">Points the plan promises in all; null: none.</param>
    public static IReadOnlyList<PlanFinding> Of(ImprovementPlan plan, decimal? goal = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Leaves.SelectMany(Of).Concat(OfGoal(plan, goal)).OrderByDescending(finding => finding.IsError)];
    }

    private static IEnumerable<PlanFinding> Of(PlanLine line)
    {
        if (line.Target is not { } target)
        {
            yield return new(line.Code, true, new("chưa có mục tiêu. Nhập điểm phấn đấu.", "has no target. Enter the points to reach."));
            yield break;
        }

        if (target > line.Max || target < 0)
            yield return new(line.Code, true, new($"mục tiêu {PlanPoints.Vi(target)} nằm ngoài khoảng 0 đến {PlanPoints.Vi(line.Max)}.", $"the target {PlanPoints.En(target)} is outside 0 to {PlanPoints.En(line.Max)}."));

        if (target < line.Last && line.Reason.Length == 0)
            yield return new(line.Code, true, new(
                $"mục tiêu {PlanPoints.Vi(target)} thấp hơn điểm đã đạt {PlanPoints.Vi(line.Last)}. Nâng mục tiêu hoặc ghi lý do.", $"the target {PlanPoints.En(target)} is below the {PlanPoints.En(line.Last)} points reached. Raise it or say why."));

        if (target == line.Last && target < line.Max)
            yield return new(line.Code, false, new(
                $"mục tiêu giữ nguyên {PlanPoints.Vi(target)}, trong khi còn {PlanPoints.Vi(line.Lost)} điểm có thể lấy lại.", $"the target stays at {PlanPoints.En(target)} while {PlanPoints.En(line.Lost)} points can be won back."));

        if (line.Tasks.Count == 0)
            yield return new(line.Code, true, new("chưa có nhiệm vụ. Ghi ít nhất một nhiệm vụ.", "has no task. Write one at least."));

        if (line.Lead.Count == 0)
            yield return new(line.Code, true, new("chưa có cơ quan chủ trì.", "has no lead agency."));
    }

    private static IEnumerable<PlanFinding> OfGoal(ImprovementPlan plan, decimal? goal)
    {
        if (goal is { } promised && plan.Target < promised)
            yield return new("", true, new(
                $"tổng mục tiêu của các tiêu chí là {PlanPoints.Vi(plan.Target)}, thiếu {PlanPoints.Vi(promised - plan.Target)} điểm so với mục tiêu chung {PlanPoints.Vi(promised)}.",
                $"the targets of the criteria add up to {PlanPoints.En(plan.Target)}, {PlanPoints.En(promised - plan.Target)} points short of the goal of {PlanPoints.En(promised)}."));
    }
}
