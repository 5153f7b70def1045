using ParIndex.Core.Text;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>
/// A Word document as the reader of its final version sees it: deleted text is gone, inserted text is there, footnotes follow the
/// body as prose. Headers, footers, comments and pictures are not read.
/// </summary>
internal sealed class DocxReader(OfficePackage package, ReadSession session)
{
    private readonly List<DocumentBlock> blocks = [];
    private int paragraphs;
    private int tables;

    public IReadOnlyList<DocumentBlock> Read(string main)
    {
        var relationships = Relationships.Of(main, package);
        var numbering = DocxNumbering.Read(relationships.First("numbering"), relationships.First("styles"), package);
        ReadStory(main, numbering);
        foreach (var notes in new[] { relationships.First("footnotes"), relationships.First("endnotes") })
        {
            if (notes is not null && package.Has(notes))
            {
                ReadStory(notes, numbering);
            }
        }

        return blocks;
    }

    private void ReadStory(string part, DocxNumbering numbering)
    {
        using var xml = package.OpenPart(part).ToRoot();
        ReadFlow(xml, new DocxText(xml, numbering, session), xml.Depth, nesting: 0);
    }

    /// <summary>Paragraphs and tables inside the element at <paramref name="depth"/>, in reading order.</summary>
    private void ReadFlow(XmlPart xml, DocxText text, int depth, int nesting)
    {
        var carried = "";
        while (xml.ReadInside(depth))
        {
            if (text.SkipsElement())
            {
                xml.Skip();
            }
            else if (xml.IsMain && xml.LocalName == "p")
            {
                carried = ReadParagraph(xml, text, carried, nesting);
            }
            else if (xml.IsMain && xml.LocalName == "tbl")
            {
                ReadTable(xml, text, nesting);
            }
        }

        if (carried.Length > 0)
        {
            Add(++paragraphs, carried);
        }
    }

    /// <summary>Adds the paragraph; returns its text instead when its end mark is deleted and the next paragraph continues it.</summary>
    private string ReadParagraph(XmlPart xml, DocxText text, string before, int nesting)
    {
        var number = ++paragraphs;
        var place = blocks.Count;
        var paragraph = text.ReadParagraph(boxDepth => ReadFlow(xml, text, boxDepth, Deeper(nesting)));
        if (paragraph.ContinuesInNext)
        {
            return before + paragraph.Text;
        }

        Add(number, before + paragraph.Text, place);
        return "";
    }

    private void Add(int number, string raw, int? at = null)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return;
        }

        var source = SourcePlace.AtParagraph(number);
        session.CountParagraph(source, raw.Length);
        // Text boxes were read on the way and stand after their paragraph.
        blocks.Insert(at ?? blocks.Count, new ParagraphBlock(source, DocumentText.Normalize(raw)));
    }

    private void ReadTable(XmlPart xml, DocxText text, int nesting)
    {
        var number = ++tables;
        var rows = new DocxTable(xml, text, session, number).Read(Deeper(nesting));
        if (rows.Count > 0)
        {
            blocks.Add(new TableBlock(SourcePlace.InTable(number, 1, 1), number, rows));
        }
    }

    private int Deeper(int nesting) => nesting < session.Limits.MaxTableDepth
        ? nesting + 1
        : throw session.Error(Problems.TablesTooDeep(session.Limits.MaxTableDepth));
}
