using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>
/// Bytes to text. UTF-8 and UTF-16 are read exactly; a file in an old Vietnamese encoding is refused with its likely name,
/// because decoding it wrongly would put damaged letters into official figures.
/// </summary>
internal static class TextDecoder
{
    public static string Decode(ReadOnlySpan<byte> bytes, ReadSession session) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw session.Error(Problems.Utf32),
        [0xFF, 0xFE, .. var rest] => Utf16(rest, bigEndian: false, session),
        [0xFE, 0xFF, .. var rest] => Utf16(rest, bigEndian: true, session),
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8OrOlder(rest, session),
        _ => Utf8OrOlder(bytes, session),
    };

    private static string Utf8OrOlder(ReadOnlySpan<byte> bytes, ReadSession session)
    {
        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            return LooksLikeUtf16(bytes) is { } bigEndian
                ? Remarked(Utf16(bytes, bigEndian, session), Problems.DecodedUtf16WithoutMark, session)
                : throw session.Error(Problems.Binary, LineOf(bytes, zero));
        }

        var characters = new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            return new string(characters, 0, written);
        }

        if (LegacyVietnamese.TryDecodeWindows1258(bytes) is { } text)
        {
            return Remarked(text, Problems.DecodedWindows1258, session);
        }

        var problem = LegacyVietnamese.Guess(bytes) is { } name ? Problems.LegacyEncoding(name) : Problems.NotUtf8;
        throw session.Error(problem, LineOf(bytes, read));
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, ReadSession session)
    {
        try
        {
            var text = new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? throw session.Error(Problems.Binary) : text;
        }
        catch (DecoderFallbackException broken)
        {
            throw session.Error(Problems.BadUtf16, inner: broken);
        }
    }

    /// <summary>Vietnamese text in UTF-16 has a zero in the high byte of most letters and hardly any in the low byte.</summary>
    private static bool? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var enough = sample.Length / 4; // half of the letters
        return even == 0 && odd > enough ? false : odd == 0 && even > enough ? true : null;
    }

    private static string Remarked(string text, Message remark, ReadSession session)
    {
        session.Remark(remark);
        return text;
    }

    private static SourcePlace LineOf(ReadOnlySpan<byte> bytes, int position) => SourcePlace.AtLine(bytes[..position].Count((byte)'\n') + 1);
}
