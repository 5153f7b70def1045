using System.Text;

namespace ParIndex.Documents.Reading;

/// <summary>What the first bytes say a file is.</summary>
internal enum FileKind
{
    /// <summary>Text of some encoding, or separated values.</summary>
    Text,

    /// <summary>A ZIP; DOCX and XLSX are.</summary>
    Package,
}

/// <summary>Tells text and packages from all else by content, and refuses all else with what to do about it.</summary>
internal static class FormatSniffer
{
    private const int HeadBytes = 4096;

    public static FileKind Find(Stream source, ReadSession session)
    {
        var buffer = new byte[HeadBytes];
        var head = buffer.AsSpan(0, source.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false));
        if (head.Length == 0)
        {
            throw session.Error(Problems.Empty);
        }

        switch (head)
        {
            case [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..]:
                return FileKind.Package;
            case [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..]:
                throw session.Error(OleProblem(source));
            case [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..]
                or [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..]:
                throw session.Error(Problems.OtherFormat("ảnh", "a picture"));
            case [0x52, 0x61, 0x72, 0x21, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x1F, 0x8B, 0x08, ..] or [0x42, 0x5A, 0x68, ..]:
                throw session.Error(Problems.Archive);
        }

        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            throw session.Error(Problems.Pdf);
        }

        RefuseMarkup(head, session);
        return FileKind.Text;
    }

    /// <summary>Many reporting systems give HTML or the XML of Office 2003 under the name .xls or .doc.</summary>
    private static void RefuseMarkup(ReadOnlySpan<byte> head, ReadSession session)
    {
        var start = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            throw session.Error(Problems.OtherFormat("RTF", "RTF"));
        }

        if (start.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw session.Error(Problems.OtherFormat("trang web (HTML)", "a web page (HTML)"));
        }

        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            throw session.Error(Problems.OtherFormat("XML", "XML"));
        }
    }

    /// <summary>The compound file of old Office; also the wrapping of a DOCX or XLSX with a password.</summary>
    private static Core.Text.Message OleProblem(Stream source) =>
        Contains(source, "EncryptedPackage") ? Problems.Encrypted
        : Contains(source, "WordDocument") ? Problems.OldWord
        : Contains(source, "Workbook") || Contains(source, "Book") ? Problems.OldExcel
        : Problems.OtherFormat("tệp Office đời cũ", "an old Office file");

    /// <summary>Names of streams stand as UTF-16 in the directory, wherever in the file that is.</summary>
    private static bool Contains(Stream source, string name)
    {
        var pattern = Encoding.Unicode.GetBytes(name + "\0");
        var buffer = new byte[81_920];
        var kept = 0;
        source.Position = 0;
        for (int read; (read = source.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(pattern) >= 0)
            {
                return true;
            }

            kept = Math.Min(pattern.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
