using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ParIndex.Documents.Writing;

/// <summary>
/// Builds a DOCX in the form of Decree 30/2020/NĐ-CP: A4, Times New Roman, margins, page number centred at the top from page 2 on.
/// </summary>
public sealed class DocxWriter
{
    // Twentieths of a point. Margins: top and bottom 20 mm, left 30 mm, right 15 mm.
    private const int Long = 16_838;
    private const int Short = 11_906;
    private const int TopMargin = 1_134;
    private const int LeftMargin = 1_701;
    private const int RightMargin = 851;

    private readonly Body body = new();
    private readonly bool landscape;

    public DocxWriter(bool landscape = false) => this.landscape = landscape;

    private int TextWidth => (landscape ? Long : Short) - LeftMargin - RightMargin;

    public DocxWriter Paragraph(string text, TextLook look)
    {
        body.Append(DocxParagraph.Of(text, look));
        return this;
    }

    public DocxWriter Table(DocxTable table)
    {
        body.Append(DocxTablePart.Of(table, TextWidth));

        // A document may not end with a table, and two tables in a row would grow together.
        body.Append(DocxParagraph.Of("", TextLook.TableText));
        return this;
    }

    public DocxWriter PageBreak()
    {
        body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
        return this;
    }

    /// <summary>Writes the document to a seekable stream.</summary>
    public void Save(Stream stream)
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(PageNumber());
        var first = main.AddNewPart<HeaderPart>();
        first.Header = new Header(new Paragraph());
        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new PageSize
            {
                Width = (uint)(landscape ? Long : Short),
                Height = (uint)(landscape ? Short : Long),
                Orient = landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin { Top = TopMargin, Bottom = TopMargin, Left = LeftMargin, Right = RightMargin, Header = 567, Footer = 567, Gutter = 0 },
            new PageNumberType { Start = 1 },
            new TitlePage()));
        main.Document = new Document(body);
    }

    private static Paragraph PageNumber() => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new Run(DocxParagraph.RunLook(new TextLook { Size = 13 }), new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(DocxParagraph.RunLook(new TextLook { Size = 13 }), new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(DocxParagraph.RunLook(new TextLook { Size = 13 }), new FieldChar { FieldCharType = FieldCharValues.Separate }),
        new Run(DocxParagraph.RunLook(new TextLook { Size = 13 }), new Text("1")),
        new Run(DocxParagraph.RunLook(new TextLook { Size = 13 }), new FieldChar { FieldCharType = FieldCharValues.End }));

    private static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = DocxParagraph.Font, HighAnsi = DocxParagraph.Font, ComplexScript = DocxParagraph.Font, EastAsia = DocxParagraph.Font },
            new FontSize { Val = 28.ToString(CultureInfo.InvariantCulture) },
            new Languages { Val = "vi-VN" })),
        new ParagraphPropertiesDefault()));
}
