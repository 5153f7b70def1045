namespace ParIndex.Core.Results.Checking;

/// <summary>Stated counts of named units against the names that follow, and names that stand in two groups of one division.</summary>
internal static class ListCountCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var group = new Dictionary<string, string>(StringComparer.Ordinal);
        var kind = "";
        foreach (var paragraph in document.Document.Prose)
        {
            var lists = NameList.FindAll(paragraph.Text).ToList();
            if (lists.Count == 0)
            {
                group.Clear();
            }

            foreach (var list in lists)
            {
                if (list.What != kind)
                {
                    group.Clear();
                    kind = list.What;
                }

                if (list.Names.Count != list.Stated)
                {
                    yield return Miscounted(paragraph, list);
                }

                foreach (var name in list.Names.Where(name => IsPartOfDivision(list) && !group.TryAdd(Words.Fold(name), name)))
                {
                    yield return Doubled(paragraph, list, name);
                }
            }
        }
    }

    /// <summary>Groups and classes exclude each other; what rose and what leads may well be the same unit.</summary>
    private static bool IsPartOfDivision(NameList list)
    {
        var before = Words.Of(list.Before);
        return before.Contains("nhom", StringComparer.Ordinal) || before.Contains("loai", StringComparer.Ordinal);
    }

    private static Finding Miscounted(SourcedText paragraph, NameList list) => Report.Prose(
        FindingKinds.Count, FindingSeverity.Warning, paragraph.Source, "", "prose", $"{list.Stated} {list.What}", Figures.En(list.Names.Count),
        $"Ghi {list.Stated} {list.What} nhưng liệt kê {list.Names.Count} tên (từ {list.Names[0]} đến {list.Names[^1]}). Sửa số hoặc danh sách.",
        $"{list.Stated} {list.What} are stated but {list.Names.Count} names are listed (from {list.Names[0]} to {list.Names[^1]}). Correct the count or the list.");

    private static Finding Doubled(SourcedText paragraph, NameList list, string name) => Report.Prose(
        FindingKinds.Contradiction, FindingSeverity.Warning, paragraph.Source, "", "prose", name, "",
        $"{name} được liệt kê hai lần trong các nhóm {list.What}. Bỏ một chỗ.",
        $"{name} is listed twice among the groups of {list.What}. Remove one.");
}
