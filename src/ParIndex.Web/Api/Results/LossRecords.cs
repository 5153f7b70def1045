using ParIndex.App.Results.Published;
using ParIndex.Web.Api.Documenting;

namespace ParIndex.Web.Api.Results;

/// <summary>Lost points of a result.</summary>
[Says("Điểm bị trừ của một kết quả.", "Lost points of a result.")]
internal sealed record LossesRecord(
    [property: Says("Tổng điểm bị trừ.", "All points lost.")] decimal Lost,
    [property: Says("Tiêu chí bị trừ, mất nhiều nhất trước.", "Leaves that lost points, most lost first.")] IReadOnlyList<LossRecord> Rows,
    [property: Says("Theo lĩnh vực; cộng lại bằng tổng.", "By field; they add up to the total.")] IReadOnlyList<LossByField> ByField,
    [property: Says("Theo cơ quan chủ trì; tiêu chí nhiều cơ quan tính đủ cho mỗi cơ quan.", "By lead agency; a leaf with several leads counts in full for each.")] IReadOnlyList<LossByAgency> ByAgency,
    [property: Says("Theo loại nguyên nhân; cộng lại bằng tổng.", "By kind of cause; they add up to the total.")] IReadOnlyList<LossByCause> ByCause)
{
    public static LossesRecord Of(IReadOnlyList<LossView> losses) => new(
        losses.Sum(loss => loss.Lost),
        [.. losses.Select(LossRecord.Of)],
        [.. Totals(losses.Select(loss => (Key: loss.FieldCode, loss))).Select(total => new LossByField(total.Key, total.First.FieldTitle, total.Lost, total.Count))],
        [.. Totals(losses.SelectMany(loss => loss.Lead.Distinct(StringComparer.Ordinal).DefaultIfEmpty("").Select(lead => (Key: lead, loss))))
            .Select(total => new LossByAgency(total.Key.Length == 0 ? null : total.Key, total.Lost, total.Count))],
        [.. Totals(losses.Select(loss => (Key: loss.Category, loss))).Select(total => new LossByCause(total.Key, total.Lost, total.Count))]);

    private static IEnumerable<(string Key, LossView First, decimal Lost, int Count)> Totals(IEnumerable<(string Key, LossView Loss)> losses) => losses
        .GroupBy(pair => pair.Key, pair => pair.Loss, StringComparer.Ordinal)
        .Select(group => (group.Key, group.First(), Lost: group.Sum(loss => loss.Lost), group.Count()))
        .OrderByDescending(total => total.Lost);
}

/// <summary>A leaf that lost points.</summary>
[Says("Một tiêu chí bị trừ điểm.", "A leaf that lost points.")]
internal sealed record LossRecord(
    string Code,
    [property: Says("Khóa ổn định qua các năm.", "Key that is stable over the years.")] string? Key, string Title,
    [property: Says("Mã lĩnh vực.", "Code of the field.")] string Field,
    decimal Max, decimal Points, decimal Lost,
    [property: Says("Bước của cách tính đã làm mất điểm; null khi chưa có cách tính.", "Step of the rule that cost the points; null when the rule is not known.")] string? Step,
    [property: Says("Loại nguyên nhân: survey, violation, rate-below, count-short, not-done, late, decline, evidence, other, unstated.", "Kind of cause: survey, violation, rate-below, count-short, not-done, late, decline, evidence, other, unstated.")] string Category,
    [property: Says("Nguyên nhân như đã nêu; rỗng: chưa nêu.", "Cause as stated; empty: none stated.")] string Cause,
    [property: Says("Cơ quan chủ trì.", "Lead agencies.")] IReadOnlyList<string> Lead,
    [property: Says("Cơ quan phối hợp.", "Coordinating agencies.")] IReadOnlyList<string> Coordinators,
    [property: Says("Điểm từ điều tra xã hội học.", "Points come from a survey.")] bool Survey,
    [property: Says("Điểm mục tiêu năm sau.", "Points aimed at for the next year.")] decimal? Target,
    [property: Says("Nhiệm vụ, giải pháp đã nêu.", "Tasks stated.")] IReadOnlyList<string> Tasks)
{
    public static LossRecord Of(LossView loss) => new(
        loss.Code, loss.Key, loss.Title, loss.FieldCode, loss.Max, loss.Points, loss.Lost, loss.Step, loss.Category, loss.Cause, loss.Lead, loss.Coordinators, loss.IsSurvey, loss.Target, loss.Tasks);
}

internal sealed record LossByField(string Field, string? Title, decimal Lost, int Leaves);

internal sealed record LossByAgency([property: Says("Cơ quan; null: chưa nêu.", "The agency; null: none stated.")] string? Agency, decimal Lost, int Leaves);

internal sealed record LossByCause(string Cause, decimal Lost, int Leaves);
