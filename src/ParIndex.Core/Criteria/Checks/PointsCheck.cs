namespace ParIndex.Core.Criteria.Checks;

/// <summary>Maximum points: above 0, children add up to their parent, fields to the total.</summary>
internal static class PointsCheck
{
    private const decimal UsualTotal = 100m;

    public static void Run(CriteriaSet set, CheckReport report)
    {
        if (set.Criteria.Count == 0)
        {
            report.Error("set-empty", "", set, "criteria", "Bộ tiêu chí chưa có tiêu chí nào: thêm mục criteria.", "The set has no criteria: add them under criteria.");
            return;
        }

        foreach (var node in set.All())
        {
            CheckNode(node, report);
        }

        CheckTotal(set, report);
    }

    private static void CheckNode(Criterion node, CheckReport report)
    {
        if (node.Max <= 0)
        {
            var (vi, en) = CheckReport.Show(node.Max);
            report.Error("set-max", node.Code, node, "max", $"Điểm tối đa của {node.Code} là {vi}: phải lớn hơn 0.", $"Maximum of {node.Code} is {en}: it must be above 0.");
        }

        foreach (var child in node.Children.Where(child => node.Kind != CriterionKind.Regular && child.Kind != node.Kind))
        {
            report.Error(
                "set-kind", child.Code, child, "kind",
                $"{child.Code} nằm trong điểm thưởng hoặc điểm trừ {node.Code} nhưng khác loại: ghi cùng kind với {node.Code}.",
                $"{child.Code} stands under the bonus or penalty {node.Code} but is of another kind: give it the kind of {node.Code}.");
        }

        if (!node.IsLeaf)
        {
            CheckSum(node, report);
        }
    }

    private static void CheckSum(Criterion node, CheckReport report)
    {
        var counted = node.Children.Where(child => child.Kind == node.Kind).ToList();
        var sum = counted.Sum(child => child.Max);

        // A bonus or penalty is capped, so its parts may promise more than the cap; less means the cap is never reached.
        if (node.Kind == CriterionKind.Regular ? sum == node.Max : sum >= node.Max)
        {
            return;
        }

        var parts = string.Join(" + ", counted.Select(child => child.Code));
        var (sumVi, sumEn) = CheckReport.Show(sum);
        var (maxVi, maxEn) = CheckReport.Show(node.Max);
        var (offVi, offEn) = CheckReport.Show(Math.Abs(sum - node.Max));
        var isOver = sum > node.Max;
        var vi = $"Các mục con của {node.Code} ({parts}) cộng lại {sumVi}, {(isOver ? "nhiều hơn" : "ít hơn")} điểm tối đa {maxVi} là {offVi}: sửa điểm của mục con hoặc của {node.Code}.";
        var en = $"The children of {node.Code} ({parts}) add up to {sumEn}, {offEn} {(isOver ? "more" : "less")} than its maximum {maxEn}: mend the points of a child or of {node.Code}.";
        if (node.Kind == CriterionKind.Regular)
        {
            report.Error("set-sum", node.Code, node, "max", vi, en);
        }
        else
        {
            report.Warning("set-sum", node.Code, node, "max", vi, en);
        }
    }

    private static void CheckTotal(CriteriaSet set, CheckReport report)
    {
        var total = set.Criteria.Where(node => node.Kind == CriterionKind.Regular).Sum(node => node.Max);
        var (vi, en) = CheckReport.Show(total);
        if (set.Total is { } declared && total != declared)
        {
            var (declaredVi, declaredEn) = CheckReport.Show(declared);
            report.Error(
                "set-total", "", set, "total",
                $"Các lĩnh vực cộng lại {vi} điểm nhưng total ghi {declaredVi}: sửa điểm các lĩnh vực hoặc total.",
                $"The fields add up to {en} points but total says {declaredEn}: mend the fields' points or total.");
        }
        else if (set.Total is null && total != UsualTotal)
        {
            report.Warning(
                "set-total", "", set, "criteria",
                $"Các lĩnh vực cộng lại {vi} điểm, không phải 100: sửa điểm, hoặc ghi total: {en} nếu bộ tiêu chí đúng như vậy.",
                $"The fields add up to {en} points, not 100: mend the points, or write total: {en} if the set is meant so.");
        }
    }
}
