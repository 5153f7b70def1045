using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>Letters that a scan or export has broken: syllables that cannot be Vietnamese, remnants of formulas, names without their first letter.</summary>
internal static partial class DamagedLetterCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        foreach (var (source, code, field, text, tokens) in document.Words)
        {
            foreach (var word in Impossible(tokens))
            {
                yield return Report.Prose(
                    FindingKinds.DamagedText, FindingSeverity.Warning, source, code, field, word, "",
                    $"\"{word}\" không phải âm tiết tiếng Việt. Đối chiếu bản gốc và sửa chữ.",
                    $"\"{word}\" is no Vietnamese syllable. Compare with the original and correct it.");
            }

            if (Initial().Match(text) is { Success: true } name)
            {
                yield return Report.Prose(
                    FindingKinds.DamagedText, FindingSeverity.Warning, source, code, field, name.Value, "",
                    $"Tên \"{name.Value}\" dường như mất chữ cái đầu của họ. Đối chiếu bản gốc.",
                    $"The name \"{name.Value}\" seems to have lost its first letter. Compare with the original.");
            }
        }

        foreach (var (row, cell) in document.Tables.SelectMany(table => table.Table.Rows).SelectMany(row => row.Printed.Values.Select(cell => (row, cell))))
        {
            if (Formula().Match(cell.Text) is { Success: true } remnant)
            {
                yield return Report.Prose(
                    FindingKinds.DamagedText, FindingSeverity.Warning, cell.Source, row.Code, "text", remnant.Value, "",
                    $"\"{remnant.Value}\" là dấu vết của công thức khi nhận dạng chữ. Gõ lại từ này.",
                    $"\"{remnant.Value}\" is left of a formula from text recognition. Type the word again.");
            }
        }
    }

    public static bool HasFormula(string text) => Formula().IsMatch(text);

    /// <summary>
    /// Words with Vietnamese marks that no syllable has. Names with one capital are left alone: those of other peoples (Krông, Niê) follow other rules.
    /// </summary>
    private static IEnumerable<string> Impossible(IReadOnlyList<Token> tokens) =>
        tokens
            .Where(token => (char.IsLower(token.Text[0]) || token.IsCapitals) && token.Forms is { HasMarks: true, IsPossible: false })
            .Select(token => token.Text)
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^[ÊÔƠƯĂÂ] (?:Văn|Thị|Hữu|Đức|Xuân|Quang|Ngọc|Minh)(?: \p{Lu}\p{Ll}+){1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Initial();

    [GeneratedRegex(@"\p{L}{0,6}\s?[_^]\s?\{[^{}]{0,20}\}\s?\p{L}{0,6}|\\(?:text|mathrm|frac|hat|underline)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
