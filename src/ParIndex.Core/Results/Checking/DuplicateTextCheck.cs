namespace ParIndex.Core.Results.Checking;

/// <summary>Two criteria of a table with the same title, a child with its parent's among them: one was copied and not changed.</summary>
internal static class DuplicateTextCheck
{
    /// <summary>Shorter titles, such as "Tiến độ", may well stand in several places.</summary>
    private const int LeastWords = 4;

    public static IEnumerable<Finding> Check(DocumentView document) => document.Tables.SelectMany(Check);

    private static IEnumerable<Finding> Check(TableView table)
    {
        var first = new Dictionary<string, OfficialRow>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var key = Words.Key(row.Title);
            if (key.Count(character => character == ' ') + 1 < LeastWords || first.TryAdd(key, row))
            {
                continue;
            }

            var other = first[key];
            var isParent = table.Ancestors(row).Contains(other);
            yield return Report.Cell(
                FindingKinds.DuplicateText, FindingSeverity.Warning, row, ColumnKind.Title, "title", row.Title, "",
                $"{row.Code} có tên trùng với {(isParent ? "mục cha " : "")}{other.Code}: \"{Report.Quote(row.Title)}\". Kiểm tra lại tên, sửa một trong hai.",
                $"{row.Code} has the same title as {(isParent ? "its parent " : "")}{other.Code}: \"{Report.Quote(row.Title)}\". Check the titles and correct one.");
        }
    }
}
