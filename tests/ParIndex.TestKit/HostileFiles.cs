using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ParIndex.TestKit;

/// <summary>Files as people and attackers send them, made on the spot.</summary>
public static class HostileFiles
{
    /// <summary>What every scanner knows as malware, though it does nothing. Put together here, so that this source is not taken for it.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTI" + "VIRUS-TEST-FILE!$H+H*");

    /// <summary>A PDF with a page for each text.</summary>
    /// <param name="pages">Text of each page, in ASCII.</param>
    /// <param name="catalog">Put into its catalog.</param>
    /// <param name="trailer">Put into its trailer.</param>
    public static byte[] Pdf(string[] pages, string catalog = "", string trailer = "")
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        Add($"<< /Type /Catalog /Pages 2 0 R {catalog} >>");
        Add($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var page in pages)
        {
            var content = $"BT /F1 20 Tf 60 760 Td ({page}) Tj ET";
            Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {places.Count + 2} 0 R >>");
            Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var start = text.Length;
        text.Append("xref\n0 ").Append(places.Count + 1).Append("\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(place.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Append(" 00000 n \n");

        text.Append("trailer\n<< /Size ").Append(places.Count + 1).Append(" /Root 1 0 R ").Append(trailer).Append(" >>\nstartxref\n").Append(start).Append("\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());

        void Add(string content)
        {
            places.Add(text.Length);
            text.Append(places.Count).Append(" 0 obj\n").Append(content).Append("\nendobj\n");
        }
    }

    /// <summary>A ZIP of entries.</summary>
    public static byte[] Zip(params (string Path, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A Word document with a paragraph, or none.</summary>
    public static byte[] Docx(string? text, params (string Path, byte[] Content)[] more)
    {
        const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var body = text is null ? "" : $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";
        return Zip(
        [
            ("[Content_Types].xml", Encoding.UTF8.GetBytes("""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""")),
            ("_rels/.rels", Encoding.UTF8.GetBytes("""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""")),
            ("word/document.xml", Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><w:document xmlns:w="{Namespace}"><w:body>{body}</w:body></w:document>""")),
            .. more,
        ]);
    }

    /// <summary>A package whose one part unpacks to a thousand times its size.</summary>
    public static byte[] Bomb() => Docx("Báo cáo", ("word/media/image1.bmp", new byte[64 << 20]));

    /// <summary>A package that says its part is small and unpacks to more.</summary>
    public static byte[] LyingBomb()
    {
        var file = Bomb();
        for (var place = file.AsSpan().IndexOf("PK\u0001\u0002"u8); place >= 0;)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(place + 24), 1000);
            var next = file.AsSpan(place + 4).IndexOf("PK\u0001\u0002"u8);
            place = next < 0 ? -1 : place + 4 + next;
        }

        return file;
    }

    /// <summary>A PDF and a ZIP at once.</summary>
    public static byte[] PdfWithZip() => [.. Pdf(["Bao cao"]), .. Zip(("run.txt", "x"u8.ToArray()))];

    /// <summary>A PDF that browsers who guess take for a page.</summary>
    public static byte[] PdfWithHtml() => [.. "%PDF-1.4\n<html><script>alert(1)</script></html>\n"u8, .. Pdf(["Bao cao"])];

    /// <summary>A picture of one point.</summary>
    public static byte[] Png() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
