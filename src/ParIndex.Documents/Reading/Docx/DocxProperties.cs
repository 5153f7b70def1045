using System.Globalization;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>The properties of rows and cells that decide where a cell stands. The cursor is on <c>w:trPr</c> or <c>w:tcPr</c>.</summary>
internal static class DocxProperties
{
    /// <summary>Reads the properties of a row.</summary>
    public static void Read(XmlPart xml, DocxRow row, int maxColumns)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "gridBefore":
                    row.GridBefore = Count(xml.WordAttribute("val"), 0, maxColumns);
                    break;
                case "tblHeader":
                    row.IsHeader = xml.WordAttribute("val") is null or not ("0" or "false" or "off");
                    break;
                case "del":
                    row.IsDeleted = true;
                    break;
                case "trPrChange":
                    xml.Skip();
                    break;
            }
        }
    }

    /// <summary>Reads the properties of a cell.</summary>
    public static void Read(XmlPart xml, DocxCell cell, int maxColumns)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "gridSpan":
                    cell.Span = Math.Max(Count(xml.WordAttribute("val"), 1, maxColumns), 1);
                    break;
                case "vMerge":
                    cell.Vertical = Merge(xml.WordAttribute("val"));
                    break;
                case "hMerge":
                    cell.Horizontal = Merge(xml.WordAttribute("val"));
                    break;
                case "tcPrChange":
                    xml.Skip();
                    break;
            }
        }
    }

    private static DocxMerge Merge(string? value) => value == "restart" ? DocxMerge.Start : DocxMerge.Continue;

    /// <summary>A count of columns from the file, within the columns a table may have.</summary>
    private static int Count(string? value, int otherwise, int maxColumns) =>
        int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count)
            ? Math.Clamp(count, 0, maxColumns)
            : otherwise;
}
