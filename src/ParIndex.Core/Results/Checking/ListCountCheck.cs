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
            if (NameList.Find(paragraph.Text) is not { } list)
            {
                group.Clear();
                continue;
            }

            if (list.What != kind)
            {
                group.Clear();
                kind = list.What;
            }

            if (list.Names.Count != list.Stated)
            {
                yield return Report.Prose(
                    FindingKinds.Count, FindingSeverity.Warning, paragraph.Source, "", "prose", $"{list.Stated} {list.What}", Figures.En(list.Names.Count),
                    $"Ghi {list.Stated} {list.What} nhưng liệt kê {list.Names.Count} tên (từ {list.Names[0]} đến {list.Names[^1]}). Sửa số hoặc danh sách.",
                    $"{list.Stated} {list.What} are stated but {list.Names.Count} names are listed (from {list.Names[0]} to {list.Names[^1]}). Correct the count or the list.");
            }

            foreach (var name in list.Names.Where(name => !group.TryAdd(Words.Fold(name), name)))
            {
                yield return Report.Prose(
                    FindingKinds.Contradiction, FindingSeverity.Warning, paragraph.Source, "", "prose", name, "",
                    $"{name} được liệt kê hai lần trong các nhóm {list.What}. Bỏ một chỗ.",
                    $"{name} is listed twice among the groups of {list.What}. Remove one.");
            }
        }
    }
}
