using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;
using Xunit;
using VerticalMerge = ParIndex.Documents.Writing.VerticalMerge;

namespace ParIndex.Documents.Tests.Writing;

public class DocxWriterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Document_IsValidAgainstTheFormat(bool landscape)
    {
        using var stream = Write(landscape);
        using var document = WordprocessingDocument.Open(stream, false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Page_FollowsDecree30()
    {
        using var stream = Write(landscape: true);
        using var document = WordprocessingDocument.Open(stream, false);
        var section = document.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single();
        var size = section.GetFirstChild<PageSize>()!;
        var margin = section.GetFirstChild<PageMargin>()!;

        Assert.Equal((16_838u, 11_906u), (size.Width!.Value, size.Height!.Value));
        Assert.InRange(margin.Left!.Value, 1_701u, 1_985u); // 30–35 mm
        Assert.InRange(margin.Right!.Value, 850u, 1_134u); // 15–20 mm
        Assert.InRange(margin.Top!.Value, 1_134, 1_417); // 20–25 mm
        Assert.NotNull(section.GetFirstChild<TitlePage>());
        Assert.All(document.MainDocumentPart.Document.Descendants<RunFonts>(), fonts => Assert.Equal("Times New Roman", fonts.Ascii!.Value));
    }

    [Fact]
    public void Table_RepeatsItsHeaderAndMergesCells()
    {
        using var stream = Write(landscape: true);
        var table = DocumentFile.Read(stream, "a.docx").Blocks.OfType<TableBlock>().Single();

        Assert.Equal([true, true, false, false], table.Rows.Select(row => row.IsHeader));
        Assert.Equal(2, table.Rows[0].Cells[0].RowSpan);
        Assert.Equal(2, table.Rows[0].Cells[1].ColumnSpan);
        Assert.Equal(2, table.Rows[2].Cells[1].RowSpan);
        Assert.Equal("- một\n- hai", table.Rows[2].Cells[2].Text);
    }

    private static MemoryStream Write(bool landscape)
    {
        var stream = new MemoryStream();
        new DocxWriter(landscape)
            .Paragraph("Phụ lục\u0002", TextLook.Title)
            .Paragraph("Nội dung", TextLook.Body)
            .Table(new DocxTable([1, 2, 3], 2,
            [
                new DocxRow([new DocxCell(["STT"]) { Merge = VerticalMerge.Start }, new DocxCell(["Trách nhiệm"]) { ColumnSpan = 2 }]) { LeastHeight = 30 },
                new DocxRow([new DocxCell([]) { Merge = VerticalMerge.GoesOn }, new DocxCell(["Chủ trì"]), new DocxCell(["Phối hợp"])]),
                new DocxRow([new DocxCell(["1"]), new DocxCell(["Sở Nội vụ"]) { Merge = VerticalMerge.Start }, new DocxCell(["- một", "- hai"])]),
                new DocxRow([new DocxCell(["2"]), new DocxCell([]) { Merge = VerticalMerge.GoesOn }, new DocxCell([])]),
            ]))
            .PageBreak()
            .Save(stream);
        stream.Position = 0;
        return stream;
    }
}
