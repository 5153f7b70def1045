using System.Text.RegularExpressions;

namespace ParIndex.Documents.Writing;

/// <summary>Text of a sheet cell.</summary>
internal static partial class SheetText
{
    /// <summary>Most characters a cell holds.</summary>
    public const int MaxLength = 32_767;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped { get; }

    /// <summary>Workbooks write characters as <c>_x0041_</c>; a text that looks so must not turn into something else.</summary>
    public static string Escaped(string text) => LooksEscaped.Replace(text, "_x005F_");
}
