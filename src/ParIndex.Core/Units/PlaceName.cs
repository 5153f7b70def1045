using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.Core.Units;

/// <summary>A place name taken apart: its rank word, if printed, and the key of the rest.</summary>
/// <param name="Designation">Full rank word, folded ("thanh pho"); null when none is printed.</param>
/// <param name="Key">Folded name without rank word and punctuation; i and y alike (Quy Nhơn, Qui Nhơn).</param>
public readonly record struct PlaceName(string? Designation, string Key)
{
    private static readonly (string Printed, string Full)[] Designations =
    [
        ("thanh pho", "thanh pho"), ("tp", "thanh pho"), ("thi tran", "thi tran"), ("tt", "thi tran"), ("thi xa", "thi xa"), ("tx", "thi xa"),
        ("dac khu", "dac khu"), ("tinh", "tinh"), ("huyen", "huyen"), ("quan", "quan"), ("phuong", "phuong"), ("xa", "xa"),
    ];

    /// <summary>Reads "TP. Hồ Chí Minh", "tỉnh Đắk Nông", "UBND huyện Tuy Phước", "Đắk Nông".</summary>
    public static PlaceName Parse(string text)
    {
        var words = Words(text);
        foreach (var head in new[] { "uy ban nhan dan ", "ubnd " })
        {
            if (words.StartsWith(head, StringComparison.Ordinal))
                words = words[head.Length..];
        }

        foreach (var (printed, full) in Designations)
        {
            // "Phường 1", "Quận 10": the number alone names nothing, so the rank word stays in the key.
            if (words.Length > printed.Length + 1 && words[printed.Length] == ' ' && words.StartsWith(printed, StringComparison.Ordinal))
            {
                var rest = words[(printed.Length + 1)..];
                return new PlaceName(full, (char.IsAsciiDigit(rest[0]) ? full + " " + rest : rest).Replace('y', 'i'));
            }
        }

        return new PlaceName(null, words.Replace('y', 'i'));
    }

    /// <summary>Folded letters and digits, every other run one blank.</summary>
    internal static string Words(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in VietnameseText.Fold(text))
        {
            if (char.IsLetterOrDigit(character))
                result.Append(character);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }
}
