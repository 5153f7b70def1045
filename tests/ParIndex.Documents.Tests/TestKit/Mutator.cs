using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>
/// Damages documents in the ways transport and malice do: bytes of the file changed, cut, doubled; or, inside a package, the XML of a
/// part, which reaches the readers more often because the ZIP stays whole. Each damage follows from its seed alone.
/// </summary>
internal sealed partial class Mutator(int seed)
{
    private static readonly string[] Nasty =
    [
        "-1", "0", "1048577", "16385", "2147483648", "99999999999999999999", "1E309", "NaN", "", "\u0301", "&#xD800;", "&#0;", "&amp;", "XFD1048576",
        "A1:XFD1048576", "restart", "s", "inlineStr", "_xD800_", "_x0000_", "<", ">", "\"", "\0", "￾", "../../x", "<!DOCTYPE a>", "<![CDATA[", "xmlns=\"a\"",
    ];

    private readonly Random random = new(seed);

    public byte[] Mutate(byte[] document)
    {
        var isPackage = document is [0x50, 0x4B, ..];
        var result = isPackage && random.Next(4) > 0 ? InsidePackage(document) : document;
        for (var times = result == document ? random.Next(1, 6) : random.Next(4) / 3; times > 0; times--)
        {
            result = Bytes(result);
        }

        return result;
    }

    private byte[] Bytes(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        var (from, length) = Range(bytes.Length);
        byte[] range = bytes[from..(from + length)];
        switch (random.Next(6))
        {
            case 0:
                return bytes[..from];
            case 1:
                return [.. bytes[..from], .. bytes[(from + length)..]];
            case 2:
                return [.. bytes[..from], .. range, .. bytes[from..]];
            case 3:
                random.NextBytes(range);
                return [.. bytes[..from], .. range, .. bytes[(from + length)..]];
            case 4:
                return [.. bytes[..from], .. Encoding.UTF8.GetBytes(Nasty[random.Next(Nasty.Length)]), .. bytes[from..]];
            default:
                var changed = bytes.ToArray();
                changed[from] ^= (byte)(1 << random.Next(8));
                return changed;
        }
    }

    private byte[] InsidePackage(byte[] package)
    {
        var parts = new List<(string Name, byte[] Content)>();
        using (var zip = new ZipArchive(new MemoryStream(package)))
        {
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                parts.Add((entry.FullName, content.ToArray()));
            }
        }

        for (var times = random.Next(1, 4); times > 0 && parts.Count > 0; times--)
        {
            var at = random.Next(parts.Count);
            switch (random.Next(12))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts[at] = (parts[random.Next(parts.Count)].Name, parts[at].Content);
                    break;
                default:
                    parts[at] = (parts[at].Name, Xml(parts[at].Content));
                    break;
            }
        }

        return Zip.Write([.. parts.Select(part => (part.Name, (Action<Stream>)(stream => stream.Write(part.Content))))]);
    }

    private byte[] Xml(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            var pieces = Pieces.Matches(text);
            if (pieces.Count == 0)
            {
                return Bytes(content);
            }

            Capture one = pieces[random.Next(pieces.Count)];
            Capture other = pieces[random.Next(pieces.Count)];
            var (before, after) = (text[..one.Index], text[(one.Index + one.Length)..]);
            text = random.Next(5) switch
            {
                0 => before + after,
                1 => before + other.Value + after,
                2 => before + one.Value + one.Value + after,
                3 => before + string.Concat(Enumerable.Repeat(one.Value, random.Next(300))) + after,
                _ => before + Nasty[random.Next(Nasty.Length)] + after,
            };
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private (int From, int Length) Range(int total)
    {
        var from = random.Next(total);
        return (from, Math.Min(total - from, 1 << random.Next(10)));
    }

    /// <summary>Tags, attribute values and text.</summary>
    [GeneratedRegex("<[^>]*>|(?<==\")[^\"]*|(?<=>)[^<]+")]
    private static partial Regex Pieces { get; }
}
