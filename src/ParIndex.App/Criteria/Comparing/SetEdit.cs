using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Comparing;

/// <summary>What became of a criterion, or of the settings of a set.</summary>
/// <param name="Code">Code of the criterion, the later one where it changed; null: the settings and the mapping.</param>
/// <param name="Member">Name in the set file, as "max"; "parent", "inputs", "tests" as a whole; null: all of it came or went.</param>
/// <param name="Before">Text before; null: none, or not told in a line.</param>
/// <param name="After">Text after; null: none, or not told in a line.</param>
public sealed record MemberChange(string? Code, string? Member, string? Before, string? After);

/// <summary>What an edit of a set changed, criterion by criterion, by key. Pure.</summary>
public static class SetEdit
{
    /// <summary>In the order of the later set; what went comes last.</summary>
    public static IReadOnlyList<MemberChange> Between(CriteriaSet was, CriteriaSet now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var changes = new List<MemberChange>();
        if (CriteriaSetYaml.Write(was with { Criteria = [] }) != CriteriaSetYaml.Write(now with { Criteria = [] }))
            changes.Add(new MemberChange(null, null, null, null));

        var before = Placed(was.Criteria, null).DistinctBy(place => place.Node.Key).ToDictionary(place => place.Node.Key, StringComparer.Ordinal);
        foreach (var (node, parent) in Placed(now.Criteria, null))
        {
            if (!before.Remove(node.Key, out var old))
                changes.Add(new MemberChange(node.Code, null, null, node.Title));
            else
                changes.AddRange(Members(old.Node, node, isMoved: old.Parent != parent));
        }

        return [.. changes, .. before.Values.Select(place => new MemberChange(place.Node.Code, null, place.Node.Title, null))];
    }

    private static IEnumerable<MemberChange> Members(Criterion old, Criterion node, bool isMoved)
    {
        if (isMoved)
            yield return new MemberChange(node.Code, "parent", null, null);

        var (was, now) = (CriterionForm.Of(old), CriterionForm.Of(node));
        foreach (var (member, _, get, _) in CriterionForm.Members)
        {
            if (get(was) != get(now))
                yield return new MemberChange(node.Code, member, get(was), get(now));
        }

        if (CriterionMerge.Written(was.Inputs) != CriterionMerge.Written(now.Inputs))
            yield return new MemberChange(node.Code, "inputs", null, null);

        if (CriterionMerge.Written(was.Tests) != CriterionMerge.Written(now.Tests))
            yield return new MemberChange(node.Code, "tests", null, null);
    }

    private static IEnumerable<(Criterion Node, string? Parent)> Placed(IEnumerable<Criterion> nodes, string? parent) =>
        nodes.SelectMany(node => Placed(node.Children, node.Key).Prepend((node, parent)));
}
