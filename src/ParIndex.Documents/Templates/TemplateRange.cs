using System.Xml.Linq;

namespace ParIndex.Documents.Templates;

/// <summary>Rows or paragraphs that stand once for every item of a list.</summary>
/// <param name="List">Name of the list; empty: not known.</param>
/// <param name="Start">First row or paragraph.</param>
/// <param name="End">Last one; beside the first.</param>
internal sealed record TemplateRange(string List, XElement Start, XElement End)
{
    /// <summary>Names that may stand once only: of paragraphs, bookmarks, comments.</summary>
    private static readonly HashSet<string> OnceOnly = new(StringComparer.Ordinal) { "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference" };

    private readonly HashSet<XElement> units = [.. Units(Start, End)];

    public bool Holds(XElement paragraph) => paragraph.AncestorsAndSelf().Any(units.Contains);

    /// <summary>Puts a filled copy for each item in place of the range.</summary>
    public void Fill(IReadOnlyList<IReadOnlyDictionary<string, string>> items, Func<TemplateTag, IReadOnlyDictionary<string, string>, string> valueOf, FillRoom room)
    {
        var word = Start.Name.Namespace;
        var parent = Start.Parent!;
        var originals = Units(Start, End).ToList();
        var patterns = originals.Count > 1 ? originals.Where(unit => !IsMarker(unit)).ToList() : originals;
        var size = patterns.Sum(unit => (long)unit.ToString(SaveOptions.DisableFormatting).Length);
        for (var i = 0; i < items.Count; i++)
        {
            room.Take(size);
            foreach (var copy in patterns.Select(pattern => new XElement(pattern)))
            {
                foreach (var paragraph in TemplateParagraph.In(copy).ToList())
                {
                    paragraph.Fill(tag => valueOf(tag, items[i]));
                }

                MakeUnique(copy, i, isLast: i == items.Count - 1);
                Start.AddBeforeSelf(copy);
            }
        }

        // A section ends in its last paragraph: the mark of it stays where no copy carries it.
        var section = items.Count == 0 || patterns.Count < originals.Count ? originals.Except(items.Count == 0 ? [] : patterns).SelectMany(unit => unit.Elements(word + "pPr").Elements(word + "sectPr")).LastOrDefault() : null;
        if (section is not null)
        {
            End.AddAfterSelf(new XElement(word + "p", new XElement(word + "pPr", new XElement(section))));
        }

        originals.ForEach(unit => unit.Remove());
        KeepWhole(parent, word);
    }

    private static IEnumerable<XElement> Units(XElement start, XElement end) => start == end ? [start] : start.ElementsAfterSelf().TakeWhile(unit => unit != end).Prepend(start).Append(end);

    /// <summary>Holds nothing but where the list begins or ends.</summary>
    private static bool IsMarker(XElement unit)
    {
        var word = unit.Name.Namespace;
        var tags = TemplateParagraph.In(unit).ToList();
        return tags.Count > 0 && tags.TrueForAll(paragraph => paragraph.Tags.All(tag => tag.Kind != TagKind.Field) && string.IsNullOrWhiteSpace(paragraph.Rest))
            && unit.Descendants(word + "t").All(text => string.IsNullOrWhiteSpace(text.Value) || tags.Exists(paragraph => text.Ancestors(word + "p").First() == paragraph.Element))
            && !unit.Descendants(word + "drawing").Any() && !unit.Descendants(word + "pict").Any();
    }

    private static void MakeUnique(XElement copy, int number, bool isLast)
    {
        if (number > 0)
        {
            copy.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "paraId" or "textId").Remove();
            copy.Descendants().Where(element => element.Name.Namespace == copy.Name.Namespace && OnceOnly.Contains(element.Name.LocalName)).Remove();
        }

        if (!isLast)
        {
            copy.Descendants(copy.Name.Namespace + "sectPr").Remove();
        }
    }

    /// <summary>A table without rows and a cell without a paragraph are no valid document.</summary>
    private static void KeepWhole(XElement parent, XNamespace word)
    {
        if (parent.Name == word + "tbl" && !parent.Descendants(word + "tr").Any())
        {
            parent.ReplaceWith(new XElement(word + "p"));
        }
        else if (parent.Name != word + "tbl" && parent.Name != word + "sdtContent" && !parent.Elements(word + "p").Any() && !parent.Elements(word + "tbl").Any())
        {
            parent.Add(new XElement(word + "p"));
        }
    }
}
