using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace ParIndex.App.Storage.Files;

/// <summary>What a file is, told from its bytes; names and what the sender says are not asked.</summary>
public static class MediaTypes
{
    /// <summary>Bytes at the beginning that are looked at.</summary>
    private const int Head = 4096;

    public const string Unknown = "application/octet-stream";

    private static readonly (byte[] Start, string Type)[] Starts =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
        ("II*\0"u8.ToArray(), "image/tiff"),
        ("MM\0*"u8.ToArray(), "image/tiff"),
        ("{\\rtf"u8.ToArray(), "application/rtf"),
        // Word and Excel before 2007.
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
    ];

    private static readonly (string Part, string Type)[] Packages =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];

    /// <summary>The media type of a stream that can seek.</summary>
    public static string Of(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var head = new byte[Head];
        var read = content.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var start = head.AsSpan(0, read);
        foreach (var (bytes, type) in Starts)
        {
            if (start.StartsWith(bytes))
                return type;
        }

        if (start.StartsWith("RIFF"u8) && start.Length > 12 && start[8..12].SequenceEqual("WEBP"u8))
            return "image/webp";

        return start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8) ? OfPackage(content) : IsText(start) ? "text/plain" : Unknown;
    }

    private static string OfPackage(Stream content)
    {
        try
        {
            content.Position = 0;
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.GetEntry("mimetype") is { Length: < 100 } declared)
            {
                using var reader = new StreamReader(declared.Open(), Encoding.ASCII);
                var type = reader.ReadToEnd();
                if (type.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) && type.All(letter => char.IsAsciiLetterOrDigit(letter) || "/.-+".Contains(letter, StringComparison.Ordinal)))
                    return type;
            }

            return Packages.Where(known => package.GetEntry(known.Part) is not null).Select(known => known.Type).FirstOrDefault("application/zip");
        }
        catch (InvalidDataException)
        {
            return Unknown;
        }
    }

    /// <summary>UTF-8 (a letter may be cut at the end of the head) without control characters. HTML and scripts are text too: never shown as pages.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
            return false;

        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
                return head.Length - cut > 0;
        }

        return false;
    }
}
