using System.Text.RegularExpressions;

namespace ParIndex.Core.Criteria.Checks;

/// <summary>Codes and keys: given, unique, well formed, and a code that fits its place in the tree.</summary>
internal static partial class IdentityCheck
{
    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm { get; }

    public static void Run(CriteriaSet set, CheckReport report)
    {
        if (!KeyForm.IsMatch(set.Id))
        {
            report.Error(
                "set-id", "", set, "id",
                $"Mã bộ tiêu chí “{set.Id}” chỉ gồm chữ thường không dấu và số, nối bằng “-”, ví dụ province-876.",
                $"Set id “{set.Id}” takes lower-case letters and digits joined by “-”, such as province-876.");
        }

        var nodes = set.All().ToList();
        CheckTitles(nodes, report);
        CheckDuplicates(nodes, node => node.Code, "set-code-duplicate", "code", "Mã", "Code", report);
        CheckDuplicates(nodes, node => node.Key, "set-key-duplicate", "key", "Khóa", "Key", report);
        var codes = nodes.Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!KeyForm.IsMatch(node.Key))
            {
                report.Error(
                    "set-key", node.Code, node, "key",
                    $"Khóa “{node.Key}” của {node.Code} chỉ gồm chữ thường không dấu và số, nối bằng “-”.",
                    $"Key “{node.Key}” of {node.Code} takes lower-case letters and digits joined by “-”.");
            }

            foreach (var child in node.Children)
            {
                CheckPosition(node, child, codes, report);
            }
        }

        foreach (var top in set.Criteria.Where(top => ParentOf(top.Code) is { } parent && codes.Contains(parent)))
        {
            ReportPosition(top, ParentOf(top.Code)!, report);
        }
    }

    private static void CheckTitles(IEnumerable<Criterion> nodes, CheckReport report)
    {
        foreach (var node in nodes)
        {
            if (node.Code.Length == 0 || node.Code.Any(char.IsWhiteSpace))
            {
                report.Error(
                    "set-code", node.Code, node, "code",
                    $"Mã “{node.Code}” của “{node.Title}” trống hoặc có khoảng trắng: ghi như 3.4.1.",
                    $"Code “{node.Code}” of “{node.Title}” is empty or holds blanks: write it like 3.4.1.");
            }

            if (node.Title.Length == 0)
            {
                report.Error("set-title", node.Code, node, "title", $"{node.Code} chưa có tên: ghi title.", $"{node.Code} has no title: write title.");
            }
        }
    }

    private static void CheckDuplicates(
        IEnumerable<Criterion> nodes, Func<Criterion, string> name, string problem, string member, string wordVi, string wordEn, CheckReport report)
    {
        foreach (var group in nodes.GroupBy(name, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Skip(1).Any()))
        {
            var first = group.First();
            foreach (var node in group.Skip(1))
            {
                var (at, atEn) = report.Places.Of(first, member)?.ToMessage() is { } place ? ($" ({place.Vietnamese})", $" ({place.English})") : ("", "");
                report.Error(
                    problem, node.Code, node, member,
                    $"{wordVi} “{group.Key}” đã dùng cho “{first.Title}”{at}: mỗi tiêu chí một {member} riêng.",
                    $"{wordEn} “{group.Key}” is already used for “{first.Title}”{atEn}: each criterion needs its own {member}.");
            }
        }
    }

    private static void CheckPosition(Criterion parent, Criterion child, HashSet<string> codes, CheckReport report)
    {
        var expected = ParentOf(child.Code);
        if (expected == parent.Code)
        {
            return;
        }

        if (expected is not null && codes.Contains(expected))
        {
            ReportPosition(child, expected, report);
        }
        else if (expected is not null || parent.Code.Length > 0)
        {
            // Sets that number fields "I" and criteria "1.1" are legal; only a code that belongs elsewhere is surely wrong.
            report.Warning(
                "set-code-form", child.Code, child, "code",
                $"Mã {child.Code} không bắt đầu bằng mã của mục cha ({parent.Code}.): kiểm tra lại mã.",
                $"Code {child.Code} does not begin with its parent's code ({parent.Code}.): check it.");
        }
    }

    private static void ReportPosition(Criterion node, string expected, CheckReport report) => report.Error(
        "set-code-position", node.Code, node, "code",
        $"Mã {node.Code} thuộc về {expected} nhưng không nằm trong đó: chuyển vào children của {expected} hoặc sửa mã.",
        $"Code {node.Code} belongs to {expected} but does not stand under it: move it into the children of {expected} or mend the code.");

    private static string? ParentOf(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : null;
}
