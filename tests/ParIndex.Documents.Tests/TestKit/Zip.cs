using System.IO.Compression;
using System.Text;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>Packages made part by part, for what no proper library would write.</summary>
internal static class Zip
{
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(params (string Name, string Content)[] parts) => Write([.. parts.Select(part =>
        (part.Name, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(part.Content)))))]);

    public static byte[] Write(params (string Name, Action<Stream> Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                content(entry);
            }
        }

        return stream.ToArray();
    }

    public static (string Name, string Content) Root(string target) =>
        ("_rels/.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r\" Type=\"{Kinds}/officeDocument\" Target=\"{target}\"/></Relationships>");

    /// <summary>A DOCX whose main part is exactly the given XML.</summary>
    public static byte[] DocxOf(string documentXml) => Of(Root("word/document.xml"), ("word/document.xml", documentXml));

    /// <summary>A DOCX whose main part is written by the test.</summary>
    public static byte[] DocxOf(Action<Stream> document)
    {
        var (name, content) = Root("word/document.xml");
        return Write((name, stream => stream.Write(Encoding.UTF8.GetBytes(content))), ("word/document.xml", document));
    }

    /// <summary>An XLSX of one sheet that is exactly the given XML.</summary>
    public static byte[] XlsxOf(Action<Stream> sheet)
    {
        var (name, content) = Root("xl/workbook.xml");
        return Write(
            (name, stream => stream.Write(Encoding.UTF8.GetBytes(content))),
            ("xl/workbook.xml", stream => stream.Write(Encoding.UTF8.GetBytes(
                $"<workbook xmlns=\"{Xlsx.Transitional}\" xmlns:r=\"{Kinds}\"><sheets><sheet name=\"S\" r:id=\"r\"/></sheets></workbook>"))),
            ("xl/_rels/workbook.xml.rels", stream => stream.Write(Encoding.UTF8.GetBytes(
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r\" Type=\"{Kinds}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"))),
            ("xl/worksheets/sheet1.xml", sheet));
    }
}
