using System.Collections.ObjectModel;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ParIndex.Core.Text;
using ParIndex.Documents.Reading;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Templates;

/// <summary>
/// A DOCX an office edits in Word, with fields to be filled: <c>{{ten_truong}}</c> anywhere in the text, headers, footers and notes, and rows or
/// paragraphs between <c>{{#danh_sach}}</c> and <c>{{/danh_sach}}</c> once for every item. Everything else of the file stays byte for byte.
/// </summary>
public sealed class DocxTemplate
{
    /// <summary>An office's template is a few pages; it is held as a tree, so less is taken than of documents that are only read.</summary>
    private static readonly ReadLimits Usual = new() { MaxFileBytes = 16 << 20, MaxPartBytes = 16 << 20, MaxTotalBytes = 48 << 20, MaxParts = 2_000 };

    private static readonly Dictionary<string, Message> Stories = new(StringComparer.Ordinal)
    {
        ["header"] = new("đầu trang", "header"), ["footer"] = new("chân trang", "footer"), ["footnotes"] = new("chú thích chân trang", "footnotes"), ["endnotes"] = new("chú thích cuối", "endnotes"),
    };

    private readonly byte[] bytes;
    private readonly string fileName;
    private readonly ReadLimits limits;
    private readonly ReadOnlyDictionary<string, Message> stories;

    private DocxTemplate(byte[] bytes, string fileName, ReadLimits limits, Dictionary<string, Message> stories)
    {
        this.bytes = bytes;
        this.fileName = fileName;
        this.limits = limits;
        this.stories = stories.AsReadOnly();
    }

    /// <summary>Takes a file as a template once every part of it has been looked at.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="fileName">For messages.</param>
    /// <param name="limits">Null: what a template of an office needs many times over.</param>
    /// <exception cref="DocumentException">No DOCX, damaged, over a limit, or holding what is run or fetched when it is opened.</exception>
    public static DocxTemplate Open(Stream stream, string fileName, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= Usual;
        var session = new ReadSession(fileName, limits);
        if (stream.Length > limits.MaxFileBytes)
        {
            throw session.Error(Problems.FileTooLarge(limits.MaxFileBytes));
        }

        stream.Position = 0;
        if (FormatSniffer.Find(stream, session) != FileKind.Package)
        {
            throw session.Error(Problems.NoTemplate);
        }

        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        using var package = new OfficePackage(new MemoryStream(bytes, writable: false), session);
        var main = TemplateGuard.Check(package, session);
        var stories = new Dictionary<string, Message>(StringComparer.OrdinalIgnoreCase) { [main] = new("", "") };
        foreach (var relationship in Relationships.Of(main, package).Values)
        {
            if (Stories.TryGetValue(relationship.Kind, out var label) && package.Has(relationship.Target))
            {
                stories[relationship.Target] = label;
            }
        }

        return new DocxTemplate(bytes, fileName, limits, stories);
    }

    /// <summary>Everything that is wrong with the fields, each with its place and the nearest known name; empty: it can be filled.</summary>
    public IReadOnlyList<Message> Check(TemplateNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        using var package = Package();
        return [.. stories.SelectMany(story => new TemplateStory(package.OpenPart(story.Key).ToTree(), story.Value, names).Problems)];
    }

    /// <summary>How many fields and lists it names; 0: whatever is filled in, the document stays the same.</summary>
    public int CountTags(TemplateNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        using var package = Package();
        return stories.Sum(story => new TemplateStory(package.OpenPart(story.Key).ToTree(), story.Value, names).TagCount);
    }

    /// <summary>The document with every field filled.</summary>
    /// <param name="values">Values; their names are what the template may name.</param>
    /// <exception cref="DocumentException">A field is not known, or the filled document would be far too large.</exception>
    public byte[] Fill(TemplateValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var package = Package();
        using var filled = new MemoryStream();
        using (var zip = new ZipArchive(filled, ZipArchiveMode.Create, leaveOpen: true))
        {
            var room = new FillRoom(fileName);
            foreach (var part in package.Parts)
            {
                using var target = zip.CreateEntry(part, CompressionLevel.Optimal).Open();
                if (stories.TryGetValue(part, out var label))
                {
                    Write(Filled(package.OpenPart(part).ToTree(), label, values, room), target);
                }
                else
                {
                    using var source = package.OpenBytes(part);
                    source.CopyTo(target);
                }
            }
        }

        return filled.ToArray();
    }

    private XDocument Filled(XDocument tree, Message label, TemplateValues values, FillRoom room)
    {
        var names = new TemplateNames(
            [.. values.Fields.Keys], values.Lists.ToDictionary(list => list.Key, list => (IReadOnlyCollection<string>)[.. list.Value.SelectMany(item => item.Keys).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal));
        var story = new TemplateStory(tree, label, names, values.Lists.Where(list => list.Value.Count == 0).Select(list => list.Key));
        if (story.Problems.Count > 0)
        {
            throw new DocumentException(fileName, null, new(string.Join(' ', story.Problems.Select(one => one.Vietnamese)), string.Join(' ', story.Problems.Select(one => one.English))));
        }

        story.Fill(values, room);
        return tree;
    }

    private static void Write(XDocument tree, Stream target)
    {
        using var writer = XmlWriter.Create(target, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false, NewLineHandling = NewLineHandling.None });
        tree.Save(writer);
    }

    private OfficePackage Package() => new(new MemoryStream(bytes, writable: false), new ReadSession(fileName, limits));
}
