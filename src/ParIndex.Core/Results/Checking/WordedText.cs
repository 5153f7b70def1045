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
    public bool Equals(WordedText? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
