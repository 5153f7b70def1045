using System.Text.RegularExpressions;
using System.Xml.Linq;
using ParIndex.Core.Text;
using ParIndex.Documents.Writing;

namespace ParIndex.Documents.Templates;

/// <summary>What a tag asks for.</summary>
internal enum TagKind
{
    Field,
    Opens,
    Closes,
}

/// <summary>A tag in the text of a paragraph.</summary>
internal sealed record TemplateTag(TagKind Kind, string Name, int Index, int Length)
{
    public int End => Index + Length;
}

/// <summary>A paragraph with tags. Word spreads words over runs as it likes, so tags are looked for in the text of all runs together.</summary>
internal sealed partial class TemplateParagraph
{
    private readonly List<XElement> texts;

    private TemplateParagraph(XElement element, List<XElement> texts, string text)
    {
        (Element, this.texts, Text) = (element, texts, text);
        Tags = [.. Written().Matches(text).Select(match => Tag(match))];
        var rest = Written().Replace(text, "");
        IsBroken = rest.Contains("{{", StringComparison.Ordinal);
        Rest = rest;
    }

    public XElement Element { get; }

    public string Text { get; }

    public IReadOnlyList<TemplateTag> Tags { get; }

    /// <summary>Text without its tags.</summary>
    public string Rest { get; }

    /// <summary>A tag is begun and not ended.</summary>
    public bool IsBroken { get; }

    /// <summary>The paragraphs with tags, or with what wants to be one, in the order of reading.</summary>
    public static IEnumerable<TemplateParagraph> In(XElement container)
    {
        var word = container.Name.Namespace;
        foreach (var element in container.DescendantsAndSelf(word + "p"))
        {
            // Text boxes hold paragraphs of their own.
            var texts = element.Descendants(word + "t").Where(text => text.Ancestors(word + "p").First() == element).ToList();
            var text = string.Concat(texts.Select(one => one.Value));
            if (text.Contains("{{", StringComparison.Ordinal))
            {
                yield return new TemplateParagraph(element, texts, text);
            }
        }
    }

    /// <summary>Puts values in place of tags: in the look of where each tag begins. The text of a value is never looked at for tags.</summary>
    /// <param name="valueOf">Value of a tag.</param>
    public void Fill(Func<TemplateTag, string> valueOf)
    {
        var start = 0;
        foreach (var text in texts)
        {
            var own = text.Value;
            var pieces = new List<XNode>();
            var from = 0;
            foreach (var tag in Tags.Where(tag => tag.Index < start + own.Length && tag.End > start))
            {
                var at = Math.Max(tag.Index - start, 0);
                Add(pieces, text.Name, own[from..at]);
                if (tag.Index >= start)
                {
                    AddValue(pieces, text.Name, XmlText.Clean(valueOf(tag)));
                }

                from = Math.Min(tag.End - start, own.Length);
            }

            if (from > 0 || pieces.Count > 0)
            {
                Add(pieces, text.Name, own[from..]);
                text.ReplaceWith(pieces);
            }

            start += own.Length;
        }
    }

    private static void AddValue(List<XNode> pieces, XName name, string value)
    {
        var lines = value.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                pieces.Add(new XElement(name.Namespace + "br"));
            }

            var parts = lines[i].Split('\t');
            for (var j = 0; j < parts.Length; j++)
            {
                if (j > 0)
                {
                    pieces.Add(new XElement(name.Namespace + "tab"));
                }

                Add(pieces, name, parts[j]);
            }
        }
    }

    private static void Add(List<XNode> pieces, XName name, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new XElement(name, new XAttribute(XNamespace.Xml + "space", "preserve"), text));
        }
    }

    private static TemplateTag Tag(Match match)
    {
        var kind = match.Groups["sign"].Value switch { "#" => TagKind.Opens, "/" => TagKind.Closes, _ => TagKind.Field };
        return new TemplateTag(kind, VietnameseText.Compose(match.Groups["name"].Value.Trim()).ToLowerInvariant(), match.Index, match.Length);
    }

    [GeneratedRegex(@"\{\{\s*(?<sign>[#/]?)(?<name>[^{}]{0,200})\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
