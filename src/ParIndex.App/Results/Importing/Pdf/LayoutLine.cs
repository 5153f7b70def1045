using System.Text.RegularExpressions;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Words of a line that stand together: parted from the next by two blanks or more.</summary>
/// <param name="Start">First character, from 0.</param>
/// <param name="Text">The words.</param>
internal readonly record struct LayoutSegment(int Start, string Text)
{
    public int End => Start + Text.Length;
}

/// <summary>One printed line.</summary>
internal sealed partial class LayoutLine(int number, string text)
{
    /// <summary>In the document, from 1.</summary>
    public int Number { get; } = number;

    public IReadOnlyList<LayoutSegment> Segments { get; } = [.. Words().Matches(text).Select(match => new LayoutSegment(match.Index, match.Value))];

    [GeneratedRegex(@"\S+(?: \S+)*")]
    private static partial Regex Words();
}
