using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;
using FrameProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties;
using WordDrawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using WordRun = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace ParIndex.Documents.Writing;

/// <summary>The paragraph a chart stands in.</summary>
internal static class DocxChartFrame
{
    private const long PerMillimetre = 36_000;
    private const long PerTwentieth = 635;

    /// <param name="chart">The chart.</param>
    /// <param name="relationship">Id of its part.</param>
    /// <param name="number">Number of the drawing in the document, from 1.</param>
    /// <param name="width">Width in twentieths of a point.</param>
    public static WordParagraph Of(BarChart chart, string relationship, uint number, int width) => new(
        new WordProperties(new SpacingBetweenLines { Before = "120", After = "120" }, new Justification { Val = JustificationValues.Center }),
        new WordRun(new WordDrawing(new Inline(
            new Extent { Cx = width * PerTwentieth, Cy = Math.Clamp(chart.Height, 20, 240) * PerMillimetre },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = number, Name = "Chart " + number.ToString(System.Globalization.CultureInfo.InvariantCulture), Title = XmlText.Clean(chart.Title), Description = XmlText.Clean(chart.Description.Length > 0 ? chart.Description : chart.Title) },
            new FrameProperties(),
            new Graphic(new GraphicData(new ChartReference { Id = relationship }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        {
            DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0,
        })));
}
