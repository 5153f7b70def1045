using System.Globalization;
using System.Xml.Linq;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Templates;

/// <summary>The tags of one part: body, a header, a footer, notes. Checked when made, filled once.</summary>
internal sealed class TemplateStory
{
    private readonly XElement root;
    private readonly XNamespace word;
    private readonly Message label;
    private readonly TemplateNames names;
    private readonly HashSet<string> empty;
    private readonly List<TemplateParagraph> paragraphs;
    private readonly List<TemplateRange> ranges = [];
    private readonly List<Message> problems = [];
    private readonly Dictionary<XElement, int> tables = [];

    /// <param name="tree">The part.</param>
    /// <param name="label">What it is, for places; empty: the body.</param>
    /// <param name="names">What may be named.</param>
    /// <param name="empty">Lists without items, whose fields cannot be known and are not asked.</param>
    public TemplateStory(XDocument tree, Message label, TemplateNames names, IEnumerable<string>? empty = null)
    {
        root = tree.Root!;
        word = root.Name.Namespace;
        (this.label, this.names, this.empty) = (label, names, new HashSet<string>(empty ?? [], StringComparer.Ordinal));
        foreach (var table in root.Descendants(word + "tbl"))
        {
            tables[table] = tables.Count + 1;
        }

        paragraphs = [.. TemplateParagraph.In(root)];
        FindRanges();
        CheckNames();
    }

    public IReadOnlyList<Message> Problems => problems;

    public int TagCount => paragraphs.Sum(paragraph => paragraph.Tags.Count);

    /// <summary>Fills the part in place.</summary>
    public void Fill(TemplateValues values, FillRoom room)
    {
        // A value shown through a content control bound to data would be replaced by that data when the document is opened.
        foreach (var bound in root.Descendants(word + "dataBinding").ToList().Where(bound => paragraphs.Exists(one => one.Element.Ancestors(word + "sdt").Any(sdt => sdt == bound.Parent?.Parent) || bound.Parent?.Parent?.Parent == one.Element)))
        {
            bound.Remove();
        }

        foreach (var paragraph in paragraphs.Where(paragraph => RangeOf(paragraph) is null))
        {
            paragraph.Fill(tag => Taken(values.Fields[tag.Name], room));
        }

        foreach (var range in ranges)
        {
            range.Fill(values.Lists[range.List], (tag, item) => tag.Kind != TagKind.Field ? "" : Taken(item.GetValueOrDefault(tag.Name) ?? values.Fields.GetValueOrDefault(tag.Name, ""), room), room);
        }
    }

    private static string Taken(string value, FillRoom room)
    {
        room.Take(value.Length);
        return value;
    }

    private void FindRanges()
    {
        (TemplateParagraph Paragraph, string Name, XElement Unit)? open = null;
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.IsBroken)
            {
                Add(paragraph, (vi, en) => Reading.Problems.BrokenField(vi, en));
            }

