using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;

namespace ParIndex.Core.Plans;

/// <summary>Something about a plan that stops it, or that who signs it should know.</summary>
/// <param name="Code">The criterion; empty: the plan as a whole.</param>
/// <param name="IsError">The plan cannot be submitted so.</param>
public sealed record PlanFinding(string Code, bool IsError, Message Message);

/// <summary>Looks a plan through before it is submitted.</summary>
public static class PlanCheck
{
    private const int Digits = 12;

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
            yield return new(line.Code, true, new($"mục tiêu {Vi(target)} nằm ngoài khoảng 0 đến {Vi(line.Max)}.", $"the target {En(target)} is outside 0 to {En(line.Max)}."));

        if (target < line.Last && line.Reason.Length == 0)
            yield return new(line.Code, true, new(
                $"mục tiêu {Vi(target)} thấp hơn điểm đã đạt {Vi(line.Last)}. Nâng mục tiêu hoặc ghi lý do.", $"the target {En(target)} is below the {En(line.Last)} points reached. Raise it or say why."));

        if (target == line.Last && target < line.Max)
            yield return new(line.Code, false, new(
                $"mục tiêu giữ nguyên {Vi(target)}, trong khi còn {Vi(line.Lost)} điểm có thể lấy lại.", $"the target stays at {En(target)} while {En(line.Lost)} points can be won back."));

        if (line.Tasks.Count == 0)
            yield return new(line.Code, true, new("chưa có nhiệm vụ. Ghi ít nhất một nhiệm vụ.", "has no task. Write one at least."));

        if (line.Lead.Count == 0)
            yield return new(line.Code, true, new("chưa có cơ quan chủ trì.", "has no lead agency."));
    }

    private static IEnumerable<PlanFinding> OfGoal(ImprovementPlan plan, decimal? goal)
    {
        if (goal is { } promised && plan.Target < promised)
            yield return new("", true, new(
                $"tổng mục tiêu của các tiêu chí là {Vi(plan.Target)}, thiếu {Vi(promised - plan.Target)} điểm so với mục tiêu chung {Vi(promised)}.",
                $"the targets of the criteria add up to {En(plan.Target)}, {En(promised - plan.Target)} points short of the goal of {En(promised)}."));
    }

    private static string Vi(decimal points) => PlanText.Number(points, Digits).Vietnamese;

    private static string En(decimal points) => PlanText.Number(points, Digits).English;
}
