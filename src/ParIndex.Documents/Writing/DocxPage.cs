using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ParIndex.Documents.Writing;

/// <summary>A4 pages with the margins of Decree 30/2020/NĐ-CP and their numbers: centred in the top margin, hidden on a section's first page.</summary>
internal sealed class DocxPage
{
    // Twentieths of a point. Margins: top and bottom 20 mm, left 30 mm, right 15 mm.
    private const int Long = 16_838;
    private const int Short = 11_906;
    private const int TopMargin = 1_134;
    private const int LeftMargin = 1_701;
    private const int RightMargin = 851;

    private readonly string numbered;
    private readonly string blank;

    public DocxPage(MainDocumentPart main)
    {
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(PageNumber());
        var first = main.AddNewPart<HeaderPart>();
        first.Header = new Header(new Paragraph());
        (numbered, blank) = (main.GetIdOfPart(header), main.GetIdOfPart(first));
    }

    public static int TextWidth(bool landscape) => (landscape ? Long : Short) - LeftMargin - RightMargin;

    public SectionProperties Section(bool landscape) => new(
        new HeaderReference { Type = HeaderFooterValues.First, Id = blank },
        new HeaderReference { Type = HeaderFooterValues.Default, Id = numbered },
        new PageSize
        {
            Width = (uint)(landscape ? Long : Short),
            Height = (uint)(landscape ? Short : Long),
            Orient = landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
        },
        new PageMargin { Top = TopMargin, Bottom = TopMargin, Left = LeftMargin, Right = RightMargin, Header = 567, Footer = 567, Gutter = 0 },
        new PageNumberType { Start = 1 },
        new TitlePage());

    private static Paragraph PageNumber()
    {
        var look = new TextLook { Size = 13 };
        return new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new Run(DocxParagraph.RunLook(look), new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(DocxParagraph.RunLook(look), new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(DocxParagraph.RunLook(look), new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(DocxParagraph.RunLook(look), new Text("1")),
            new Run(DocxParagraph.RunLook(look), new FieldChar { FieldCharType = FieldCharValues.End }));
    }
}