            foreach (var tag in paragraph.Tags.Where(tag => tag.Kind != TagKind.Field))
            {
                var unit = UnitOf(paragraph);
                // A row marked only in its first cell ends with itself.
                if (open is { } marked && IsRow(marked.Unit) && (unit.Parent != marked.Unit.Parent || (tag.Kind == TagKind.Opens && unit != marked.Unit)))
                {
                    Close(ref open, marked.Unit);
                }

                if (tag.Kind == TagKind.Opens && open is { } outer)
                {
                    Add(paragraph, (vi, en) => Reading.Problems.NestedList(vi, en, tag.Name, outer.Name));
                }
                else if (tag.Kind == TagKind.Opens)
                {
                    open = (paragraph, tag.Name, unit);
                }
                else if (open is { } opened && opened.Name == tag.Name && unit.Parent == opened.Unit.Parent)
                {
                    Close(ref open, unit);
                }
                else
                {
                    Add(paragraph, (vi, en) => Reading.Problems.NotOpened(vi, en, tag.Name));
                }
            }
        }

        if (open is { } last && IsRow(last.Unit))
        {
            Close(ref open, last.Unit);
        }
        else if (open is { } lost)
        {
            Add(lost.Paragraph, (vi, en) => Reading.Problems.NotClosed(vi, en, lost.Name));
        }
    }

    private void Close(ref (TemplateParagraph Paragraph, string Name, XElement Unit)? open, XElement end)
    {
        var (paragraph, name, start) = open!.Value;
        open = null;
        if (names.Lists.ContainsKey(name))
        {
            ranges.Add(new TemplateRange(name, start, end));
        }
        else
        {
            Add(paragraph, (vi, en) => Reading.Problems.UnknownList(vi, en, name, NearestName.To(VietnameseText.Fold(name), names.Lists.Keys)));
            ranges.Add(new TemplateRange("", start, end));
        }
    }

    private void CheckNames()
    {
        foreach (var paragraph in paragraphs)
        {
            var range = RangeOf(paragraph);
            var inside = range is { List.Length: > 0 } ? names.Lists[range.List] : [];
            // What stands in a list that is not known cannot be judged; the list is told.
            foreach (var tag in paragraph.Tags.Where(tag => tag.Kind == TagKind.Field && !names.Fields.Contains(tag.Name) && !inside.Contains(tag.Name) && range?.List.Length != 0 && !(range is not null && empty.Contains(range.List))))
            {
                if (names.Lists.ContainsKey(tag.Name))
                {
                    Add(paragraph, (vi, en) => Reading.Problems.ListAsField(vi, en, tag.Name));
                }
                else if (range is null && names.Lists.FirstOrDefault(list => list.Value.Contains(tag.Name)).Key is { } owner)
                {
                    Add(paragraph, (vi, en) => Reading.Problems.FieldOfList(vi, en, tag.Name, owner));
                }
                else
                {
                    Add(paragraph, (vi, en) => Reading.Problems.UnknownField(vi, en, tag.Name, NearestName.To(VietnameseText.Fold(tag.Name), inside.Concat(names.Fields))));
                }
            }
        }
    }

    private TemplateRange? RangeOf(TemplateParagraph paragraph) => ranges.Find(range => range.Holds(paragraph.Element));

    private XElement UnitOf(TemplateParagraph paragraph) => paragraph.Element.Ancestors(word + "tr").FirstOrDefault() ?? paragraph.Element;

    private bool IsRow(XElement unit) => unit.Name == word + "tr";

    private void Add(TemplateParagraph paragraph, Func<string, string, Message> problem)
    {
        var text = VietnameseText.Clean(paragraph.Text);
        var quoted = text.Length <= 60 ? text : text[..60] + "…";
        var (vi, en) = PlaceOf(paragraph.Element);
        problems.Add(problem($"{vi} “{quoted}”", $"{en} “{quoted}”"));
    }

    private (string Vietnamese, string English) PlaceOf(XElement paragraph)
    {
        var (vi, en) = label.Vietnamese.Length > 0 ? (label.Vietnamese + ", ", label.English + ", ") : ("", "");
        if (paragraph.Ancestors(word + "tc").FirstOrDefault() is not { } cell || cell.Ancestors(word + "tr").FirstOrDefault() is not { } row || row.Ancestors(word + "tbl").FirstOrDefault() is not { } table)
        {
            return ($"{vi}đoạn", $"{en}paragraph");
        }

        var r = table.Descendants(word + "tr").Where(one => one.Ancestors(word + "tbl").First() == table).TakeWhile(one => one != row).Count() + 1;
        var c = row.Descendants(word + "tc").Where(one => one.Ancestors(word + "tr").First() == row).TakeWhile(one => one != cell).Count() + 1;
        return (
            string.Create(CultureInfo.InvariantCulture, $"{vi}bảng {tables[table]}, hàng {r}, ô {c}"),
            string.Create(CultureInfo.InvariantCulture, $"{en}table {tables[table]}, row {r}, cell {c}"));
    }
}
