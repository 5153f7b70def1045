using System.Runtime.CompilerServices;
using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>A text of the document with its words; each stands for itself, whatever it says.</summary>
/// <param name="Source">Where.</param>
/// <param name="Code">Code of the row; empty in prose.</param>
/// <param name="Field">Which cell.</param>
/// <param name="Text">The text.</param>
/// <param name="List">Its words.</param>
internal sealed record WordedText(SourcePlace Source, string Code, string Field, string Text, IReadOnlyList<Token> List)
{
    /// <summary>Whether a word stands here with only a blank between it and the one before.</summary>
    public bool Follows(int at) => at > 0 && at < List.Count && List[at].FollowsBlank;

    /// <summary>Words in a row, as printed.</summary>
    public string Print(int at, int count) => Text[List[at].Start..List[at + count - 1].End];

    public bool Equals(WordedText? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
