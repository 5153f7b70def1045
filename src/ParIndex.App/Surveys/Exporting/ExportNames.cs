using System.Globalization;
using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Exporting;

/// <summary>Names of columns that every statistics program takes: letters without marks, digits, "_"; beginning with a letter; at most 32; each once, whatever the case.</summary>
internal sealed class ExportNames
{
    private const int Longest = 32;

    private static readonly HashSet<string> Reserved = new(
        ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", "if", "else", "repeat", "while", "function", "for", "next", "break", "true", "false", "null", "inf", "nan", "na", "in"],
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> taken = new(Reserved, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name not given out before.</summary>
    /// <param name="source">What it is made from.</param>
    /// <param name="prefix">Put before it.</param>
    public string Of(string source, string prefix = "")
    {
        var name = new StringBuilder(prefix);
        foreach (var character in VietnameseText.Fold(source))
            name.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');

        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
            name.Insert(0, "v");

        var plain = name.ToString(0, Math.Min(Longest, name.Length)).TrimEnd('_');
        var free = plain;
        for (var number = 2; !taken.Add(free); number++)
        {
            var ending = "_" + number.ToString(CultureInfo.InvariantCulture);
            free = plain[..Math.Min(plain.Length, Longest - ending.Length)] + ending;
        }

        return free;
    }
}
