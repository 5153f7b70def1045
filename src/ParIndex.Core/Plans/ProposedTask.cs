using ParIndex.Core.Results;

namespace ParIndex.Core.Plans;

/// <summary>First words of a task where no earlier plan has any. They name what was lost and why; people put their own in their place.</summary>
public static class ProposedTask
{
    /// <summary>What keeps full points: they are earned anew each year.</summary>
    public static PlanTask Keep(string title) => new($"Duy trì kết quả tiêu chí “{title}”; chuẩn bị đủ tài liệu kiểm chứng trong năm", PlanTaskKind.Maintain, IsProposed: true);

    /// <summary>What wins points back.</summary>
    public static PlanTask WinBack(LostPoint lost)
    {
        ArgumentNullException.ThrowIfNull(lost);
        return new(Text(lost), PlanTaskKind.Improve, IsProposed: true);
    }

    private static string Text(LostPoint lost)
    {
        if (lost.WinBack.Count > 0)
            return $"Phấn đấu: {(lost.WinBack.FirstOrDefault(change => change.ReachesFull) ?? lost.WinBack[0]).Text.Vietnamese}";

        if (lost.Cause.Length > 0 && !ProposedTarget.IsOpinion(lost))
            return $"Khắc phục nguyên nhân bị trừ điểm: {lost.Cause}";

        return ProposedTarget.IsOpinion(lost)
            ? $"Khảo sát, phân tích các nội dung bị đánh giá thấp ở tiêu chí “{lost.Title}”; có giải pháp nâng mức đánh giá trước kỳ điều tra"
            : $"Làm rõ nguyên nhân và khắc phục nội dung bị trừ điểm ở tiêu chí “{lost.Title}”";
    }
}
