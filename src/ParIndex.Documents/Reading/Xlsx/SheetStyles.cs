using System.Globalization;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>Kind of number for each cell style of the workbook.</summary>
internal sealed class SheetStyles
{
    private readonly List<NumberKind> kinds = [];

    public NumberKind Kind(string? style) =>
        style is not null && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < kinds.Count
            ? kinds[index]
            : NumberKind.General;

    public static SheetStyles Read(string? part, OfficePackage package)
    {
        var styles = new SheetStyles();
        if (part is null || !package.Has(part))
        {
            return styles;
        }

        var codes = new Dictionary<int, NumberKind>();
        using var xml = package.OpenPart(part).ToRoot();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "numFmt":
                    codes[Id(xml.Attribute("numFmtId"))] = NumberFormat.Of(xml.Attribute("formatCode") ?? "");
                    break;
                case "cellXfs":
                    styles.ReadFormats(xml, codes);
                    break;
                case "dxfs": // formats of conditions number their own
                    xml.Skip();
                    break;
            }
        }

        return styles;
    }

    private void ReadFormats(XmlPart xml, Dictionary<int, NumberKind> codes)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsMain && xml.LocalName == "xf")
            {
                var id = Id(xml.Attribute("numFmtId"));
                kinds.Add(codes.TryGetValue(id, out var kind) ? kind : NumberFormat.BuiltIn(id));
            }
        }
    }

    private static int Id(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
