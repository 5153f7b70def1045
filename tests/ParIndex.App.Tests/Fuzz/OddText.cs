using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Tests.Fuzz;

/// <summary>
/// Disturbs text as people, programs and malice do: odd Unicode, repeated and swapped cells, lines that never end, other encodings.
/// Everything follows from the seed.
/// </summary>
internal sealed class OddText(int seed)
{
    private static readonly string[] Nasty =
    [
        "\uFFFE", "\uFFFF", "\uFEFF", "\0", "\u0001", "\u001A", "\u0085", "\u2028", "\u202E", "\u2067", "\u200B", "\u200D", "\u00AD", "\u0301\u0323\u031B", "😀", "\U0001FFFE", "ﬁ", "İ", "ß", "１２",
        "\t", "\t\t\t", "\n", "\r", "\"", "\"\"", ";", ",", "|", "'", "=1+1", "-", "--", "1.", "1.1.1.1.1.1.1", "I.", "a)", "%", "100%", "-5", "1e9", "79228162514264337593543950335", "0,000000000000000000000000001",
        "STT", "Điểm tối đa", "Điểm đạt được", "Nguyên nhân", "Chủ trì:", "Phối hợp:", "TỔNG", "<p>", "</td>", "<ul><li>", "**", "&nbsp;", "các sở, ban, ngành", "UBND cấp huyện, cấp xã", "(100/63)", "12/0", "điều tra XHH",
        "Tổng điểm 85,42", "xếp thứ 99/63", "giảm 5 bậc", "gồm 8 lĩnh vực, 44 tiêu chí",
    ];

    private readonly Random random = new(seed);

    public byte[] Of(string text)
    {
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            text = Once(text);
        }

        return Encoded(text);
    }

    private string Once(string text)
    {
        if (text.Length == 0)
        {
            return Piece();
        }

        var at = random.Next(text.Length);
        var length = Math.Min(text.Length - at, 1 << random.Next(9));
        switch (random.Next(9))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, string.Concat(Enumerable.Repeat(Piece(), random.Next(20) == 0 ? 5_000 : random.Next(1, 4))));
            case 2:
                return text.Insert(random.Next(text.Length), text.Substring(at, length));
            case 3:
                return text[..at];
            case 4:
                return VietnameseText.Compose(text).Normalize(NormalizationForm.FormD);
            case 5:
                return Lines(text);
            case 6:
                return Cells(text);
            case 7:
                var digit = text.AsSpan(at).IndexOfAnyInRange('0', '9');
                return digit < 0 ? text : text.Remove(at + digit, 1).Insert(at + digit, Piece());
            default:
                return text.Replace(text[at].ToString(), Piece(), StringComparison.Ordinal) is { Length: < 4_000_000 } replaced ? replaced : text;
        }
    }

    /// <summary>A line doubled, moved or left out.</summary>
    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        var line = lines[at];
        if (random.Next(3) > 0)
        {
            lines.RemoveAt(at);
        }

        lines.InsertRange(random.Next(lines.Count + 1), Enumerable.Repeat(line, random.Next(3)));
        return string.Join('\n', lines);
    }

    /// <summary>Two cells of the text change places.</summary>
    private string Cells(string text)
    {
        var cells = text.Split('\t');
        var (one, other) = (random.Next(cells.Length), random.Next(cells.Length));
        (cells[one], cells[other]) = (cells[other], cells[one]);
        return string.Join('\t', cells);
    }

    private string Piece() => Nasty[random.Next(Nasty.Length)];

    private byte[] Encoded(string text) => random.Next(12) switch
    {
        0 => Marked(Encoding.Unicode, text),
        1 => Marked(Encoding.BigEndianUnicode, text),
        2 => Encoding.Unicode.GetBytes(text),
        3 => Encoding.Latin1.GetBytes(text),
        4 => Marked(Encoding.UTF8, text),
        5 => Marked(Encoding.UTF32, text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Marked(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
