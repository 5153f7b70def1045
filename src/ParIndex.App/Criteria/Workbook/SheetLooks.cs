using DocumentFormat.OpenXml.Spreadsheet;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>Fonts, fills and number formats of the sheets, by style index.</summary>
internal static class SheetLooks
{
    public const uint Header = 1;
    public const uint Text = 2;
    public const uint StrongText = 3;
    public const uint Number = 4;
    public const uint Check = 5;

    private const uint AsText = 49;

    public static Stylesheet Stylesheet() => new(
        new Fonts(
            Font(isBold: false),
            Font(isBold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFD9E2F3" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            Format(font: 1, fill: 2, format: 0, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Center),
            Format(font: 0, fill: 0, AsText, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top),
            Format(font: 1, fill: 0, AsText, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top),
            Format(font: 0, fill: 0, format: 0, HorizontalAlignmentValues.Right, VerticalAlignmentValues.Top),
            Format(font: 0, fill: 0, format: 0, HorizontalAlignmentValues.Right, VerticalAlignmentValues.Top)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }),
        new DifferentialFormats(new DifferentialFormat(
            new Font(new Bold(), new Color { Rgb = "FFFFFFFF" }),
            new Fill(new PatternFill(new BackgroundColor { Rgb = "FFC00000" }) { PatternType = PatternValues.Solid }))));

    private static Font Font(bool isBold)
    {
        var font = new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" });
        if (isBold)
        {
            font.PrependChild(new Bold());
        }

        return font;
    }

    private static CellFormat Format(uint font, uint fill, uint format, HorizontalAlignmentValues horizontal, VerticalAlignmentValues vertical) =>
        new(new Alignment { Horizontal = horizontal, Vertical = vertical, WrapText = true })
        {
            FormatId = 0,
            FontId = font,
            FillId = fill,
            BorderId = 0,
            NumberFormatId = format,
            ApplyFont = true,
            ApplyFill = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
        };
}
