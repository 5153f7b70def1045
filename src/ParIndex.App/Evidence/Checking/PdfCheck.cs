using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace ParIndex.App.Evidence.Checking;

/// <summary>
/// Looks into a PDF for passwords, scripts and other files in its bytes. Names are read where they may stand: outside of streams and in object
/// streams, spelt out or with #xx. A PDF is never shown by the browser itself, so this warns people rather than guards the server.
/// </summary>
internal static class PdfCheck
{
    private const int Window = 1024, Edge = 4096;
    private const int LongestName = 127;
    private const int MostUnpacked = 64 << 20;

    private static readonly SearchValues<byte> AfterName = SearchValues.Create("/ \t\r\n\f\0()<>[]{}%"u8);

    private static readonly HashSet<string> Scripts = new(StringComparer.Ordinal) { "JavaScript", "JS", "Launch", "RichMedia", "ImportData", "SubmitForm", "XFA" };

    /// <summary>Where a PDF begins within the bytes readers look at; negative: nowhere.</summary>
    public static int Start(ReadOnlySpan<byte> head) => head[..Math.Min(Window, head.Length)].IndexOf("%PDF-"u8);

    public static List<string> Run(ReadOnlySpan<byte> bytes, string name)
    {
        var tail = bytes[^Math.Min(Edge, bytes.Length)..];
        if (Markup.Holds(bytes[..Math.Min(Window, bytes.Length)]) || Markup.Holds(AfterEnd(tail)))
            throw Refusals.TwoKinds(name, "PDF", "trang web");

        // A file attached inside stands in a stream, which is told to end.
        if (ZipTail.Find(bytes) is >= 0 and var zip && bytes[zip..].IndexOf("endstream"u8) < 0)
            throw Refusals.TwoKinds(name, "PDF", "ZIP");

        var names = new HashSet<string>(StringComparer.Ordinal);
        Scan(bytes, names);
        var flags = new List<string>();
        if (names.Contains("Encrypt"))
            flags.Add(EvidenceFlags.Encrypted);

        if (names.Overlaps(Scripts))
            flags.Add(EvidenceFlags.Script);

        return flags;
    }

    private static ReadOnlySpan<byte> AfterEnd(ReadOnlySpan<byte> tail) => tail.LastIndexOf("%%EOF"u8) is >= 0 and var end ? tail[end..] : tail;

    private static void Scan(ReadOnlySpan<byte> bytes, HashSet<string> names)
    {
        var left = MostUnpacked;
        while (!bytes.IsEmpty)
        {
            var begin = BeginOfStream(bytes);
            var outside = begin < 0 ? bytes : bytes[..begin];
            Collect(outside, names);
            if (begin < 0)
                return;

            bytes = bytes[begin..];
            var end = bytes.IndexOf("endstream"u8);
            var stream = end < 0 ? bytes : bytes[..end];
            if (outside[^Math.Min(Window, outside.Length)..].LastIndexOf("ObjStm"u8) >= 0)
                left -= Inflate(stream, left, names);

            bytes = end < 0 ? [] : bytes[(end + "endstream"u8.Length)..];
        }
    }

    /// <summary>The first byte of the next stream: after the word at the end of a dictionary, and the end of its line.</summary>
    private static int BeginOfStream(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; ;)
        {
            var found = bytes[from..].IndexOf("stream"u8);
            if (found < 0)
                return -1;

            var after = from + found + "stream"u8.Length;
            var before = bytes[..(from + found)].TrimEnd(" \t\r\n"u8);
            if (before.EndsWith(">>"u8) && after < bytes.Length && bytes[after] is (byte)'\r' or (byte)'\n')
                return after + (bytes[after] == '\r' && after + 1 < bytes.Length && bytes[after + 1] == '\n' ? 2 : 1);

            from = after;
        }
    }

    private static int Inflate(ReadOnlySpan<byte> stream, int most, HashSet<string> names)
    {
        try
        {
            using var source = new ZLibStream(new MemoryStream(stream.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[Math.Min(most, 1 << 20)];
            var total = 0;
            while (total < most && source.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var read)
            {
                Collect(buffer.AsSpan(0, read), names);
                total += read;
            }

            return total;
        }
        catch (InvalidDataException)
        {
            // Packed otherwise, or with a password.
            return 0;
        }
    }

    private static void Collect(ReadOnlySpan<byte> text, HashSet<string> names)
    {
        for (var slash = text.IndexOf((byte)'/'); slash >= 0; slash = text.IndexOf((byte)'/'))
        {
            text = text[(slash + 1)..];
            var length = text.IndexOfAny(AfterName);
            length = length < 0 ? text.Length : length;
            if (length is > 0 and <= LongestName)
                names.Add(Spelt(text[..length]));
        }
    }

    private static string Spelt(ReadOnlySpan<byte> name)
    {
        var text = Encoding.Latin1.GetString(name);
        if (!text.Contains('#', StringComparison.Ordinal))
            return text;

        var spelt = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '#' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                spelt.Append((char)Convert.ToInt32(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                spelt.Append(text[i]);
            }
        }

        return spelt.ToString();
    }
}
