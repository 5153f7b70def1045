using System.Text.RegularExpressions;
using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>Letters that a scan or export has broken: syllables that cannot be Vietnamese, remnants of formulas, names without their first letter.</summary>
internal static partial class DamagedLetterCheck
{
    private const int UsualWord = 3;

    /// <summary>Borrowed words written in one piece.</summary>
    private static readonly HashSet<string> Loans = new[] { "ôtô", "môtô", "vắcxin", "ximăng", "lôgic", "lôgíc", "logíc", "axít", "ôxy", "phôtô", "rađiô", "mácxít", "kilômét", "cácbon" }
        .Select(VietnameseSyllable.Normal).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<Finding> Check(DocumentView document)
    {
        foreach (var (source, code, field, text, tokens) in document.Words)
        {
            foreach (var word in Impossible(tokens))
            {
                yield return Tell(word, document.Vocabulary.Count(word), source, code, field);
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
    /// Words with Vietnamese marks that no syllable has. Names with one capital are left alone, and in capitals those that begin as no Vietnamese
    /// word does: names of other peoples (Krông, KRÔNG, Niê, CƯ JÚT) follow other rules.
    /// </summary>
    private static IEnumerable<WordForms> Impossible(IReadOnlyList<Token> tokens) =>
        tokens
            .Where(token => token.Forms is { HasMarks: true, IsPossible: false } word
                && (char.IsLower(word.Text[0]) || word is { IsCapitals: true, BeginsAsVietnamese: true }) && !Loans.Contains(word.Normal))
            .Select(token => token.Forms)
            .Distinct();

    /// <summary>Damage seldom comes back in the same form; a word that does may be one of another language.</summary>
    private static Finding Tell(WordForms word, int count, SourcePlace source, string code, string field) => count > UsualWord
        ? Report.Prose(
            FindingKinds.DamagedText, FindingSeverity.Info, source, code, field, word.Text, "",
            $"\"{word.Text}\" không phải âm tiết tiếng Việt, nhưng viết như vậy {count} lần: nếu là tên riêng hoặc từ mượn thì giữ nguyên, nếu không thì sửa chữ.",
            $"\"{word.Text}\" is no Vietnamese syllable, but is written so {count} times: leave it if it is a name or a borrowed word, otherwise correct it.")
        : Report.Prose(
            FindingKinds.DamagedText, FindingSeverity.Warning, source, code, field, word.Text, "",
            $"\"{word.Text}\" không phải âm tiết tiếng Việt. Đối chiếu bản gốc và sửa chữ.",
            $"\"{word.Text}\" is no Vietnamese syllable. Compare with the original and correct it.");

    [GeneratedRegex(@"^[ÊÔƠƯĂÂ] (?:Văn|Thị|Hữu|Đức|Xuân|Quang|Ngọc|Minh)(?: \p{Lu}\p{Ll}+){1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Initial();

    [GeneratedRegex(@"\p{L}{0,6}\s?[_^]\s?\{[^{}]{0,20}\}\s?\p{L}{0,6}|\\(?:text|mathrm|frac|hat|underline)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
