namespace ParIndex.Core.Rules.Syntax;

internal enum TokenKind
{
    End,
    NewLine,
    Word,
    Number,
    Text,
    Symbol,
}

/// <summary>A piece of rule text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Word as written, text without its quotes, or the symbol in its one spelling ("&lt;&gt;" for "≠").</param>
/// <param name="At">Where it begins.</param>
/// <param name="Value">Value of a number; a percent as a fraction.</param>
/// <param name="IsPercent">Whether a number is a percent.</param>
/// <param name="Year">Year part of a word: "last" in <c>x@last</c>.</param>
/// <param name="Remark">On a line end: the remark before it.</param>
internal readonly record struct Token(
    TokenKind Kind, string Text, TextPosition At, decimal Value = 0, bool IsPercent = false, string? Year = null, string? Remark = null)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
