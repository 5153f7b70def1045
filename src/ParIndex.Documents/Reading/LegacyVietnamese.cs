using System.Buffers;
using System.Text;

namespace ParIndex.Documents.Reading;

/// <summary>
/// The encodings Vietnamese offices used before Unicode. Windows-1258 names its letters and marks plainly, so it can be proved and
/// decoded; TCVN3 (ABC) and VNI-Windows put Vietnamese letters on other bytes and are only named, for the message.
/// </summary>
internal static class LegacyVietnamese
{
    private const string Vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";

    /// <summary>Letters and punctuation above ASCII that Vietnamese text in Windows-1258 has; µ, ø, ï, ñ betray the other two.</summary>
    private static readonly SearchValues<char> Expected = SearchValues.Create(
        "ăâđêôơưĂÂĐÊÔƠƯàáèéíóùúÀÁÈÉÍÓÙÚ“”‘’–—…•°§«»×₫€\u00A0\u0300\u0309\u0303\u0301\u0323");

    private static readonly Encoding Windows1258 =
        CodePagesEncodingProvider.Instance.GetEncoding(1258) ?? throw new InvalidOperationException("Windows-1258 is part of .NET.");

    // TCVN3: à ả ã á ạ, ă â ê ô ơ ư đ. VNI-Windows: đ, and the marks that follow a vowel.
    private static readonly SearchValues<byte> Tcvn3 = SearchValues.Create(
        0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE);

    private static readonly SearchValues<byte> Vni = SearchValues.Create(0xF1, 0xD1, 0xF9, 0xF8, 0xFB, 0xF5, 0xEF, 0xE5, 0xE4, 0xE0, 0xE1);

    /// <summary>The text, or null when the bytes do not prove to be Vietnamese in Windows-1258.</summary>
    public static string? TryDecodeWindows1258(ReadOnlySpan<byte> bytes)
    {
        var text = Windows1258.GetString(bytes);
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter < 0x80)
            {
                continue;
            }

            if (!Expected.Contains(letter))
            {
                return null;
            }

            if (letter is >= '\u0300' and <= '\u0323')
            {
                if (i == 0 || !Vowels.Contains(text[i - 1], StringComparison.Ordinal))
                {
                    return null; // a tone mark without its vowel: these bytes mean something else
                }

                marks++;
            }
        }

        return marks >= 3 ? text : null; // fewer could be French or chance
    }

    /// <summary>Likely name of the encoding, or null.</summary>
    public static string? Guess(ReadOnlySpan<byte> bytes)
    {
        int high = 0, tcvn3 = 0, vni = 0;
        foreach (var b in bytes[..Math.Min(bytes.Length, 65_536)])
        {
            high += b >= 0x80 ? 1 : 0;
            tcvn3 += Tcvn3.Contains(b) ? 1 : 0;
            vni += Vni.Contains(b) ? 1 : 0;
        }

        // Measured on running text: about half of the high bytes are of the encoding's own set.
        return high < 10 ? null : tcvn3 > vni && tcvn3 * 4 > high ? "TCVN3 (ABC)" : vni > tcvn3 && vni * 3 > high ? "VNI-Windows" : null;
    }
}
