using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria;

/// <summary>
/// Where the parts of a set were read: the reader fills it, the checker asks it. Parts are known by reference
/// (a <see cref="Criterion"/>, an input, a test …), so a part changed by <c>with</c> has no place.
/// </summary>
public sealed class SetPlaces
{
    private readonly Dictionary<object, Dictionary<string, SourcePlace>> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes the place of a member ("max", "rule"); "" is the part itself.</summary>
    public void Add(object owner, string member, SourcePlace place)
    {
        if (!places.TryGetValue(owner, out var members))
        {
            places[owner] = members = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        }

        members[member] = place;
    }

    /// <summary>Place of the member, else of the part, else null.</summary>
    public SourcePlace? Of(object owner, string member = "") =>
        places.TryGetValue(owner, out var members) ? members.GetValueOrDefault(member) ?? members.GetValueOrDefault("") : null;

    /// <summary>
    /// Place of a line and column inside a rule's text: the very place in a text file, the rule's cell in a workbook.
    /// </summary>
    /// <param name="owner">The criterion.</param>
    /// <param name="member">"rule" or "draft_rule".</param>
    /// <param name="line">From 1, in the rule text.</param>
    /// <param name="column">From 1.</param>
    public SourcePlace? Inside(object owner, string member, int line, int column)
    {
        var first = places.GetValueOrDefault(owner)?.GetValueOrDefault(FirstCharacter(member));
        return first is { Line: { } firstLine, Column: { } firstColumn }
            ? SourcePlace.AtLine(firstLine + line - 1, firstColumn + column - 1)
            : Of(owner, member);
    }

    /// <summary>Member name under which the first character of a text written line by line is noted.</summary>
    public static string FirstCharacter(string member) => member + ":first";
}
