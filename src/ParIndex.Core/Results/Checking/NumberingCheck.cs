namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Codes in sequence: each row under its own parent, siblings 1, 2, 3 … Numbers that run on through the sections of a task table are in sequence
/// too. A misprinted code is told at its row, and not again as the gap it leaves.
/// </summary>
internal static class NumberingCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) => document.Tables.SelectMany(Check);

    private static IEnumerable<Finding> Check(TableView table)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var doubled = table.Rows.GroupBy(row => row.Code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var places = table.Rows.Select((row, index) => new NumberedRow(row, index, IsRepeated: !seen.Add(row.Code), doubled.Contains(row.Code))).ToList();
        var findings = Misplaced(table, places).ToList();
        var misplaced = findings.Select(finding => finding.Row.Index).ToHashSet();
        var fillers = places.Where(row => row.IsRepeated || misplaced.Contains(row.Index)).Select(row => row.Index).ToList();
        var regular = places.Where(row => !row.IsRepeated && !misplaced.Contains(row.Index)).ToList();
        var running = Running(regular);
        return findings.Select(found => found.Finding)
            .Concat(regular.GroupBy(row => row.Row.Parent, StringComparer.Ordinal).SelectMany(group => NumberSequence.Check(group.ToList(), fillers, running)));
    }

    /// <summary>Rows that stand outside their parent's block, or whose parent is nowhere.</summary>
    private static IEnumerable<(NumberedRow Row, Finding Finding)> Misplaced(TableView table, IReadOnlyList<NumberedRow> rows)
    {
        var path = new List<string>();
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var numbered in rows.Where(row => !row.IsRepeated))
        {
            var code = numbered.Row.Code;
            var dot = code.LastIndexOf('.');
            var parent = dot > 0 && char.IsAsciiDigit(code[0]) ? code[..dot] : numbered.Row.Parent;
            if (parent.Length > 0 && table.Find(parent) is null)
            {
                if (missing.Add(parent))
                {
                    yield return (numbered, Make(
                        numbered.Row, "",
                        $"Có mục {code} nhưng bảng không có mục {parent}. Thêm mục {parent} hoặc sửa mã {code}.",
                        $"There is {code} but no {parent} in the table. Add {parent} or correct the code {code}."));
                }

                continue;
            }

            var depth = parent.Length == 0 ? 0 : path.IndexOf(parent) + 1;
            if (parent.Length > 0 && depth == 0)
            {
                yield return (numbered, Make(
                    numbered.Row, "",
                    $"Mục {code} nằm ngoài phần của mục {parent}{After(path)}. Chuyển về đúng chỗ hoặc sửa mã.",
                    $"{code} stands outside the block of {parent}. Move it or correct its code."));
                continue;
            }

            path.RemoveRange(depth, path.Count - depth);
            path.Add(code);
        }
    }

    private static string After(List<string> path) => path.Count == 0 ? "" : $" (đứng sau {path[^1]})";

    /// <summary>For each row of a running numbering, the number before it in the whole table.</summary>
    private static Dictionary<int, int> Running(IReadOnlyList<NumberedRow> rows)
    {
        var before = new Dictionary<int, int>();
        var last = 0;
        foreach (var row in rows.Where(row => row.Row.Parent.Length > 0 && !row.Row.Code.Contains('.', StringComparison.Ordinal)))
        {
            if (OrdinalOf.Number(row.Row.Code) is { } number)
            {
                before[row.Index] = last;
                last = number;
            }
        }

        return before;
    }

    internal static Finding Make(OfficialRow row, string expected, string vietnamese, string english) => Report.Cell(
        FindingKinds.Numbering, FindingSeverity.Warning, row, ColumnKind.Code, "code", row.Code, expected, vietnamese, english);
}

/// <summary>A row with its position.</summary>
/// <param name="Row">The row.</param>
/// <param name="Index">Its position in the table.</param>
/// <param name="IsRepeated">Its code stood before.</param>
/// <param name="IsDoubled">Its code stands on another row too: nobody knows which of them is misprinted, and the check of codes tells it.</param>
internal sealed record NumberedRow(OfficialRow Row, int Index, bool IsRepeated, bool IsDoubled);
