using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>
/// A part of a criteria set file, whatever the file: YAML and workbook are both read into this tree and written from it,
/// so both have one set of names, defaults and messages.
/// </summary>
internal abstract record SetNode(SourcePlace? Place);

/// <summary>A value.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Place">Place of the value.</param>
/// <param name="First">Place of its first character when the text runs on line by line from there (literal block, plain word).</param>
internal sealed record SetScalar(string Text, ScalarStyle Style, SourcePlace? Place = null, SourcePlace? First = null) : SetNode(Place)
{
    public bool IsNull => Style == ScalarStyle.Bare && Text is ("" or "~" or "null");
}

internal enum ScalarStyle
{
    /// <summary>Number, word or yes/no, unquoted.</summary>
    Bare,
    /// <summary>Text of one line.</summary>
    Text,
    /// <summary>Text of one or more lines.</summary>
    Block,
}

internal sealed record SetList(IReadOnlyList<SetNode> Items, SourcePlace? Place = null) : SetNode(Place);

/// <summary>Named members in order; names are unique.</summary>
internal sealed record SetMap(IReadOnlyList<SetMember> Members, SourcePlace? Place = null) : SetNode(Place)
{
    public SetMember? this[string name] => Members.FirstOrDefault(member => member.Name == name);
}

internal sealed record SetMember(string Name, SetNode Value, SourcePlace? Place = null);
