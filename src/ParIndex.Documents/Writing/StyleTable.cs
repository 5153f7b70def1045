using DocumentFormat.OpenXml.Spreadsheet;

namespace ParIndex.Documents.Writing;

/// <summary>Collects the styles cells use and writes them once.</summary>
internal sealed class StyleTable
{
    private const string FontName = "Times New Roman";
    private const uint FirstCustomFormat = 164;

    private readonly Dictionary<CellStyle, uint> indexes = new() { [CellStyle.Plain] = 0 };
    private readonly List<CellStyle> styles = [CellStyle.Plain];

    public uint IndexOf(CellStyle style)
    {
        if (!indexes.TryGetValue(style, out var index))
        {
            indexes.Add(style, index = (uint)styles.Count);
            styles.Add(style);
        }

        return index;
    }

    public Stylesheet Build()
    {
        var formats = styles.Select(style => style.NumberFormat).OfType<string>().Where(format => format != "@").Distinct(StringComparer.Ordinal).ToList();
        var sheet = new Stylesheet();
        if (formats.Count > 0)
        {
            sheet.Append(new NumberingFormats(formats.Select((format, i) => new NumberingFormat
            {
                NumberFormatId = FirstCustomFormat + (uint)i, FormatCode = format,
            })));
        }

        sheet.Append(
            new Fonts(styles.Select(Font)),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7EEF7" }) { PatternType = PatternValues.Solid })),
            new Borders(
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
                new Border(
                    Line(new LeftBorder()), Line(new RightBorder()), Line(new TopBorder()), Line(new BottomBorder()), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(styles.Select((style, i) => Format(style, (uint)i, formats))));
        return sheet;
    }

    private static Font Font(CellStyle style)
    {
        var font = new Font();
        if (style.Bold)
        {
            font.Append(new Bold());
        }

        if (style.Italic)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = style.Size }, new FontName { Val = FontName });
        return font;
    }

    private static CellFormat Format(CellStyle style, uint font, List<string> formats) => new(
        new Alignment
        {
            WrapText = style.Wrapped,
            Vertical = VerticalAlignmentValues.Center,
            Horizontal = style.Centered ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.General,
        },
        new Protection { Locked = !style.Unlocked })
    {
        FormatId = 0,
        FontId = font,
        ApplyFont = true,
        FillId = style.Shaded ? 2u : 0u,
        ApplyFill = style.Shaded,
        BorderId = style.Bordered ? 1u : 0u,
        ApplyBorder = style.Bordered,
        NumberFormatId = style.NumberFormat switch
        {
            null => 0u,
            "@" => 49u,
            var format => FirstCustomFormat + (uint)formats.IndexOf(format),
        },
        ApplyNumberFormat = style.NumberFormat is not null,
        ApplyAlignment = true,
        ApplyProtection = true,
    };

    private static T Line<T>(T border)
        where T : BorderPropertiesType
    {
        border.Style = BorderStyleValues.Thin;
        return border;
    }
}
