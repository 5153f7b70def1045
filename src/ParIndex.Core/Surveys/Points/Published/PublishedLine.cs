using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Published;

/// <summary>A published survey result as typed in or read.</summary>
/// <param name="Criterion">Code in the criteria set.</param>
/// <param name="Max">Maximum points, above 0.</param>
/// <param name="Points">Points as printed; null: not printed.</param>
/// <param name="Percent">Index as printed, in percent; null: not printed.</param>
/// <param name="Answers">Valid answers; null: not published.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PublishedLine(string Criterion, decimal Max, decimal? Points, decimal? Percent, int? Answers, SourcePlace Source);

/// <summary>Checks published survey results against themselves before points are made of them.</summary>
public static class PublishedCheck
{
    /// <summary>What is wrong, in the order of the lines; names of findings as everywhere.</summary>
    public static IReadOnlyList<Finding> Check(IEnumerable<PublishedLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var all = lines.ToList();
        var repeated = all.GroupBy(line => line.Criterion, StringComparer.Ordinal).SelectMany(group => group.Skip(1)).ToHashSet();
        return [.. all.SelectMany(line => Check(line).Concat(repeated.Contains(line) ? [Twice(line)] : []))];
    }

    private static IEnumerable<Finding> Check(PublishedLine line)
    {
        if (line.Max <= 0)
        {
            yield return Make(FindingKinds.Contradiction, line, "max", line.Max, null, "Điểm tối đa phải lớn hơn 0. Sửa theo bộ tiêu chí.", "The maximum must be above 0. Correct it by the criteria set.");
            yield break;
        }

        if (line.Points is { } over && (over < 0 || over > line.Max))
        {
            yield return Make(
                FindingKinds.ScoreOverMax, line, "score", over, line.Max,
                $"Điểm {Figures.Vi(over)} của {line.Criterion} nằm ngoài 0 đến {Figures.Vi(line.Max)}. Sửa điểm.",
                $"The points {Figures.En(over)} of {line.Criterion} lie outside 0 to {Figures.En(line.Max)}. Correct the points.");
            yield break;
        }

        if (line.Percent is < 0 or > 100)
        {
            yield return Make(
                FindingKinds.PercentWrong, line, "percent", line.Percent.Value, null,
                $"Chỉ số {Figures.Vi(line.Percent.Value)} % của {line.Criterion} nằm ngoài 0 đến 100 %. Sửa chỉ số.",
                $"The index {Figures.En(line.Percent.Value)} % of {line.Criterion} lies outside 0 to 100 %. Correct it.");
        }
        else if (line is { Points: { } points, Percent: { } percent } && PercentCheck.Explain(points, line.Max, percent) is null && !IsFrom(points, line.Max, percent))
        {
            yield return Contradiction(line, points, percent);
        }

        if (line.Answers <= 0)
        {
            yield return Make(
                FindingKinds.Count, line, "answers", line.Answers.Value, null,
                $"Số phiếu hợp lệ của {line.Criterion} phải lớn hơn 0; để trống nếu không được công bố.",
                $"The number of valid answers of {line.Criterion} must be above 0; leave it blank when it is not published.");
        }
    }

    /// <summary>Points made of the printed index and rounded to the printed digits: 2.0768 of 83.07 % × 2.5 = 2.07675.</summary>
    private static bool IsFrom(decimal points, decimal max, decimal percent) =>
        Figures.Compare(max * percent / 100, points, 1) is Agreement.Exact or Agreement.Rounded or Agreement.Cut;

    private static Finding Contradiction(PublishedLine line, decimal points, decimal percent)
    {
        var expected = Figures.Short(points / line.Max * 100, 2);
        var (guess, guessEn) = Guess(points, line.Max, percent);
        return Make(
            FindingKinds.Contradiction, line, "percent", percent, expected,
            $"{line.Criterion} ghi {Figures.Vi(percent)} % bên cạnh {Figures.Vi(points)}/{Figures.Vi(line.Max)} điểm, mà {Figures.Vi(points)} điểm là {Figures.Vi(expected)} %.{guess} Xem lại văn bản gốc và sửa một trong hai số.",
            $"{line.Criterion} has {Figures.En(percent)} % beside {Figures.En(points)}/{Figures.En(line.Max)} points, while {Figures.En(points)} points are {Figures.En(expected)} %.{guessEn} Look at the original and correct one of them.");
    }

    /// <summary>What may have happened: a fraction for a percent, points for a percent, a decimal mark in the wrong place.</summary>
    private static (string Vietnamese, string English) Guess(decimal points, decimal max, decimal percent)
    {
        var index = points / max * 100;
        foreach (var factor in new[] { 10m, 100m, 0.1m, 0.01m })
        {
            var shifted = percent * factor;
            if (shifted <= 100 && Math.Abs(shifted - index) <= 1)
            {
                var left = Figures.Short(Math.Abs(shifted - index), 2) is var off and not 0 ? (
                    $", và vẫn lệch {Figures.Vi(off)} điểm phần trăm", $", and is still {Figures.En(off)} percentage points off") : ("", "");
                return (
                    $" Có thể dấu thập phân bị lệch hoặc ghi điểm vào chỗ tỷ lệ: {Figures.Vi(Figures.Trim(shifted))} %{left.Item1}.",
                    $" The decimal mark may be misplaced, or points stand for the percent: {Figures.En(Figures.Trim(shifted))} %{left.Item2}.");
            }
        }

        return ("", "");
    }

    private static Finding Twice(PublishedLine line) => Make(
        FindingKinds.DuplicateCode, line, "code", line.Max, null,
        $"Tiêu chí {line.Criterion} có hai dòng kết quả. Giữ một dòng.", $"Criterion {line.Criterion} has two results. Keep one.");

    private static Finding Make(string kind, PublishedLine line, string field, decimal printed, decimal? expected, string vietnamese, string english) => new(
        kind, FindingSeverity.Error, line.Source, line.Criterion, field, Figures.En(printed), expected is { } value ? Figures.En(value) : "", new Message(vietnamese, english));
}
