using System.Globalization;

namespace ParIndex.Documents.Writing;

/// <summary>Tab names a workbook accepts: at most 31 characters, none of []:*?/\, no two alike.</summary>
internal static class SheetNames
{
    private const int MaxLength = 31;

    public static IReadOnlyList<string> Of(IEnumerable<string> names)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
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

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length].TrimEnd();
}
