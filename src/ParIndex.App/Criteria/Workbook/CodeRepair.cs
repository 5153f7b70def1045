using System.Globalization;
using ParIndex.App.Criteria.Form;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>Codes that a spreadsheet program turned into dates or numbers: 1.10 → 1.1, 3.4.1 → 2001-04-03.</summary>
internal static class CodeRepair
{
    /// <summary>The code as it was typed, when only one reading fits.</summary>
    /// <param name="text">Cell text.</param>
    /// <param name="fits">Whether a code could stand here.</param>
    /// <param name="place">Cell.</param>
    /// <param name="report">Told of every repair.</param>
    public static string Repair(string text, Func<string, bool> fits, SourcePlace place, FormReport report)
    {
        var code = text.Replace(',', '.').TrimEnd('.');
        var candidates = fits(code) ? [] : Candidates(code).Where(fits).Distinct().ToList();
        if (candidates.Count == 0)
        {
            return code;
        }

        if (candidates.Count == 1)
        {
            report.Warning(
                "code-repaired", place,
                $"Mã ở ô này bị bảng tính đổi thành “{text}”; hiểu là {candidates[0]}. Định dạng cột Mã là Văn bản (Text) rồi gõ lại.",
                $"The spreadsheet turned the code in this cell into “{text}”; taken as {candidates[0]}. Format the code column as Text and type it again.");
            return candidates[0];
        }

        report.Error(
            "code-damaged", place,
            $"Mã ở ô này bị bảng tính đổi thành “{text}”, có thể là {string.Join(" hoặc ", candidates)}: định dạng cột Mã là Văn bản (Text) rồi gõ lại.",
            $"The spreadsheet turned the code in this cell into “{text}”; it may be {string.Join(" or ", candidates)}: format the code column as Text and type it again.");
        return code;
    }

    private static string[] Candidates(string code)
    {
        if (!DateTime.TryParseExact(Day(code), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            // A trailing zero is all a number loses: 1.10 reads 1.1.
            return code.Contains('.', StringComparison.Ordinal) ? [code + "0"] : [];
        }

        var (day, month, year) = (date.Day, date.Month, date.Year % 100);
        return [$"{day}.{month}", $"{month}.{day}", $"{day}.{month}.{year}", $"{month}.{day}.{year}"];
    }

    private static string Day(string text) => text.Length > 10 && text[10] == 'T' ? text[..10] : text;
}
