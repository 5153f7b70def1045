using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>A counted list of names in a sentence: "gồm 56 tỉnh, thành phố: A, B và C".</summary>
/// <param name="Stated">The count as stated.</param>
/// <param name="What">What is counted.</param>
/// <param name="Start">Where the head of the list begins in its paragraph.</param>
/// <param name="Names">The names in order.</param>
internal sealed partial record NameList(int Stated, string What, int Start, IReadOnlyList<string> Names)
{
    private const int LongestName = 5;

    /// <summary>The first such list of a paragraph; null when what follows is no list of names.</summary>
    public static NameList? Find(string paragraph)
    {
        if (Head().Match(paragraph) is not { Success: true } head)
        {
            return null;
        }

        var rest = paragraph[(head.Index + head.Length)..];
        var end = End().Match(rest);
        var names = Separator().Split(end.Success ? rest[..end.Index] : rest).Select(name => name.Trim(' ', '.', ';')).Where(name => name.Length > 0).ToList();
        var areNames = names.Count > 0 && names.TrueForAll(name =>
            char.IsUpper(name[0]) && !name.Any(char.IsDigit) && name.Count(character => character == ' ') <= LongestName);
        return areNames
            ? new NameList(int.Parse(head.Groups["n"].Value, CultureInfo.InvariantCulture), head.Groups["what"].Value.Trim(), head.Index, names)
            : null;
    }

    [GeneratedRegex(@"\b(?:gồm|có|gồm có|bao gồm|là)(?: các)? (?<n>\d{1,3}) (?<what>\p{Ll}[^\d:.;()]{1,60}):\s", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    /// <summary>The end of a sentence; not the point of an abbreviation such as "TP.".</summary>
    [GeneratedRegex(@"(?<!\b\p{Lu}{1,3})[.;](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"\s*,\s*|\s+và\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
