using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;
using Drawing = DocumentFormat.OpenXml.Drawing;

namespace ParIndex.Documents.Writing;

/// <summary>The part of a document that holds a chart, with its data as a workbook inside.</summary>
internal static class DocxChartPart
{
    private const string DataSheet = "Data";
    private const string Book = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Vietnamese: programs of another language print a decimal comma all the same, where they heed it.</summary>
    private const string Locale = "[$-42A]";
    private const uint CategoryAxis = 1;
    private const uint ValueAxis = 2;

    /// <summary>Dark enough to read in black and white; the second series is the lighter one.</summary>
    private static readonly string[] Colours = ["1F4E79", "A6BFD9", "7F7F7F", "C9A227"];

    public static void Write(ChartPart part, BarChart chart)
    {
        var data = part.AddEmbeddedPackagePart(Book);
        using (var book = new MemoryStream())
        {
            WorkbookWriter.Write(book, [DataOf(chart)]);
            book.Position = 0;
            data.FeedData(book);
        }

        var space = new ChartSpace(
            new RoundedCorners { Val = false },
            new Chart(Title(chart.Title), new AutoTitleDeleted { Val = false }, Plot(chart), new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }),
            TextOf(10),
            new ExternalData(new AutoUpdate { Val = false }) { Id = part.GetIdOfPart(data) });
        if (chart.Series.Count > 1)
        {
            space.GetFirstChild<Chart>()!.InsertAfter(
                new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }), space.GetFirstChild<Chart>()!.PlotArea);
        }

        space.AddNamespaceDeclaration("c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
        space.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        part.ChartSpace = space;
    }

    private static Sheet DataOf(BarChart chart) => new(
        DataSheet,
        chart.Categories.Select((category, i) => new SheetRow([SheetCell.Of(category), .. chart.Series.Select(series => series.Values[i] is { } value ? SheetCell.Of(value) : null)]))
            .Prepend(new SheetRow([null, .. chart.Series.Select(series => SheetCell.Of(series.Name))])));

    private static PlotArea Plot(BarChart chart)
    {
        var bars = new Charts.BarChart(
            new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false });
        for (var i = 0; i < chart.Series.Count; i++)
        {
            bars.Append(SeriesOf(chart, i));
        }

        bars.Append(new GapWidth { Val = (ushort)(chart.Series.Count > 1 ? 35 : 60) }, new AxisId { Val = CategoryAxis }, new AxisId { Val = ValueAxis });
        return new PlotArea(Room(chart), bars, Categories(), Values(chart));
    }

    /// <summary>Leaves room between title and columns: a label stands above the highest one.</summary>
    private static Layout Room(BarChart chart) => new(new ManualLayout(
        new LayoutTarget { Val = LayoutTargetValues.Inner },
        new LeftMode { Val = LayoutModeValues.Edge },
        new TopMode { Val = LayoutModeValues.Edge },
        new Left { Val = 0.07 },
        new Top { Val = 0.2 },
        new Width { Val = 0.91 },
        new Height { Val = chart.Series.Count > 1 ? 0.58 : 0.68 }));

    private static BarChartSeries SeriesOf(BarChart chart, int number)
    {
        var series = chart.Series[number];
        var column = SheetAddress.Column(number + 2);
        var last = chart.Categories.Count + 1;
        var names = new StringCache(new PointCount { Val = (uint)chart.Categories.Count });
        var values = new NumberingCache(new FormatCode(Locale + chart.NumberFormat), new PointCount { Val = (uint)chart.Categories.Count });
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            names.Append(new StringPoint(new NumericValue(XmlText.Clean(chart.Categories[i]))) { Index = (uint)i });
            if (series.Values[i] is { } value)
            {
                values.Append(new NumericPoint(new NumericValue(value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)i });
            }
        }

        return new BarChartSeries(
            new Charts.Index { Val = (uint)number },
            new Order { Val = (uint)number },
            new SeriesText(new StringReference(
                new Formula($"{DataSheet}!${column}$1"), new StringCache(new PointCount { Val = 1 }, new StringPoint(new NumericValue(XmlText.Clean(series.Name))) { Index = 0 }))),
            new ChartShapeProperties(new Drawing.SolidFill(new Drawing.RgbColorModelHex { Val = Colours[number % Colours.Length] })),
            new InvertIfNegative { Val = false },
            new DataLabels(
                new Charts.NumberingFormat { FormatCode = Locale + chart.NumberFormat, SourceLinked = false },
                TextOf(chart.Series.Count > 1 ? 7 : 9),
                new DataLabelPosition { Val = DataLabelPositionValues.OutsideEnd },
                new ShowLegendKey { Val = false }, new ShowValue { Val = true }, new ShowCategoryName { Val = false }, new ShowSeriesName { Val = false },
                new ShowPercent { Val = false }, new ShowBubbleSize { Val = false }),
            new CategoryAxisData(new StringReference(new Formula($"{DataSheet}!$A$2:$A${last}"), names)),
            new Values(new NumberReference(new Formula($"{DataSheet}!${column}$2:${column}${last}"), values)));
    }

    private static CategoryAxis Categories() => new(
        new AxisId { Val = CategoryAxis },
        new Scaling(new Orientation { Val = OrientationValues.MinMax }),
        new Delete { Val = false },
        new AxisPosition { Val = AxisPositionValues.Bottom },
        new MajorTickMark { Val = TickMarkValues.None },
        new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low },
        new CrossingAxis { Val = ValueAxis },
        new Crosses { Val = CrossesValues.AutoZero },
        new NoMultiLevelLabels { Val = true });

    private static ValueAxis Values(BarChart chart)
    {
        var scale = new Scaling(new Orientation { Val = OrientationValues.MinMax });
        if (chart.Max is { } max)
        {
            scale.Append(new MaxAxisValue { Val = (double)max });
        }

        scale.Append(new MinAxisValue { Val = 0 });
        return new ValueAxis(
            new AxisId { Val = ValueAxis },
            scale,
            new Delete { Val = false },
            new AxisPosition { Val = AxisPositionValues.Left },
            new MajorGridlines(new ChartShapeProperties(new Drawing.Outline(new Drawing.SolidFill(new Drawing.RgbColorModelHex { Val = "D9D9D9" })) { Width = 6350 })),
            new Charts.NumberingFormat { FormatCode = Locale + "General", SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
            new CrossingAxis { Val = CategoryAxis },
            new Crosses { Val = CrossesValues.AutoZero },
            new CrossBetween { Val = CrossBetweenValues.Between });
    }

    private static Title Title(string text) => new(
        new ChartText(new RichText(
            new Drawing.BodyProperties(), new Drawing.ListStyle(), new Drawing.Paragraph(new Drawing.Run(Look<Drawing.RunProperties>(12, true), new Drawing.Text(XmlText.Clean(text)))))),
        new Overlay { Val = false });

    private static TextProperties TextOf(int size) =>
        new(new Drawing.BodyProperties(), new Drawing.ListStyle(), new Drawing.Paragraph(new Drawing.ParagraphProperties(Look<Drawing.DefaultRunProperties>(size, false))));

    private static T Look<T>(int size, bool bold)
        where T : Drawing.TextCharacterPropertiesType, new()
    {
        var look = new T { FontSize = size * 100, Bold = bold };
        look.Append(
            new Drawing.SolidFill(new Drawing.RgbColorModelHex { Val = "000000" }),
            new Drawing.LatinFont { Typeface = DocxParagraph.Font },
            new Drawing.ComplexScriptFont { Typeface = DocxParagraph.Font });
        return look;
    }
}
