using System.Globalization;

namespace ParIndex.Documents.Writing;

/// <summary>
/// Estimates how wide a text runs in Times New Roman and how many lines it fills: for row heights, rows that may split and the length of
/// rules. Errs on the wide side, so that nothing is clipped.
/// </summary>
internal static class TextMeasure
{
    private const double Bolder = 1.07;

    /// <summary>Height of a line per point of size.</summary>
    public const double LineHeight = 1.17;

    /// <summary>Widths of the characters from blank to "~" in thousandths of the size.</summary>
    private static readonly short[] Ascii =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, // blank ! " # $ % & ' ( ) * + , - . /
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 … 9 : ; < = > ?
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ A … O
        556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P … Z [ \ ] ^ _
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` a … o
        500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,      // p … z { | } ~
    ];

    /// <summary>Width in points.</summary>
    public static double Width(ReadOnlySpan<char> text, double size, bool bold)
    {
        var width = 0;
        foreach (var character in text)
        {
            width += Of(character);
        }

        return width * size * (bold ? Bolder : 1) / 1000;
    }

    /// <summary>Lines a text fills in a width in points, broken between words, and inside a word that is too long.</summary>
    public static int Lines(string text, double size, bool bold, double width)
    {
        var room = Math.Max(1, width);
        var lines = 0;
        foreach (var paragraph in text.AsSpan().EnumerateLines())
        {
            var used = 0.0;
            lines++;
            foreach (var word in paragraph.Split(' '))
            {
                var length = Width(paragraph[word], size, bold);
                var blank = used > 0 ? Width(" ", size, bold) : 0;
                if (used > 0 && used + blank + length > room)
                {
                    lines++;
                    used = blank = 0;
                }

                var extra = Math.Max(0, (int)Math.Min(10_000, Math.Ceiling(length / room) - 1));
                lines += extra;
                used += blank + length - (extra * room);
            }
        }

        return lines;
    }

    private static int Of(char character) => character switch
    {
        >= ' ' and <= '~' => Ascii[character - ' '],
        'ư' or 'ừ' or 'ứ' or 'ử' or 'ữ' or 'ự' => 542,
        'ơ' or 'ờ' or 'ớ' or 'ở' or 'ỡ' or 'ợ' => 529,
        < ' ' => 0,
        _ => CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.UppercaseLetter => 722,
            UnicodeCategory.LowercaseLetter => 500,
            _ => 1000,
        },
    };
}
