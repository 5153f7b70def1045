namespace ParIndex.Core.Criteria.Checks;

/// <summary>The mapping from the edition before: form of each entry, keys known on both sides, nothing mapped twice or forgotten.</summary>
internal static class MappingCheck
{
    public static void Run(CriteriaSet set, CriteriaSet? earlier, CheckReport report)
    {
        foreach (var mapping in set.Mapping)
        {
            CheckForm(mapping, report);
            CheckShares(mapping, report);
        }

        CheckSide(set.Mapping, mapping => mapping.FromKeys, earlier, "from", isFrom: true, report);
        CheckSide(set.Mapping, mapping => mapping.ToKeys, set, "to", isFrom: false, report);
        if (earlier is not null && (set.Mapping.Count > 0 || set.Supersedes == earlier.Id))
        {
            CheckForgotten(set, earlier, report);
        }
    }

    private static void CheckForm(EditionMapping mapping, CheckReport report)
    {
        var (from, to) = (mapping.FromKeys.Count, mapping.ToKeys.Count);
        var fits = mapping.Relation switch
        {
            MappingRelation.Same => from == 1 && to == 1,
            MappingRelation.Split => from == 1 && to >= 2,
            MappingRelation.Merged => from >= 2 && to == 1,
            MappingRelation.New => from == 0 && to >= 1,
            _ => from >= 1 && to == 0,
        };
        if (fits)
        {
            return;
        }

        var (vi, en) = mapping.Relation switch
        {
            MappingRelation.Same => ("same: một khóa from, một khóa to", "same: one from key, one to key"),
            MappingRelation.Split => ("split: một khóa from, ít nhất hai khóa to", "split: one from key, at least two to keys"),
            MappingRelation.Merged => ("merged: ít nhất hai khóa from, một khóa to", "merged: at least two from keys, one to key"),
            MappingRelation.New => ("new: không có from, ít nhất một khóa to", "new: no from, at least one to key"),
            _ => ("dropped: ít nhất một khóa from, không có to", "dropped: at least one from key, no to"),
        };
        report.Error("set-mapping-form", "", mapping, "relation", $"Ánh xạ {Name(mapping)} không đúng dạng {vi}.", $"Mapping {Name(mapping)} does not have the form {en}.");
    }

    private static void CheckShares(EditionMapping mapping, CheckReport report)
    {
        if (mapping.Relation != MappingRelation.Split)
        {
            if (mapping.Shares.Count > 0)
            {
                report.Error("set-mapping-shares", "", mapping, "shares", $"Ánh xạ {Name(mapping)}: chỉ split có shares: bỏ đi.", $"Mapping {Name(mapping)}: only a split has shares: drop them.");
            }

            return;
        }

        var sum = mapping.Shares.Sum();
        if (mapping.Shares.Count != mapping.ToKeys.Count || sum != 1 || mapping.Shares.Any(share => share <= 0))
        {
            var (vi, en) = CheckReport.Show(sum);
            report.Error(
                "set-mapping-shares", "", mapping, "shares",
                $"Ánh xạ {Name(mapping)}: shares cần một phần lớn hơn 0 cho mỗi khóa to, cộng lại bằng 1 (đang là {vi}).",
                $"Mapping {Name(mapping)}: shares need one part above 0 for each to key, adding up to 1 (now {en}).");
        }
    }

    private static void CheckSide(
        IReadOnlyList<EditionMapping> mappings, Func<EditionMapping, IReadOnlyList<string>> keys, CriteriaSet? set, string member, bool isFrom, CheckReport report)
    {
        var known = set?.All().Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mapping in mappings)
        {
            foreach (var key in keys(mapping))
            {
                if (known is not null && !known.Contains(key))
                {
                    report.Error(
                        "set-mapping-key", "", mapping, member,
                        $"Ánh xạ {Name(mapping)}: không có khóa “{key}” trong {set!.Edition}: sửa {member}.",
                        $"Mapping {Name(mapping)}: {set.Edition} has no key “{key}”: mend {member}.");
                }

                if (!seen.Add(key))
                {
                    // Several earlier criteria may flow into one; an earlier one goes to one entry only.
                    Action<string, string, object, string, string, string> tell = isFrom ? report.Error : report.Warning;
                    tell(
                        "set-mapping-twice", "", mapping, member,
                        $"Khóa “{key}” có trong hai ánh xạ: gộp lại thành một dòng.",
                        $"Key “{key}” stands in two mappings: join them in one.");
                }
            }
        }
    }

    private static void CheckForgotten(CriteriaSet set, CriteriaSet earlier, CheckReport report)
    {
        var before = earlier.All().Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var now = set.All().Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var goes = set.Mapping.SelectMany(mapping => mapping.FromKeys).ToHashSet(StringComparer.Ordinal);
        var comes = set.Mapping.SelectMany(mapping => mapping.ToKeys).ToHashSet(StringComparer.Ordinal);
        var kept = before.Where(key => now.Contains(key) && !goes.Contains(key) && !comes.Contains(key)).ToHashSet(StringComparer.Ordinal);

        // A parent that is dropped, or becomes one leaf, takes its leaves along; so does a new parent, or one that was a leaf.
        var nowLeaves = set.Leaves().Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var beforeLeaves = earlier.Leaves().Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var taking = set.Mapping.Where(mapping => mapping.ToKeys.All(nowLeaves.Contains)).SelectMany(mapping => mapping.FromKeys)
            .Concat(kept.Where(nowLeaves.Contains)).ToHashSet(StringComparer.Ordinal);
        var giving = set.Mapping.Where(mapping => mapping.FromKeys.All(beforeLeaves.Contains)).SelectMany(mapping => mapping.ToKeys)
            .Concat(kept.Where(beforeLeaves.Contains)).ToHashSet(StringComparer.Ordinal);

        foreach (var node in Uncovered(earlier.Criteria, goes, kept, taking))
        {
            report.Warning(
                "set-mapping-forgotten", "", set, "mapping",
                $"{node.Code} “{node.Title}” (khóa {node.Key}) của {earlier.Edition} chưa được ánh xạ: thêm vào mapping (same, split, merged hoặc dropped).",
                $"{node.Code} “{node.Title}” (key {node.Key}) of {earlier.Edition} is not mapped: add it to mapping (same, split, merged or dropped).");
        }

        foreach (var node in Uncovered(set.Criteria, comes, kept, giving))
        {
            report.Warning(
                "set-mapping-unnamed", node.Code, node, "key",
                $"{node.Code} “{node.Title}” không có trong {earlier.Edition} và chưa có ánh xạ: thêm vào mapping (new nếu là mới).",
                $"{node.Code} “{node.Title}” is not in {earlier.Edition} and no mapping leads to it: add it to mapping (new if it is new).");
        }
    }

    /// <summary>Leaves named by nothing, on themselves or on an ancestor that speaks for them.</summary>
    private static IEnumerable<Criterion> Uncovered(IEnumerable<Criterion> nodes, HashSet<string> named, HashSet<string> kept, HashSet<string> covering)
    {
        foreach (var node in nodes.Where(node => !covering.Contains(node.Key)))
        {
            if (node.IsLeaf && !named.Contains(node.Key) && !kept.Contains(node.Key))
            {
                yield return node;
            }

            foreach (var inner in Uncovered(node.Children, named, kept, covering))
            {
                yield return inner;
            }
        }
    }

    private static string Name(EditionMapping mapping) =>
        $"{string.Join(" + ", mapping.FromKeys)} → {string.Join(" + ", mapping.ToKeys)}";
}
