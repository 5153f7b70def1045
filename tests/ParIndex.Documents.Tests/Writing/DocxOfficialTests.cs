using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;
using Xunit;
using VerticalMerge = ParIndex.Documents.Writing.VerticalMerge;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace ParIndex.Documents.Tests.Writing;

/// <summary>The blocks of an official document, after Decree 30/2020/NĐ-CP, Appendix I.</summary>
public class DocxOfficialTests
{
    private static readonly Letterhead Head = new("ỦY BAN NHÂN DÂN", "KH-UBND", "Lai Châu") { Superior = "TỈNH LAI CHÂU", Number = 5, Date = new DateOnly(2026, 2, 3) };

    [Fact]
    public void WholeDocument_IsValidAgainstTheFormat()
    {
        using var stream = Write();
        using var document = WordprocessingDocument.Open(stream, false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData(5, "2026-02-03", "Số: 05/KH-UBND", "Lai Châu, ngày 03 tháng 02 năm 2026")]
    [InlineData(475, "2026-07-18", "Số: 475/KH-UBND", "Lai Châu, ngày 18 tháng 7 năm 2026")]
    [InlineData(10, "2026-12-09", "Số: 10/KH-UBND", "Lai Châu, ngày 09 tháng 12 năm 2026")]
    public void NumberAndDate_HaveLeadingZerosWhereTheDecreeAsks(int number, string date, string numberLine, string dateLine)
    {
        var texts = Texts(Head with { Number = number, Date = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Contains(numberLine, texts);
        Assert.Contains(dateLine, texts);
    }

    [Fact]
    public void NumberAndDateNotYetKnown_LeaveRoom()
    {
        var texts = Texts(Head with { Number = null, Date = null });

        Assert.Contains("Số:        /KH-UBND", texts);
        Assert.Contains(texts, text => text.StartsWith("Lai Châu, ngày   ", StringComparison.Ordinal));
    }

    [Fact]
    public void EachAppendix_IsASectionWithItsOwnNumbers()
    {
        using var stream = Write();
        using var document = WordprocessingDocument.Open(stream, false);
        var sections = document.MainDocumentPart!.Document.Descendants<SectionProperties>().ToList();

        Assert.Equal([11_906u, 16_838u, 16_838u], sections.Select(section => section.GetFirstChild<PageSize>()!.Width!.Value));
        Assert.All(sections, section => Assert.Equal(1, section.GetFirstChild<PageNumberType>()!.Start!.Value));
        Assert.All(sections, section => Assert.NotNull(section.GetFirstChild<TitlePage>()));
        Assert.Equal(
            ["PHẦN CHÍNH", "Phụ lục I", "Phụ lục II"],
            document.MainDocumentPart.Document.Body!.Elements<Paragraph>().Select(p => p.InnerText).Where(t => t.StartsWith("Ph", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Recipients_EndWithASemicolonAndTheLastWithAFullStop()
    {
        using var stream = Write();
        var cell = DocumentFile.Read(stream, "a.docx").Blocks.OfType<TableBlock>().Single(table => table.Number == 2).Rows[0].Cells[0];

        Assert.Equal("Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT, NV.", cell.Text);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(5_000, false)]
    public void Row_IsKeptWholeUnlessItIsHigh(int length, bool whole)
    {
        using var stream = new MemoryStream();
        new DocxWriter().Table(new DocxTable([1, 1], 0, [new DocxRow([new DocxCell(["1"]), new DocxCell([new string('a', length)])])])).Save(stream);
        using var document = WordprocessingDocument.Open(stream, false);

        Assert.Equal(whole, document.MainDocumentPart!.Document.Descendants<CantSplit>().Any());
    }

    [Fact]
    public void RowsUnderAMergedCell_MakeRoomForItsText()
    {
        var text = string.Join(' ', Enumerable.Repeat("Sở Nội vụ phối hợp", 20));
        using var stream = new MemoryStream();
        new DocxWriter().Table(new DocxTable([1, 9], 0,
        [
            new DocxRow([new DocxCell([text]) { Merge = VerticalMerge.Start }, new DocxCell(["1"])]),
            new DocxRow([new DocxCell([]) { Merge = VerticalMerge.GoesOn }, new DocxCell(["2"])]),
            new DocxRow([new DocxCell(["3"]), new DocxCell(["4"])]),
        ])).Save(stream);
        using var document = WordprocessingDocument.Open(stream, false);
        var heights = document.MainDocumentPart!.Document.Descendants<WordRow>().Select(row => row.Descendants<TableRowHeight>().FirstOrDefault()?.Val?.Value ?? 0).ToList();

        Assert.True(heights[0] + heights[1] > 20 * 20 * 11, $"{heights[0]} + {heights[1]}");
        Assert.Equal(0u, heights[2]);
    }

    private static List<string> Texts(Letterhead head)
    {
        using var stream = new MemoryStream();
        new DocxWriter().Letterhead(head).Save(stream);
        stream.Position = 0;
        using var document = WordprocessingDocument.Open(stream, false);
        return document.MainDocumentPart!.Document.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
    }

    private static MemoryStream Write()
    {
        var table = new DocxTable([1, 2], 1, [new DocxRow([new DocxCell(["STT"]), new DocxCell(["Nội dung"])])]);
        var stream = new MemoryStream();
        new DocxWriter()
            .Letterhead(Head with { About = "gửi kết quả tự chấm điểm" })
            .Title("Kế hoạch", "Nâng cao Chỉ số cải cách hành chính năm 2026")
            .Paragraph("PHẦN CHÍNH", TextLook.Body)
            .Signature(new SignatureBlock(["Bộ Nội vụ;", "Lưu: VT, NV."], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Nguyễn Văn An"))
            .Section(landscape: true).AppendixTitle("Phụ lục I", "Kết quả", "(Kèm theo Kế hoạch số 05/KH-UBND)").Table(table)
            .Section(landscape: true).AppendixTitle("Phụ lục II", "", "")
            .Save(stream);
        stream.Position = 0;
        return stream;
    }
}
