using System.Globalization;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Sizes;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Sampling;

/// <summary>Sample size line by line, and how a stage chooses, as a protocol prints them.</summary>
internal static class SamplingFormulas
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Line by line: the formula of the early guidance, then ours.</summary>
    public static IEnumerable<Message> Of(SampleSize size)
    {
        var asked = size.Asked;
        yield return new(
            $"Công thức theo hướng dẫn trước đây: n = N/(1 + N·e²) = {Whole(size.Population)}/(1 + {Whole(size.Population)} × {Short(asked.Margin)}²), làm tròn lên {Whole(size.Official)} người. Công thức này lấy độ tin cậy 95% với hệ số tròn 2, tỷ lệ 0,5 và coi mẫu là ngẫu nhiên đơn giản.",
            $"The formula of the early guidance: n = N/(1 + N·e²) = {WholeEnglish(size.Population)}/(1 + {WholeEnglish(size.Population)} × {ShortEnglish(asked.Margin)}²), rounded up {WholeEnglish(size.Official)} people. It takes 95% confidence with a factor of 2, a share of 0.5, and the sample as simple random.");
        yield return new(
            $"n₀ = z²·p·(1 − p)/e² = {Short(size.Z)}² × {Short(asked.Share)} × {Short(1 - asked.Share)}/{Short(asked.Margin)}² = {Short(size.Infinite)} (độ tin cậy {Short(asked.Confidence * 100)}%).",
            $"n₀ = z²·p·(1 − p)/e² = {ShortEnglish(size.Z)}² × {ShortEnglish(asked.Share)} × {ShortEnglish(1 - asked.Share)}/{ShortEnglish(asked.Margin)}² = {ShortEnglish(size.Infinite)} (confidence {ShortEnglish(asked.Confidence * 100)}%).");
        yield return new($"Nhân hệ số thiết kế {Short(asked.DesignEffect)}: {Short(size.WithDesign)}.", $"Times the design effect {ShortEnglish(asked.DesignEffect)}: {ShortEnglish(size.WithDesign)}.");
        yield return new($"Điều chỉnh theo tổng thể hữu hạn: n = n₁/(1 + (n₁ − 1)/N), làm tròn lên {Whole(size.Answers)} phiếu trả lời.", $"For the finite population: n = n₁/(1 + (n₁ − 1)/N), rounded up {WholeEnglish(size.Answers)} answers.");
        yield return new($"Chia cho tỷ lệ trả lời dự kiến {Short(asked.Response * 100)}%: cần mời {Whole(size.Invited)} người.", $"Divided by the share expected to answer, {ShortEnglish(asked.Response * 100)}%: {WholeEnglish(size.Invited)} people are to be invited.");
    }

    /// <summary>"huyen: hệ thống, 4 đơn vị, phân bổ tỷ lệ thuận".</summary>
    public static string Of(StageDesign stage)
    {
        var method = StageReader.Methods.Entries.First(entry => entry.Value == stage.Method).Label;
        var strata = stage.Strata.Count > 0 ? $", phân tầng theo {string.Join(", ", stage.Strata)}" : "";
        var order = stage.Order.Count > 0 ? $", xếp theo {string.Join(", ", stage.Order)}" : "";
        var pps = stage.Method is SelectionMethod.PpsSystematic or SelectionMethod.PpsBrewer ? $", quy mô: {stage.Measure ?? "số dòng trong khung"}" : "";
        var count = stage.Count switch
        {
            StageCount.Total total => $", {Whole(total.Number)} trên toàn giai đoạn",
            StageCount.Take take => $", {Whole(take.Number)} trong mỗi đơn vị cấp trên",
            StageCount.Rate rate => $", tỷ lệ {Short(rate.Share * 100)}%",
            StageCount.Computed => ", cỡ mẫu tính theo độ chính xác",
            _ => "",
        };
        var allocation = stage.Method == SelectionMethod.All ? "" : $"; phân bổ {StageReader.Allocations.Entries.First(entry => entry.Value == stage.Allocation).Label.ToLower(Vietnamese)}, tối thiểu {Whole(stage.Minimum)}, làm tròn theo số dư lớn nhất";
        var replacements = stage.Replacements > 0 ? $"; {Whole(stage.Replacements)} người thay thế mỗi ô" : "";
        return $"{stage.Unit ?? "người"}: {method.ToLower(Vietnamese)}{strata}{order}{pps}{count}{allocation}{replacements}";
    }

    public static string Whole(long number) => number.ToString("#,0", Vietnamese);

    public static string Short(double number) => number.ToString("#,0.####", Vietnamese);

    private static string WholeEnglish(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string ShortEnglish(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
