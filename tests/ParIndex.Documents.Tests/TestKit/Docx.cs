using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>Word documents from the XML of their body; the package around it is made by the Open XML SDK.</summary>
internal static class Docx
{
    public const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    public static byte[] Body(string body, string mainNamespace = Transitional, string? footnotes = null, string? numbering = null, string? styles = null)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Feed(main, "document", $"<w:body>{body}</w:body>", mainNamespace);
            if (footnotes is not null)
            {
                Feed(main.AddNewPart<FootnotesPart>(), "footnotes", footnotes, mainNamespace);
            }

            if (numbering is not null)
            {
                Feed(main.AddNewPart<NumberingDefinitionsPart>(), "numbering", numbering, mainNamespace);
            }

            if (styles is not null)
            {
                Feed(main.AddNewPart<StyleDefinitionsPart>(), "styles", styles, mainNamespace);
            }
        }

        return stream.ToArray();
    }

    public static string P(string text, string properties = "") => $"<w:p>{properties}{R(text)}</w:p>";

    public static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    private static void Feed(OpenXmlPart part, string root, string content, string mainNamespace)
    {
        var xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <w:{root} xmlns:w="{mainNamespace}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
              xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
              xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{content}</w:{root}>
            """;
        part.FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
    }
}
