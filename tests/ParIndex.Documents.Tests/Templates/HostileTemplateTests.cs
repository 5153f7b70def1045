using System.Text;
using ParIndex.Documents.Templates;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Templates;

/// <summary>Templates made to harm who opens what is filled from them, or the server that fills them.</summary>
public class HostileTemplateTests
{
    private const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{0}\"/></Types>";
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    [Fact]
    public void An_ordinary_package_is_taken() => Assert.Empty(Open(Package(Docx.P("a"))).Check(new([], new Dictionary<string, IReadOnlyCollection<string>>())));

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", "macro")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "DOCX")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "DOCX")]
    public void Macros_and_other_formats_are_refused(string type, string told) => Assert.Contains(told, Refused(Package(Docx.P("a"), type: type)), StringComparison.Ordinal);

    [Theory]
    [InlineData("attachedTemplate", "file:///C:/x.dotm", "External")]
    [InlineData("image", "http://127.0.0.1:9/a.png", "External")]
    [InlineData("hyperlink", "file://server/share", "External")]
    [InlineData("vbaProject", "vbaProject.bin", "Internal")]
    [InlineData("oleObject", "embeddings/a.bin", "Internal")]
    [InlineData("aFChunk", "a.html", "Internal")]
    public void What_runs_or_points_outside_is_refused(string kind, string target, string mode) =>
        Assert.NotEqual("", Refused(Package(Docx.P("a"), $"<Relationship Id=\"r\" Type=\"http://x/{kind}\" Target=\"{target}\" TargetMode=\"{mode}\"/>")));

    [Fact]
    public void Links_to_web_pages_may_stay() => Open(Package(Docx.P("a"), "<Relationship Id=\"r\" Type=\"http://x/hyperlink\" Target=\"https://example.org\" TargetMode=\"External\"/>"));

    [Theory]
    [InlineData("<w:p><w:fldSimple w:instr=\"DDEAUTO c:\\\\x\"/></w:p>")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT \"file:///etc/passwd\"</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"begin\"/><w:instrText>QUOTE 68</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")]
    [InlineData("<w:p><w:r><w:pict><v:rect xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata src=\"http://127.0.0.1:9/a\"/></v:rect></w:pict></w:r></w:p>")]
    public void Fields_and_pictures_that_fetch_are_refused(string body) => Assert.NotEqual("", Refused(Package(body)));

    [Fact]
    public void Page_numbers_are_harmless() => Open(Package("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> PAGE \\* MERGEFORMAT </w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\" NUMPAGES \"/></w:p>"));

    [Theory]
    [InlineData("word/header1.xml")]
    [InlineData("customXml/item1.xml")]
    public void Entities_are_refused_in_every_part(string part) =>
        Assert.Contains("DTD", Refused(Package(Docx.P("a"), more: (part, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"))), StringComparison.Ordinal);

    [Fact]
    public void Names_that_climb_out_are_refused() => Assert.Contains("trỏ ra ngoài", Refused(Package(Docx.P("a"), more: ("word/../../x.txt", "a"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("word/media/image1.png")]
    [InlineData("word/header1.xml")]
    public void Bombs_are_stopped_in_every_part(string part)
    {
        var bomb = Zip.Write(
            ("[Content_Types].xml", Text(Types.Replace("{0}", Document, StringComparison.Ordinal))), ("_rels/.rels", Text(Zip.Root("word/document.xml").Content)), ("word/document.xml", Text(Xml(Docx.P("a")))),
            (part, stream =>
            {
                stream.Write(Encoding.UTF8.GetBytes("<x>"));
                var blank = new byte[1 << 16];
                Array.Fill(blank, (byte)' ');
                for (var i = 0; i < 400; i++)
                {
                    stream.Write(i % 4 == 0 ? "<y/>"u8 : blank);
                }
            }
        ));

        Assert.Contains("giải nén", Refused(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_row_for_every_item_is_stopped()
    {
        var template = Open(Package(Docx.Table(Docx.Row(Docx.Cell("{{#a}}" + new string('x', 100_000) + "{{/a}}")))));
        IReadOnlyDictionary<string, string> item = new Dictionary<string, string>();

        Assert.Throws<DocumentException>(() => template.Fill(new(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { ["a"] = [.. Enumerable.Repeat(item, 5_000)] })));
    }

    [Fact]
    public void Damage_anywhere_is_a_refusal_and_nothing_else()
    {
        var whole = Package(Docx.P("{{nam}}"));
        for (var at = 0; at < whole.Length; at += 3)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x5A;
            var refusal = Record.Exception(() => Open(damaged).Check(new(["nam"], new Dictionary<string, IReadOnlyCollection<string>>())));
            Assert.True(refusal is null or DocumentException, $"{at}: {refusal}");
        }
    }

    private static DocxTemplate Open(byte[] bytes) => DocxTemplate.Open(new MemoryStream(bytes), "mau.docx");

    private static string Refused(byte[] bytes) => Assert.Throws<DocumentException>(() => Open(bytes)).Problem.Vietnamese;

    private static string Xml(string body) => $"<w:document xmlns:w=\"{Docx.Transitional}\"><w:body>{body}</w:body></w:document>";

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private static byte[] Package(string body, string relationships = "", string type = Document, (string Name, string Content)? more = null)
    {
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", Types.Replace("{0}", type, StringComparison.Ordinal)), Zip.Root("word/document.xml"), ("word/document.xml", Xml(body)),
            ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relationships}</Relationships>"),
        ];
        if (more is { } part)
        {
            parts.Add(part);
        }

        return Zip.Of([.. parts]);
    }
}
