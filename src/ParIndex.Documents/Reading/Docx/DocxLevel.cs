using System.Globalization;
using System.Text;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>One level of an automatic numbering.</summary>
internal sealed record DocxLevel
{
    private const int MaxPattern = 100;

    public int Start { get; init; } = 1;

    /// <summary>Kind of number as Word names it: decimal, upperRoman, bullet …</summary>
    public string Kind { get; init; } = "none";

    /// <summary>Pattern such as <c>%1.%2.</c>; %n is the number of level n, from 1.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Numbers of all levels are shown as decimals, whatever their own kind.</summary>
    public bool IsLegal { get; init; }

    /// <summary>Reads the <c>w:lvl</c> the cursor is on.</summary>
    public static DocxLevel Read(XmlPart xml)
    {
        var level = new DocxLevel();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            var value = xml.IsMain ? xml.WordAttribute("val") : null;
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "start":
                    level = level with { Start = DocxNumbering.Number(value, 1) };
                    break;
                case "numFmt":
                    level = level with { Kind = value ?? "decimal" };
                    break;
                case "lvlText":
                    level = level with { Pattern = value is null or { Length: > MaxPattern } ? "" : value };
                    break;
                case "isLgl":
                    level = level with { IsLegal = true };
                    break;
                case "pPr" or "rPr":
                    xml.Skip();
                    break;
            }
        }

        return level;
    }

    /// <summary>The number as shown.</summary>
    public string Label(DocxLevel[] levels, int[] counters)
    {
        if (Kind is "bullet")
        {
            // Dashes and pluses are how official texts list; marks of symbol fonts are shown as one bullet.
            return Pattern.Length == 1 && Pattern[0] < '\uE000' ? Pattern : Pattern.Length == 0 ? "" : "•";
        }

        var label = new StringBuilder();
        for (var i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] == '%' && i + 1 < Pattern.Length && Pattern[i + 1] is >= '1' and <= '9')
            {
                var at = Pattern[++i] - '1';
                label.Append(Shown(counters[at], IsLegal ? "decimal" : levels[at].Kind));
            }
            else
            {
                label.Append(Pattern[i]);
            }
        }

        return label.ToString();
    }

    private static string Shown(int number, string kind) => kind switch
    {
        "none" => "",
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letter(number, 'A'),
        "lowerLetter" => Letter(number, 'a'),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>After Z Word doubles the letter: AA, BB.</summary>
    private static string Letter(int number, char first) =>
        number is < 1 or > 780 ? number.ToString(CultureInfo.InvariantCulture) : new string((char)(first + ((number - 1) % 26)), 1 + ((number - 1) / 26));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var roman = new StringBuilder();
        foreach (var (value, letters) in (ReadOnlySpan<(int, string)>)[
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value)
            {
                roman.Append(letters);
            }
        }

        return roman.ToString();
    }
}
