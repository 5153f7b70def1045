using System.Globalization;

namespace ParIndex.Documents.Writing;

/// <summary>Tab names a workbook accepts: at most 31 characters, none of []:*?/\, no two alike.</summary>
internal static class SheetNames
{
    private const int MaxLength = 31;

    /// <summary>Excel keeps this name for the log of shared workbooks.</summary>
    private const string Reserved = "History";

    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Reserved };
        var result = new List<string>();
        foreach (var name in names)
        {
            var clean = string.Concat(XmlText.Clean(name).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)).Trim(' ', '\'');
            clean = clean.Length == 0 ? "Trang" : clean;
            var candidate = Cut(clean, MaxLength);
            for (var number = 2; !used.Add(candidate); number++)
            {
                var suffix = number.ToString(CultureInfo.InvariantCulture);
                candidate = Cut(clean, MaxLength - suffix.Length - 1) + " " + suffix;
            }

            result.Add(candidate);
        }

        return result;
    }

    /// <summary>The name as a formula refers to it.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Cut(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        var end = char.IsHighSurrogate(name[length - 1]) ? length - 1 : length;
        return name[..end].TrimEnd(' ', '\'');
    }
}
