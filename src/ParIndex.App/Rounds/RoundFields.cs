using ParIndex.Core.Criteria;

namespace ParIndex.App.Rounds;

/// <summary>A leaf of a round's set with the field whose appraisers judge it.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Top">Field it stands in.</param>
public sealed record RoundLeaf(Criterion Leaf, string Field, Criterion Top, int Position);

/// <summary>Fields of a set, as rights and pages of a round know them.</summary>
public static class RoundFields
{
    /// <summary>Leaves in order, each with its field. A leaf may name another field's appraisers, by code or key.</summary>
    public static IReadOnlyList<RoundLeaf> Leaves(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return [.. set.Criteria
            .SelectMany(top => top.SelfAndDescendants().Where(node => node.IsLeaf).Select(leaf => (top, leaf)))
            .Select((pair, position) => new RoundLeaf(pair.leaf, KeyOf(set, pair.leaf, pair.top), pair.top, position))];
    }

    /// <summary>Codes on the way from the field down to a criterion, itself last: "1.2.3" after "1.2" after "1".</summary>
    public static IReadOnlyList<string> Path(CriteriaSet set, string code)
    {
        ArgumentNullException.ThrowIfNull(set);
        var path = new List<string>();
        return set.Criteria.Any(top => Descend(top, code, path)) ? path : [];
    }

    private static bool Descend(Criterion node, string code, List<string> path)
    {
        path.Add(node.Code);
        if (node.Code == code || node.Children.Any(child => Descend(child, code, path)))
            return true;

        path.RemoveAt(path.Count - 1);
        return false;
    }

    private static string KeyOf(CriteriaSet set, Criterion leaf, Criterion top) =>
        leaf.AppraiserField is { } named && set.Criteria.FirstOrDefault(field => field.Key == named || field.Code == named) is { } field ? field.Key : top.Key;
}
