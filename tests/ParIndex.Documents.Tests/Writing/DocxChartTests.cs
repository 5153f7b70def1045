using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Writing;
using Xunit;
using BarChart = ParIndex.Documents.Writing.BarChart;

namespace ParIndex.Documents.Tests.Writing;

public class DocxChartTests
{
    private static readonly BarChart Two = new(
        "Chỉ số từng lĩnh vực (%)", ["LV 1", "LV 2"], [new("Năm 2019", [80.5m, null]), new("Năm 2020", [88.24m, 84.31m])])
    { Max = 100 };

    private static readonly BarChart One = new("Điểm bị trừ", ["LV 1"], [new("Điểm", [1.5m])]) { Description = "Lĩnh vực 1 mất 1,5 điểm" };

    [Fact]
    public void Document_IsValidAgainstTheFormat()
    {
        using var stream = Write(Two, One);
        using var document = WordprocessingDocument.Open(stream, false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Chart_ShowsItsValues_AndItsDataCanBeEdited()
    {
        using var stream = Write(Two);
        using var document = WordprocessingDocument.Open(stream, false);
        var part = document.MainDocumentPart!.ChartParts.Single();
        var series = part.ChartSpace.Descendants<BarChartSeries>().ToList();

        Assert.Equal([["80.5"], ["88.24", "84.31"]], series.Select(one => one.Descendants<Values>().Single().Descendants<NumericPoint>().Select(point => point.NumericValue!.Text)));
        Assert.Equal(["Data!$B$2:$B$3", "Data!$C$2:$C$3"], series.Select(one => one.Descendants<Values>().Single().Descendants<Formula>().Single().Text));
        Assert.NotNull(part.ChartSpace.GetFirstChild<Chart>()!.Legend);

        using var book = new MemoryStream();
        part.GetPartsOfType<EmbeddedPackagePart>().Single().GetStream().CopyTo(book);
        book.Position = 0;
        var sheet = DocumentFile.Read(book, "data.xlsx").Blocks.OfType<TableBlock>().Single();
        Assert.Contains(sheet.Rows, row => row.Cells.Select(cell => cell.Text).SequenceEqual(["LV 1", "80.5", "88.24"]));
    }

    [Fact]
    public void Frame_NamesTheChart_AndLeavesOutALegendOfOne()
    {
        using var stream = Write(One);
        using var document = WordprocessingDocument.Open(stream, false);
        var name = document.MainDocumentPart!.Document.Descendants<DocProperties>().Single();

        Assert.Equal(("Điểm bị trừ", "Lĩnh vực 1 mất 1,5 điểm"), (name.Title!.Value, name.Description!.Value));
        Assert.Null(document.MainDocumentPart.ChartParts.Single().ChartSpace.GetFirstChild<Chart>()!.Legend);
    }

    [Fact]
    public void Series_OfAnotherLength_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new DocxWriter().Chart(One with { Categories = ["LV 1", "LV 2"] }));
        Assert.Throws<ArgumentException>(() => new DocxWriter().Chart(One with { Series = [] }));
    }

    private static MemoryStream Write(params BarChart[] charts)
    {
        var stream = new MemoryStream();
        var writer = new DocxWriter().Paragraph("Kết quả", TextLook.Body);
        foreach (var chart in charts)
        {
            writer.Chart(chart);
        }

        writer.Save(stream);
        stream.Position = 0;
        return stream;
    }
}
