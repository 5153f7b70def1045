using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>A counted list of names in a sentence: "gồm 56 tỉnh, thành phố: A, B và C".</summary>
/// <param name="Stated">The count as stated.</param>
/// <param name="What">What is counted.</param>
/// <param name="Before">The text that leads to the list.</param>
/// <param name="Names">The names in order.</param>
internal sealed partial record NameList(int Stated, string What, string Before, IReadOnlyList<string> Names)
{
    private const int LongestName = 5;

    /// <summary>The lists of a paragraph, each with the text that leads to it; what is no list of names is left out.</summary>
    public static IEnumerable<NameList> FindAll(string paragraph)
    {
        var from = 0;
        foreach (Match head in Head().Matches(paragraph))
        {
            var start = head.Index + head.Length;
            var end = End().Match(paragraph, start);
            var stop = end.Success ? end.Index : paragraph.Length;
            var names = Separator().Split(paragraph[start..stop]).Select(name => name.Trim(' ', '.', ';')).Where(name => name.Length > 0).ToList();
            var areNames = names.Count > 0 && names.TrueForAll(name =>
                char.IsUpper(name[0]) && !name.Any(char.IsDigit) && name.Count(character => character == ' ') <= LongestName);
            if (areNames)
            {
                yield return new NameList(int.Parse(head.Groups["n"].Value, CultureInfo.InvariantCulture), head.Groups["what"].Value.Trim(), paragraph[from..head.Index], names);
                from = stop;
            }
        }
    }

    [GeneratedRegex(@"\b(?:gồm|có|gồm có|bao gồm|là)(?: các)? (?<n>\d{1,3}) (?<what>\p{Ll}[^\d:.;()]{1,60}):\s", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    /// <summary>The end of a sentence; not the point of an abbreviation such as "TP.".</summary>
    [GeneratedRegex(@"(?<!\b\p{Lu}{1,3})[.;](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"\s*,\s*|\s+và\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
