using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ParIndex.Documents.Reading.Packages;

/// <summary>
/// One XML part, read forward once. DTDs are refused, nothing is resolved, depth is bounded. A reader loops with
/// <c>while (part.ReadInside(depth))</c>; every handler leaves the cursor on the last node of its element.
/// </summary>
internal sealed class XmlPart : IDisposable
{
    private static readonly string[] MainNamespaces =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ];

    private readonly XmlReader reader;
    private readonly Func<bool> read;
    private readonly Func<string> value;
    private readonly ReadSession session;
    private string lastNamespace = "";
    private bool lastIsMain;

    public XmlPart(string name, Stream stream, XmlNameTable names, ReadSession session)
    {
        Name = name;
        this.session = session;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = session.Limits.MaxPartBytes,
            MaxCharactersFromEntities = 1024,
            NameTable = names,
            CloseInput = true,
        };
        // Create reads the first characters already.
        reader = Guarded(() => XmlReader.Create(new GuardedText(stream, name, session), settings));
        read = reader.Read;
        value = () => reader.Value; // long text is parsed when asked for, so this too may meet damage
    }

    public string Name { get; }

    public string LocalName => reader.LocalName;

    public string Namespace => reader.NamespaceURI;

    public int Depth => reader.Depth;

    public bool IsEmpty => reader.IsEmptyElement;

    /// <summary>Whether the element belongs to WordprocessingML or SpreadsheetML, transitional or strict.</summary>
    public bool IsMain
    {
        get
        {
            var current = reader.NamespaceURI;
            if (!ReferenceEquals(current, lastNamespace))
            {
                lastNamespace = current;
                lastIsMain = MainNamespaces.Contains(current);
            }

            return lastIsMain;
        }
    }

    public bool IsElement => reader.NodeType == XmlNodeType.Element;

    /// <summary>Moves to the root element.</summary>
    public XmlPart ToRoot()
    {
        while (!IsElement && Read())
        {
        }

        return this;
    }

    /// <summary>The whole part as a tree; for parts whose depth has been looked at before.</summary>
    public XDocument ToTree() => Guarded(() => XDocument.Load(reader, LoadOptions.PreserveWhitespace));

    /// <summary>Moves to the next element inside the one at <paramref name="depth"/>, at any level; false at its end.</summary>
    public bool ReadInside(int depth)
    {
        if (reader.Depth == depth && reader.NodeType == XmlNodeType.Element && reader.IsEmptyElement)
        {
            return false;
        }

        while (Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes over the content of the current element.</summary>
    public void Skip()
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Read() && reader.Depth > depth)
        {
        }
    }

    /// <summary>Text of the current element and of those inside it, white space kept.</summary>
    public string Text()
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        string? first = null;
        StringBuilder? more = null;
        while (Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                if (first is null)
                {
                    first = Guarded(value);
                }
                else
                {
                    (more ??= new StringBuilder(first)).Append(Guarded(value));
                    RefuseLong(more.Length);
                }
            }
        }

        return more?.ToString() ?? first ?? "";
    }

    /// <summary>Attribute in the element's own namespace, as WordprocessingML writes them, or null.</summary>
    public string? WordAttribute(string name) => reader.GetAttribute(name, reader.NamespaceURI);

    /// <summary>Attribute without namespace, as SpreadsheetML writes them, or null.</summary>
    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>The <c>r:id</c> of the element, transitional or strict, or null.</summary>
    public string? RelationshipId() =>
        reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    public void Dispose() => reader.Dispose();

    private bool Read()
    {
        if (!Guarded(read))
        {
            return false;
        }

        return reader.Depth <= session.Limits.MaxXmlDepth
            ? true
            : throw session.Error(Problems.XmlTooDeep(Name, session.Limits.MaxXmlDepth));
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException damaged)
        {
            throw session.Error(Problems.DamagedXml(Name, damaged.LineNumber, damaged.LinePosition), inner: damaged);
        }
        catch (Exception damaged) when (OfficePackage.IsDamage(damaged))
        {
            throw session.Error(Problems.DamagedZip, inner: damaged);
        }
    }

    private void RefuseLong(int length)
    {
        if (length > session.Limits.MaxCellText)
        {
            throw session.Error(Problems.TextTooLong(session.Limits.MaxCellText));
        }
    }
}
