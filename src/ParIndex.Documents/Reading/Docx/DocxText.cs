using System.Text;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Docx;

/// <summary>Text of a paragraph.</summary>
/// <param name="Text">With tabs and line breaks.</param>
/// <param name="ContinuesInNext">Its end mark is a tracked deletion: the next paragraph goes on in the same line.</param>
internal readonly record struct DocxParagraph(string Text, bool ContinuesInNext);

/// <summary>
/// Runs of one story to text. Elements it does not know are looked into, so content controls, smart tags, hyperlinks and whatever
/// Word adds next keep their text; what is not text of the final version is skipped by name.
/// </summary>
internal sealed class DocxText(XmlPart xml, DocxNumbering numbering, ReadSession session)
{
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private const string Math = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    // Whether a branch of the mc:AlternateContent at this depth was taken already.
    private readonly bool[] branchTaken = new bool[session.Limits.MaxXmlDepth + 1];

    /// <summary>Whether the current element holds nothing of the final text and must be passed over.</summary>
    public bool SkipsElement()
    {
        if (xml.Namespace == Compatibility)
        {
            return SkipsBranch();
        }

        return xml.IsMain && xml.LocalName switch
        {
            "del" or "moveFrom" => true,
            "instrText" or "delText" or "delInstrText" => true,
            "rPr" or "sectPr" or "sdtPr" or "sdtEndPr" or "smartTagPr" or "customXmlPr" or "tblPr" or "tblPrEx" or "tblGrid" => true,
            "rPrChange" or "pPrChange" or "tcPrChange" or "trPrChange" or "tblPrChange" or "sectPrChange" or "tblGridChange" => true,
            "rt" or "rubyPr" => true, // reading aid above the text
            _ => false,
        };
    }

    /// <summary>Reads the paragraph the cursor is on. A text box inside is handed to <paramref name="readBox"/> with its depth.</summary>
    public DocxParagraph ReadParagraph(Action<int> readBox)
    {
        var text = new StringBuilder();
        var continues = false;
        var fields = new Stack<bool>();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (SkipsElement())
            {
                xml.Skip();
            }
            else if (xml.IsMain)
            {
                switch (xml.LocalName)
                {
                    case "pPr":
                        continues = ReadProperties(text);
                        break;
                    case "t":
                        Append(text, xml.Text(), shown: !fields.Contains(true));
                        break;
                    case "fldChar":
                        Field(fields, xml.WordAttribute("fldCharType"));
                        break;
                    case "txbxContent":
                        readBox(xml.Depth);
                        break;
                    default:
                        Append(text, Special(), shown: !fields.Contains(true));
                        break;
                }
            }
            else if (xml.LocalName == "t" && xml.Namespace == Math)
            {
                Append(text, xml.Text(), shown: !fields.Contains(true));
            }
        }

        return new DocxParagraph(text.ToString(), continues);
    }

    /// <summary>
    /// Fields that are open, true while the code of one is read ("begin" to "separate"): that text is not shown. They are forgotten at
    /// the end of the paragraph, so that a damaged field hides a paragraph at most, not the rest of the document.
    /// </summary>
    private static void Field(Stack<bool> open, string? kind)
    {
        switch (kind)
        {
            case "begin":
                open.Push(true);
                break;
            case "separate" when open.TryPop(out _):
                open.Push(false);
                break;
            case "end":
                open.TryPop(out _);
                break;
        }
    }

    private string Special() => xml.LocalName switch
    {
        "tab" or "ptab" => "\t",
        "br" or "cr" => "\n",
        "noBreakHyphen" => "-",
        "sym" => DocxSymbols.Text(xml.WordAttribute("font"), xml.WordAttribute("char")),
        _ => "",
    };

    private void Append(StringBuilder text, string piece, bool shown)
    {
        if (!shown)
        {
            return;
        }

        text.Append(piece);
        if (text.Length > session.Limits.MaxCellText)
        {
            throw session.Error(Problems.TextTooLong(session.Limits.MaxCellText));
        }
    }

    /// <summary>Puts the automatic number before the text; tells whether the paragraph's end mark is deleted.</summary>
    private bool ReadProperties(StringBuilder text)
    {
        var deleted = false;
        (string? List, int? Level) reference = default;
        string? style = null;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "rPrChange" or "pPrChange" or "sectPr":
                    xml.Skip();
                    break;
                case "del" or "moveFrom":
                    deleted = true;
                    break;
                case "pStyle":
                    style = xml.WordAttribute("val");
                    break;
                case "numPr":
                    reference = DocxNumbering.ReadReference(xml);
                    break;
            }
        }

        // A paragraph whose end is deleted runs into the next one, whose number counts.
        text.Append(deleted ? "" : numbering.Next(reference.List, reference.Level, style));
        return deleted;
    }

    private bool SkipsBranch()
    {
        switch (xml.LocalName)
        {
            case "AlternateContent":
                branchTaken[xml.Depth] = false;
                return false;
            case "Choice" or "Fallback" when xml.Depth > 0:
                var taken = branchTaken[xml.Depth - 1];
                branchTaken[xml.Depth - 1] = true;
                return taken;
            default:
                return false;
        }
    }
}
