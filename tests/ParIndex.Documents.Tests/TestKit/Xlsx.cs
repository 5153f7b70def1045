using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>Workbooks from the XML of their sheets; the package around it is made by the Open XML SDK.</summary>
internal static class Xlsx
{
    public const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    /// <summary>One sheet with the given content of its <c>sheetData</c>.</summary>
    public static byte[] Rows(string rows, string after = "", string? strings = null, string? styles = null) =>
        Book([("S", "", $"<sheetData>{rows}</sheetData>{after}")], strings, styles);

    public static byte[] Book(
        (string Name, string Attributes, string Content)[] sheets, string? strings = null, string? styles = null,
        string mainNamespace = Transitional, string workbookContent = "", string workbookBefore = "")
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var entries = new StringBuilder();
            foreach (var (name, attributes, content) in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Feed(part, "worksheet", content, mainNamespace);
                entries.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{name}\" sheetId=\"1\" {attributes} r:id=\"{workbook.GetIdOfPart(part)}\"/>");
            }

            if (strings is not null)
            {
                Feed(workbook.AddNewPart<SharedStringTablePart>(), "sst", strings, mainNamespace);
            }

            if (styles is not null)
            {
                Feed(workbook.AddNewPart<WorkbookStylesPart>(), "styleSheet", styles, mainNamespace);
            }

            Feed(workbook, "workbook", $"{workbookBefore}<sheets>{entries}</sheets>{workbookContent}", mainNamespace);
        }

        return stream.ToArray();
    }

    /// <summary>Styles whose index is the position of the format: 0 general, then the given codes.</summary>
    public static string Formats(params string[] codes) =>
        $"<numFmts>{string.Concat(codes.Select((code, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{code}\"/>"))}</numFmts>"
        + $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(codes.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"))}</cellXfs>";

    public static string Inline(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    private static void Feed(OpenXmlPart part, string root, string content, string mainNamespace)
    {
        var relationships = mainNamespace == Strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var xml = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><{root} xmlns=\"{mainNamespace}\" xmlns:r=\"{relationships}\">{content}</{root}>";
        part.FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
    }
}
