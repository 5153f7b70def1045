using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Counts of fields, criteria and sub-criteria that prose states ("08 lĩnh vực, 43 tiêu chí, 102 tiêu chí thành phần") against the table.
/// Only sentences about the structure of the set, or about a field by its number: "5 tiêu chí chưa đạt" counts something else.
/// </summary>
internal static partial class StructureCountCheck
{
    private static readonly string[] Structure = ["cau truc", "gom", "bo tieu chi", "bao gom"];

    private static readonly string[] Results = ["mat diem", "tru diem", "chua dat", "khong dat", "tang", "giam", "dat diem", "con lai", "trong do co"];

    public static IEnumerable<Finding> Check(DocumentView document)
    {
        if (document.Tables.Where(table => table.Rows.Any(row => row.Level >= 2)).MaxBy(table => table.Rows.Count) is not { } table)
        {
            yield break;
        }

        foreach (var paragraph in document.Document.Prose)
        {
            var counts = Counts().Match(paragraph.Text);
            if (!counts.Success || counts.Groups["n"].Captures.Count < 2)
            {
                continue;
            }

            var before = paragraph.Text[..counts.Index];
            var scope = ScopeOf(before, table, out var isField);
            var folded = Words.Fold(paragraph.Text);
            if ((isField && scope is null) || (!isField && !Structure.Any(word => folded.Contains(word, StringComparison.Ordinal)))
                || Results.Any(word => folded.Contains(word, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (var finding in Check(paragraph, counts, table, scope))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Check(SourcedText paragraph, Match counts, TableView table, OfficialRow? scope)
    {
        var rows = scope is null ? table.Rows : table.Subtree(scope).ToList();
        for (var i = 0; i < counts.Groups["n"].Captures.Count; i++)
        {
            var stated = int.Parse(counts.Groups["n"].Captures[i].Value, CultureInfo.InvariantCulture);
            var what = counts.Groups["what"].Captures[i].Value;
            var level = Words.Fold(what) switch { "linh vuc" => 1, "tieu chi" => 2, _ => 3 };
            var found = rows.Count(row => row.Level == level);
            if (found != stated)
            {
                var (where, whereEn) = scope is null ? ("bảng", "the table") : ($"mục {scope.Code} của bảng", $"{scope.Code} of the table");
                yield return Report.Prose(
                    FindingKinds.Count, FindingSeverity.Warning, paragraph.Source, scope?.Code ?? "", "prose", $"{counts.Groups["n"].Captures[i].Value} {what}", Figures.En(found),
                    $"Đoạn văn ghi {stated} {what}, {where} có {found}. Sửa số hoặc bổ sung bảng.",
                    $"The text states {stated} {what}, {whereEn} has {found}. Correct the count or complete the table.");
            }
        }
    }

    private static OfficialRow? ScopeOf(string before, TableView table, out bool isField)
    {
        var field = Field().Match(before);
        isField = field.Success;
        var row = isField ? table.Find(int.Parse(field.Groups["n"].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)) : null;
        return row is not null && Words.Overlap(row.Title, before) >= 0.3 ? row : null;
    }

    [GeneratedRegex(@"(?i:lĩnh vực)\s(?:số\s)?(?<n>\d{1,2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"(?:\b(?<n>\d{1,4}) (?<what>lĩnh vực|tiêu chí thành phần|tiêu chí)(?!\s\d)(?:\s?[,;]\s?(?:và )?| và |(?=[^,;\p{L}]|$)|(?=\s))){1,3}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Counts();
}
