using ParIndex.App.Analysis.Simulating;
using ParIndex.App.Plans.Cheapest;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Web.Pages.Analysis;

/// <summary>Recipes in a sentence.</summary>
internal static class AnalysisWords
{
    /// <summary>What the simulation draws, in words.</summary>
    public static string Of(Texts texts, SimulateModel page)
    {
        var choice = page.Choice;
        var parts = new List<string>();
        if (choice.SurveyError > 0 && page.Results.SurveyLeaves.Count > 0)
            parts.Add(texts["điểm điều tra có sai số chuẩn {0}% điểm tối đa", Show.Brief(choice.SurveyError)]);

        if (choice.CutChance > 0 && page.Results.Scorer is not null)
            parts.Add(texts["mỗi điểm tự chấm có {0}% khả năng bị cắt khoảng {1}% điểm tối đa", Show.Brief(choice.CutChance), Show.Brief(choice.Cut)]);

        if (choice.Change == ChangeKind.Learnt)
            parts.Add(texts["mỗi tiêu chí thay đổi như đã thay đổi giữa các năm đã công bố"]);

        if (choice.Change == ChangeKind.Stated)
            parts.Add(texts["mỗi tiêu chí thay đổi trung bình {0}%, độ lệch {1}% điểm tối đa", Show.Brief(choice.ChangeMean), Show.Brief(choice.ChangeSpread)]);

        var drawn = parts.Count == 0 ? texts["không có gì dao động"] : string.Join("; ", parts);
        return page.Results.Scorer is null
            ? texts["{0} đơn vị, theo chỉ số chung (chưa có điểm từng tiêu chí của mọi đơn vị), {1} lần: {2}.", page.Results.Units.Count, Show.Count(choice.Draws), drawn]
            : texts["{0} đơn vị, theo điểm từng tiêu chí, {1} lần: {2}.", page.Results.Units.Count, Show.Count(choice.Draws), drawn];
    }

    /// <summary>Name of a source; its Vietnamese name names its random numbers too.</summary>
    public static string Source(Texts texts, string name) => name switch
    {
        "Sai số điều tra" => texts["Sai số điều tra"],
        "Thẩm định cắt điểm" => texts["Thẩm định cắt điểm"],
        "Biến động thường niên" => texts["Biến động thường niên"],
        _ => name,
    };

    /// <summary>What is known of a plan, in a few words.</summary>
    public static string Title(Texts texts, PlanStatus status) => status switch
    {
        PlanStatus.Optimal => texts["Đã chứng minh là tối ưu"],
        PlanStatus.Feasible => texts["Tốt nhất trong những gì tìm được, chưa chứng minh"],
        PlanStatus.Infeasible => texts["Không có cách nào: đã chứng minh"],
        _ => texts["Chưa tìm được cách nào trong thời gian cho phép"],
    };

    /// <summary>What the proof means, or how far off the plan may be.</summary>
    public static string Proof(Texts texts, PlanAnswer answer, bool isCheapest) => answer.Status switch
    {
        PlanStatus.Optimal when isCheapest => texts["Không có tổ hợp bước nào khác đạt mục tiêu mà rẻ hơn."],
        PlanStatus.Optimal => texts["Không có tổ hợp bước nào khác trong các giới hạn được nhiều điểm hơn."],
        PlanStatus.Feasible when answer.Gap is { } gap => isCheapest
            ? texts["Có thể có cách rẻ hơn, nhưng nhiều nhất chỉ rẻ hơn {0} triệu đồng.", Show.Brief(Math.Round(gap, 3))]
            : texts["Có thể có cách được nhiều điểm hơn, nhưng nhiều nhất chỉ thêm {0} điểm.", Show.Brief(Math.Round(gap, 3))],
        PlanStatus.Feasible => texts["Có thể có cách tốt hơn; tải về và chạy lâu hơn bằng dòng lệnh."],
        PlanStatus.Infeasible => texts["Với các bước và giới hạn đã ghi, mục tiêu không đạt được. Vướng ở đâu:"],
        _ => texts["Hãy bớt giới hạn, hoặc tải về và chạy lâu hơn bằng dòng lệnh."],
    };

    /// <summary>Criteria another plan adds and leaves out.</summary>
    public static (string Added, string Dropped) Difference(ChosenPlan plan, ChosenPlan other)
    {
        return (Names(other, plan), Names(plan, other));

        static string Names(ChosenPlan one, ChosenPlan without)
        {
            var known = without.Steps.Select(step => step.Step.Id).ToHashSet(StringComparer.Ordinal);
            return string.Join("; ", one.Steps.Where(step => !known.Contains(step.Step.Id)).Select(step => step.Step.Id.EndsWith("/" + StepOffer.OwnName, StringComparison.Ordinal)
                ? $"{step.Leaf.Code} {step.Leaf.Title}" : $"{step.Step.Id} {step.Leaf.Title}"));
        }
    }
}
