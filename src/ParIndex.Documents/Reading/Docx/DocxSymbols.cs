using System.Globalization;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>Characters that Word stores as a code of a symbol font. Those office texts use are named; the rest stay as stored, not lost.</summary>
internal static class DocxSymbols
{
    // Pairs of code and character.
    private static readonly Dictionary<char, string> Symbol = Pairs(
        "\uF0B7•\uF0A3≤\uF0B3≥\uF0B1±\uF0B4×\uF0B8÷\uF0B9≠\uF0AE→\uF0DE⇒\uF0E5∑\uF02D−\uF0A5∞\uF02B+\uF03D=\uF03C<\uF03E>\uF025%\uF0B0°");

    private static readonly Dictionary<char, string> Wingdings = Pairs(
        "\uF0FC✓\uF0FB✗\uF0FE☑\uF0FD☒\uF0A8☐\uF06F☐\uF0E0→\uF0E8➔\uF0A7▪\uF0D8➢\uF076❖\uF06C●");

    /// <summary>The character for a code of a font, as <c>w:sym</c> gives it.</summary>
    public static string Text(string? font, string? code)
    {
        if (!ushort.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value == 0)
        {
            return "";
        }

        // Codes are written with and without the private-use offset.
        var key = (char)(value < 0x100 ? value + 0xF000 : value);
        var names = font?.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) == true ? Wingdings
            : string.Equals(font, "Symbol", StringComparison.OrdinalIgnoreCase) ? Symbol
            : null;
        return names is null ? ((char)value).ToString() : names.GetValueOrDefault(key, key.ToString());
    }

    private static Dictionary<char, string> Pairs(string pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1].ToString());
}
