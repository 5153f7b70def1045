using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Core.Scoring;

/// <summary>Something a scorecard gave wrong.</summary>
/// <param name="Code">Stable code such as "scorecard-unknown-input".</param>
/// <param name="Unit">The unit.</param>
/// <param name="Criterion">Code of the leaf.</param>
/// <param name="Input">Input slot; empty for the leaf as a whole.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record ScorecardProblem(string Code, string Unit, string Criterion, string Input, Message Message)
{
    internal static ScorecardProblem UnknownCriterion(string unit, string code) => new(
        "scorecard-unknown-criterion", unit, code, "",
        new($"Bộ tiêu chí không có tiêu chí {code}. Kiểm tra lại mã.", $"The criteria set has no criterion {code}. Check the code."));

    internal static ScorecardProblem NotALeaf(string unit, string code) => new(
        "scorecard-not-a-leaf", unit, code, "",
        new($"Tiêu chí {code} có tiêu chí thành phần; hãy nhập ở tiêu chí thành phần.", $"Criterion {code} has sub-criteria; enter figures there."));

    internal static ScorecardProblem UnknownInput(string unit, string code, string input, IEnumerable<string> known)
    {
        var list = string.Join(", ", known.Order(StringComparer.Ordinal));
        return new("scorecard-unknown-input", unit, code, input, new(
            $"Tiêu chí {code} không dùng dữ liệu “{input}”. Các dữ liệu cần nhập: {list}.",
            $"Criterion {code} does not use “{input}”. It takes: {list}."));
    }

    internal static ScorecardProblem BadValue(string unit, string code, string input, Message why) =>
        new("scorecard-bad-value", unit, code, input, why);

    internal static ScorecardProblem PointsOutside(string unit, string code, string points, string max) => new(
        "scorecard-points-outside", unit, code, "points", new(
            $"Điểm {points} của tiêu chí {code} nằm ngoài khoảng từ 0 đến {max}.",
            $"{points} points for criterion {code} lie outside 0 to {max}."));

    internal static ScorecardProblem AtMost(string unit, string code, string input, string other) => new(
        "scorecard-at-most", unit, code, input, new(
            $"Tiêu chí {code}: “{input}” lớn hơn “{other}”. Kiểm tra lại số liệu.",
            $"Criterion {code}: “{input}” exceeds “{other}”. Check the figures."));

    internal static ScorecardProblem More(int count) => new(
        "scorecard-more", "…", "", "", new(
            string.Create(CultureInfo.InvariantCulture, $"còn {count} lỗi khác. Sửa các lỗi trên rồi chạy lại; kiểm tra xem có đúng bộ tiêu chí không."),
            string.Create(CultureInfo.InvariantCulture, $"{count} more problems. Mend these and run again; check that it is the right criteria set.")));
}
