namespace ParIndex.Core.Rules.Syntax;

/// <summary>Line and column, from 1, in the composed (NFC) rule text. All positions are equal: trees are compared by content, not by layout.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    public bool Equals(TextPosition other) => true;

    public override int GetHashCode() => 0;
}
