using ParIndex.Core.Text;

namespace ParIndex.App.Evidence.Checking;

/// <summary>Names of files as senders give them; nobody vouches for them.</summary>
public static class FileNames
{
    /// <summary>Longest name kept; the end, with the suffix, counts.</summary>
    private const int Longest = 200;

    /// <summary>The name alone: folders and control characters are dropped, and what turns the reading direction, which hides suffixes.</summary>
    public static string Clean(string? sent)
    {
        var name = VietnameseText.Clean((sent ?? "").Replace('\0', ' '));
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && !IsDirection(letter))).Trim(' ', '.');
        return name.Length == 0 ? "tài liệu" : name.Length <= Longest ? name : name[^Longest..];
    }

    /// <summary>Small letters after the last dot, with the dot; empty: none.</summary>
    public static string SuffixOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 || name.Length - dot > 8 ? "" : name[dot..].ToLowerInvariant();
    }

    /// <summary>The name to save a file under: ends in a suffix of what it is.</summary>
    public static string ForSaving(string name, string mediaType)
    {
        var suffixes = FileKind.Of(mediaType)?.Suffixes ?? [".bin"];
        return suffixes.Contains(SuffixOf(name)) ? name : name + suffixes[0];
    }

    private static bool IsDirection(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
