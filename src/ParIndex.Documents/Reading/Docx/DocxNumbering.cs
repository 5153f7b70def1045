using System.Globalization;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>
/// Automatic numbers of paragraphs. Word shows them but does not store them, and codes of criteria are often such numbers,
/// so they are counted as Word does: each list has a counter for each level, and a higher level restarts the lower ones.
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, DocxLevel[]> definitions = [];
    private readonly Dictionary<string, (string Definition, DocxLevel[] Levels)> lists = [];
    private readonly Dictionary<string, (string List, int Level)> styles = [];
    private readonly Dictionary<string, int[]> counters = [];

    public static DocxNumbering Read(string? numbering, string? styles, OfficePackage package)
    {
        var result = new DocxNumbering();
        if (numbering is not null && package.Has(numbering))
        {
            using var xml = package.OpenPart(numbering).ToRoot();
            result.ReadDefinitions(xml);
            if (styles is not null && package.Has(styles))
            {
                using var styleXml = package.OpenPart(styles).ToRoot();
                result.ReadStyles(styleXml);
            }
        }

        return result;
    }

    /// <summary>The number of the next paragraph of a list, with a blank after it; "" when it has none.</summary>
    /// <param name="list">The paragraph's own list; "0" takes it out of its style's list; null leaves that.</param>
    /// <param name="level">The paragraph's own level, from 0, or null.</param>
    /// <param name="style">The paragraph's style, or null.</param>
    public string Next(string? list, int? level, string? style)
    {
        if (style is not null && styles.TryGetValue(style, out var fromStyle))
        {
            list ??= fromStyle.List;
            level ??= fromStyle.Level;
        }

        if (list is null || !lists.TryGetValue(list, out var found))
        {
            return "";
        }

        var at = Math.Clamp(level ?? 0, 0, Levels - 1);
        var counter = Count(found.Definition, found.Levels, at);
        var label = found.Levels[at].Label(found.Levels, counter);
        return label.Length == 0 ? "" : label + " ";
    }

    /// <summary>Lists of one definition go on with one another's count; a level not yet begun stands at one before its start.</summary>
    private int[] Count(string definition, DocxLevel[] levels, int at)
    {
        if (!counters.TryGetValue(definition, out var counter))
        {
            counters[definition] = counter = [.. levels.Select(level => level.Start - 1)];
        }

        if (counter[at] < int.MaxValue)
        {
            counter[at]++;
        }

        for (var above = 0; above < at; above++)
        {
            counter[above] = Math.Max(counter[above], levels[above].Start);
        }

        for (var below = at + 1; below < Levels; below++)
        {
            counter[below] = levels[below].Start - 1;
        }

        return counter;
    }

    private void ReadDefinitions(XmlPart xml)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsMain && xml.LocalName == "abstractNum")
            {
                definitions[xml.WordAttribute("abstractNumId") ?? ""] = ReadLevels(xml);
            }
            else if (xml.IsMain && xml.LocalName == "num")
            {
                ReadList(xml, xml.WordAttribute("numId") ?? "");
            }
        }
    }

    private static DocxLevel[] ReadLevels(XmlPart xml)
    {
        DocxLevel[] levels = [.. Enumerable.Range(0, Levels).Select(_ => new DocxLevel())];
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsMain && xml.LocalName == "lvl")
            {
                levels[Math.Clamp(Number(xml.WordAttribute("ilvl"), 0), 0, Levels - 1)] = DocxLevel.Read(xml);
            }
        }

        return levels;
    }

    private void ReadList(XmlPart xml, string id)
    {
        var definition = "";
        DocxLevel[]? levels = null;
        var level = 0;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "abstractNumId":
                    definition = xml.WordAttribute("val") ?? "";
                    levels = definitions.TryGetValue(definition, out var defined) ? [.. defined] : null;
                    break;
                case "lvlOverride":
                    level = Math.Clamp(Number(xml.WordAttribute("ilvl"), 0), 0, Levels - 1);
                    definition = $"{definition}/{id}"; // an overridden list counts for itself
                    break;
                case "startOverride" when levels is not null:
                    levels[level] = levels[level] with { Start = Number(xml.WordAttribute("val"), 1) };
                    break;
                case "lvl" when levels is not null:
                    levels[level] = DocxLevel.Read(xml);
                    break;
            }
        }

        if (levels is not null)
        {
            lists[id] = (definition, levels);
        }
    }

    private void ReadStyles(XmlPart xml)
    {
        var style = "";
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.IsMain && xml.LocalName == "style")
            {
                style = xml.WordAttribute("styleId") ?? "";
            }
            else if (xml.IsMain && xml.LocalName == "numPr")
            {
                var (list, level) = ReadReference(xml);
                if (list is not null)
                {
                    styles[style] = (list, level ?? 0);
                }
            }
        }
    }

    /// <summary>Reads a <c>w:numPr</c>: which list and level a paragraph or style belongs to.</summary>
    public static (string? List, int? Level) ReadReference(XmlPart xml)
    {
        string? list = null;
        int? level = null;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "numId":
                    list = xml.WordAttribute("val");
                    break;
                case "ilvl":
                    level = Number(xml.WordAttribute("val"), 0);
                    break;
            }
        }

        return (list, level);
    }

    internal static int Number(string? value, int otherwise) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : otherwise;
}
