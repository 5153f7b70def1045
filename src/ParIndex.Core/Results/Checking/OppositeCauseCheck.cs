using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Siblings about one thing, of which one cause says "đã xây dựng" and another "chưa xây dựng". Same verb, and at least four words in a row
/// that both titles have: what is left is worth an officer's look.
/// </summary>
internal static partial class OppositeCauseCheck
{
    private const int SameThing = 4;

    public static IEnumerable<Finding> Check(DocumentView document) => document.Tables.SelectMany(Check);

    private static IEnumerable<Finding> Check(TableView table)
    {
        foreach (var siblings in table.Rows.Where(row => row.Cause.Length > 0 && !row.Inherited.Contains("cause")).GroupBy(row => row.Parent, StringComparer.Ordinal))
        {
            // Few siblings have causes; the bound is for hostile tables only.
            var rows = siblings.Take(60).Select(row => (Row: row, Said: Verbs(row.Cause))).Where(row => row.Said.Count > 0).ToList();
            foreach (var (done, notDone, verb) in
                from a in rows
                from b in rows
                where a.Row != b.Row
                from verb in a.Said.Where(said => said.IsDone).Select(said => said.Verb).Intersect(b.Said.Where(said => !said.IsDone).Select(said => said.Verb), StringComparer.Ordinal)
                where Words.CommonRun(a.Row.Title, b.Row.Title) >= SameThing
                select (a.Row, b.Row, verb))
            {
                yield return Report.Cell(
                    FindingKinds.Contradiction, FindingSeverity.Warning, notDone, ColumnKind.Cause, "cause", Report.Quote(notDone.Cause, 160), "",
                    $"{notDone.Code} ghi \"chưa {verb}\", trong khi {done.Code} về cùng nội dung ghi \"đã {verb}\". Kiểm tra lại nguyên nhân.",
                    $"{notDone.Code} says \"chưa {verb}\" (not done) while {done.Code} on the same thing says \"đã {verb}\" (done). Check the causes.");
            }
        }
    }

    private static List<(bool IsDone, string Verb)> Verbs(string cause) =>
        Verb().Matches(cause.ToLowerInvariant()).Take(50).Select(match => (match.Groups["done"].Success, match.Groups["verb"].Value)).Distinct().ToList();

    [GeneratedRegex(@"\b(?:(?<done>đã)|chưa) (?<verb>\p{L}{1,7} \p{L}{1,7})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
