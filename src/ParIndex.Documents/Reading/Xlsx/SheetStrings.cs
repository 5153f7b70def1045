using System.Globalization;
using System.Text;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>Strings of cells: runs of rich text joined, phonetic guides left out, escapes undone.</summary>
internal static class SheetStrings
{
    /// <summary>The shared strings of the workbook, by index.</summary>
    public static IReadOnlyList<string> ReadShared(string? part, OfficePackage package)
    {
        var strings = new List<string>();
        if (part is null || !package.Has(part))
        {
            return strings;
        }

        using var xml = package.OpenPart(part).ToRoot();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsMain && xml.LocalName == "si")
            {
                strings.Add(ReadItem(xml));
            }
        }

        return strings;
    }

    /// <summary>Reads a string item the cursor is on (<c>si</c> or <c>is</c>).</summary>
    public static string ReadItem(XmlPart xml)
    {
        string? first = null;
        StringBuilder? more = null;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "rPh")
            {
                xml.Skip();
            }
            else if (xml.IsMain && xml.LocalName == "t")
            {
                var text = xml.Text();
                if (first is null)
                {
                    first = text;
                }
                else
                {
                    (more ??= new StringBuilder(first)).Append(text);
                }
            }
        }

        return Text(more?.ToString() ?? first ?? "");
    }

    /// <summary>Undoes <c>_xHHHH_</c>, by which sheets write characters that XML cannot hold, and normalises.</summary>
    public static string Text(string raw)
    {
        var next = raw.IndexOf("_x", StringComparison.Ordinal);
        if (next < 0)
        {
            return DocumentText.Normalize(raw);
        }

        var result = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '_' && i + 6 < raw.Length && raw[i + 1] == 'x' && raw[i + 6] == '_'
                && ushort.TryParse(raw.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                if (code != 0)
                {
                    result.Append((char)code);
                }

                i += 6;
            }
            else
            {
                result.Append(raw[i]);
            }
        }

        return DocumentText.Normalize(result.ToString());
    }
}
