using System.Text.RegularExpressions;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>Sentences that give two figures and their difference: "đạt 83,72%, cao hơn 2,57% so với … (đạt 81,15%)".</summary>
internal static partial class ProseDifferenceCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        foreach (var (source, code, field, text) in document.Texts())
        {
            foreach (Match match in Comparison().Matches(text))
            {
                if (match.Groups["u1"].Value != match.Groups["u2"].Value || match.Groups["u2"].Value != match.Groups["u3"].Value
                    || !PrintedNumber.TryParse(match.Groups["a"].Value, out var a) || !PrintedNumber.TryParse(match.Groups["b"].Value, out var b)
                    || !PrintedNumber.TryParse(match.Groups["d"].Value, out var d))
                {
                    continue;
                }

                var isMore = match.Groups["more"].Success;
                var (large, small) = isMore ? (a.Value, b.Value) : (b.Value, a.Value);
                var off = Math.Abs(large - small - d.Value);
                if (off == 0)
                {
                    continue;
                }

                // Two figures that were rounded on their own may differ by one in the last digit.
                var isRounding = off <= Unit(Math.Max(a.Decimals, b.Decimals));
                var (vietnamese, english) = InWords(large, small, d.Value);
                yield return Report.Prose(
                    isRounding ? FindingKinds.ProseRounded : FindingKinds.Contradiction, isRounding ? FindingSeverity.Info : FindingSeverity.Warning,
                    source, code, field, Report.Quote(match.Value, 160), Figures.En(large - small), vietnamese, english);
            }
        }
    }

    private static (string Vietnamese, string English) InWords(decimal large, decimal small, decimal stated) => (
        $"Chênh lệch ghi {Figures.Vi(stated)}, nhưng {Figures.Vi(large)} − {Figures.Vi(small)} = {Figures.Vi(large - small)}. Sửa một trong ba số.",
        $"The difference is given as {Figures.En(stated)}, but {Figures.En(large)} − {Figures.En(small)} = {Figures.En(large - small)}. Correct one of the three.");

    private static decimal Unit(int digits) => new(1, 0, 0, false, (byte)Math.Clamp(digits, 0, 20));

    [GeneratedRegex(
        @"(?<a>\d{1,3}[.,]\d{1,5})\s?(?<u1>%|điểm)[^.;\d%]{0,30}?(?:(?<more>cao hơn|tăng|nhiều hơn)|thấp hơn|giảm|ít hơn) (?<d>\d{1,3}(?:[.,]\d{1,5})?)\s?(?<u2>%|điểm)[^.;%]{0,10}\b(?:so với|của)\b[^.;%]{0,120}?(?:đạt|là) (?<b>\d{1,3}[.,]\d{1,5})\s?(?<u3>%|điểm)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}
