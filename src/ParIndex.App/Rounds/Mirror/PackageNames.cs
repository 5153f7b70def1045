using System.Globalization;
using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>Names inside a package that every system can unpack: letters of the alphabet, digits, dot and dash, no folder of their own.</summary>
internal static class PackageNames
{
    private const int LongestName = 80, LongestSuffix = 8;

    /// <summary>"03-bao-cao-quy-iii.pdf" of "Báo cáo quý III.pdf" as third document of a folder.</summary>
    public static string Of(int number, string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        var suffix = dot > 0 ? Plain(fileName[(dot + 1)..]) : "";
        if (suffix.Length is 0 or > LongestSuffix)
            (dot, suffix) = (-1, "");

        var stem = Plain(dot > 0 ? fileName[..dot] : fileName);
        if (stem.Length > LongestName)
            stem = stem[..LongestName].TrimEnd('-');

        var name = string.Create(CultureInfo.InvariantCulture, $"{number:00}-{(stem.Length > 0 ? stem : "tai-lieu")}");
        return suffix.Length > 0 ? $"{name}.{suffix}" : name;
    }

    /// <summary>A code as a folder: codes are checked by the set, this is for what they might hold one day.</summary>
    public static string Folder(string code) => string.Concat(code.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-')).Trim('.', '-') is { Length: > 0 } safe ? safe : "khac";

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in VietnameseText.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }

        return plain.ToString().TrimEnd('-');
    }
}
