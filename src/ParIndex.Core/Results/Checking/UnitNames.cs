using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>Names of places in a text, told by capitals: enough to know whether a sentence speaks of the document's own unit or of another.</summary>
internal static partial class UnitNames
{
    /// <summary>The unit that captions and prose name most often, folded; empty when there is none.</summary>
    public static string MostNamed(OfficialDocument document) =>
        document.Tables.Select(table => table.Caption).Concat(document.Prose.Select(text => text.Text))
            .SelectMany(text => OfKind().Matches(text).Select(match => Words.Fold(match.Groups["name"].Value)))
            .GroupBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault("");

    /// <summary>Whether a clause is about the document's unit: it names that unit, or no place at all.</summary>
    public static bool IsAboutOwn(string clause, string ownUnit) =>
        Names(clause, ownUnit) || !Proper().IsMatch(clause);

    /// <summary>Whether a clause names the document's unit.</summary>
    public static bool Names(string clause, string ownUnit) =>
        ownUnit.Length > 0 && Words.Fold(clause).Contains(ownUnit, StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?i:tỉnh|thành phố|huyện|thị xã|quận|phường|xã|thị trấn)\s(?<name>\p{Lu}\p{L}{0,9}(?:[\s-]\p{Lu}\p{L}{0,9}){1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex OfKind();

    /// <summary>Two words in a row that begin with a capital and go on in small letters.</summary>
    [GeneratedRegex(@"\p{Lu}\p{Ll}{1,9}\s\p{Lu}\p{Ll}{1,9}", RegexOptions.CultureInvariant)]
    private static partial Regex Proper();
}
