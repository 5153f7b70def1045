using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Drafts;

/// <summary>Changes of the tree of a set, by key; each gives a new set. A key that is not there leaves the set as it was. Pure.</summary>
public static class TreeEdit
{
    public static Criterion? Find(CriteriaSet set, string key) => set.All().FirstOrDefault(node => node.Key == key);

    /// <summary>The node a criterion stands under; null for a top node.</summary>
    public static Criterion? ParentOf(CriteriaSet set, string key) => set.All().FirstOrDefault(node => node.Children.Any(child => child.Key == key));

    public static CriteriaSet Replace(CriteriaSet set, string key, Func<Criterion, Criterion> change)
    {
        Criterion Visit(Criterion node) => node.Key == key
            ? change(node)
            : node.IsLeaf ? node : node with { Children = [.. node.Children.Select(Visit)] };
        return set with { Criteria = [.. set.Criteria.Select(Visit)] };
    }

    /// <summary>Adds a criterion as the last child, with the next free code and a key of its own.</summary>
    /// <param name="set">The set.</param>
    /// <param name="parentKey">Parent; null: a new field.</param>
    /// <param name="title">Title.</param>
    /// <param name="max">Maximum points.</param>
    /// <param name="key">Key it was given.</param>
    public static CriteriaSet Add(CriteriaSet set, string? parentKey, string title, decimal max, out string key)
    {
        key = CriterionKey.Make(title, [.. set.All().Select(node => node.Key)]);
        var parent = parentKey is null ? null : Find(set, parentKey);
        var node = new Criterion
        {
            Key = key,
            Code = NextCode(parent?.Code, parent is null ? set.Criteria : parent.Children),
            Title = SetText.Line(title),
            Max = max,
            Kind = parent?.Kind ?? CriterionKind.Regular,
            Source = parent?.Source ?? SourceKind.Appraised,
        };
        // A parent's points are the sum of its children: what it was scored by goes down to the first of them.
        return parent is null
            ? set with { Criteria = [.. set.Criteria, node] }
            : Replace(set, parent.Key, old => old.IsLeaf
                ? Bare(old) with { Children = [node with { Rule = old.Rule, DraftRule = old.DraftRule, Inputs = old.Inputs, Tests = old.Tests, Evidence = old.Evidence }] }
                : old with { Children = [.. old.Children, node] });
    }

    /// <summary>Takes a criterion and everything below it out.</summary>
    public static CriteriaSet Remove(CriteriaSet set, string key)
    {
        IReadOnlyList<Criterion> Without(IReadOnlyList<Criterion> nodes) =>
            [.. nodes.Where(node => node.Key != key).Select(node => node.IsLeaf ? node : node with { Children = Without(node.Children) })];
        return set with { Criteria = Without(set.Criteria) };
    }

    /// <summary>Changes places with the neighbour above (−1) or below (+1); the two swap their codes too, so that codes stay in order.</summary>
    public static CriteriaSet Shift(CriteriaSet set, string key, int step)
    {
        IReadOnlyList<Criterion> Shifted(IReadOnlyList<Criterion> nodes)
        {
            var list = nodes.ToList();
            var at = list.FindIndex(node => node.Key == key);
            if (at < 0)
                return [.. list.Select(node => node.IsLeaf ? node : node with { Children = Shifted(node.Children) })];

            var to = at + Math.Sign(step);
            if (to < 0 || to >= list.Count)
                return nodes;

            var (here, there) = (list[at], list[to]);
            list[to] = Recode(here, there.Code);
            list[at] = Recode(there, here.Code);
            return list;
        }

        return set with { Criteria = Shifted(set.Criteria) };
    }

    /// <summary>Puts a criterion under another one (null: among the fields), last, with the next free code; under itself is refused.</summary>
    public static CriteriaSet Move(CriteriaSet set, string key, string? parentKey)
    {
        if (Find(set, key) is not { } node || ParentOf(set, key)?.Key == parentKey || node.SelfAndDescendants().Any(below => below.Key == parentKey))
            return set;

        var without = Remove(set, key);
        if (parentKey is null)
            return without with { Criteria = [.. without.Criteria, Recode(node, NextCode(null, without.Criteria))] };

        return Replace(without, parentKey, parent => (parent.IsLeaf ? Bare(parent) : parent) with
        {
            Children = [.. parent.Children, Recode(node, NextCode(parent.Code, parent.Children))],
        });
    }

    /// <summary>Codes anew by place: 1, 1.1, 1.1.1 …; keys stay.</summary>
    public static CriteriaSet Renumber(CriteriaSet set) =>
        set with { Criteria = [.. set.Criteria.Select((field, index) => Numbered(field, SetText.Number(index + 1)))] };

    private static Criterion Numbered(Criterion node, string code) =>
        node with { Code = code, Children = [.. node.Children.Select((child, index) => Numbered(child, $"{code}.{SetText.Number(index + 1)}"))] };

    private static Criterion Recode(Criterion node, string code) => node with
    {
        Code = code,
        Children = [.. node.Children.Select(child => Recode(child, child.Code.StartsWith(node.Code + ".", StringComparison.Ordinal) ? code + child.Code[node.Code.Length..] : child.Code))],
    };

    private static Criterion Bare(Criterion node) => node with { Rule = null, DraftRule = null, Inputs = [], Tests = [], Evidence = [], NotApplicable = null };

    private static string NextCode(string? parent, IReadOnlyList<Criterion> siblings)
    {
        var prefix = parent is null ? "" : parent + ".";
        var last = siblings.Select(node => node.Code.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(node.Code[prefix.Length..], out var number) ? number : 0)
            .DefaultIfEmpty(0).Max();
        return prefix + SetText.Number(last + 1);
    }
}
