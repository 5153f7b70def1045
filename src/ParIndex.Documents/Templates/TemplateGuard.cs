using ParIndex.Documents.Reading;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Templates;

/// <summary>
/// Looks at every part of a template before it is kept: what an office fills goes out under its name, so nothing in it may run or fetch anything when
/// it is opened. Bombs, DTDs, depth and damage are stopped by the guards of reading.
/// </summary>
internal static class TemplateGuard
{
    private const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Vml = "urn:schemas-microsoft-com:vml";

    /// <summary>Kinds of parts that run, or are taken in whole when the document is opened.</summary>
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "vbaProject", "wordVbaData", "oleObject", "control", "activeXControlBinary", "aFChunk", "attachedToolbars", "subDocument", "frame", "extensibility", "keyMapCustomizations",
    };

    /// <summary>Fields that count and name; any other may read files or call programs.</summary>
    private static readonly HashSet<string> HarmlessFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TOC", "TC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "FILENAME", "AUTHOR", "TITLE", "SUBJECT",
        "NUMWORDS", "NUMCHARS", "SYMBOL", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "LISTNUM", "HYPERLINK", "ADVANCE", "EQ",
    };

    /// <returns>Name of the main part.</returns>
    public static string Check(OfficePackage package, ReadSession session)
    {
        foreach (var part in package.Parts)
        {
            if (part.Split('/').Contains("..", StringComparer.Ordinal) || part.Contains(':', StringComparison.Ordinal))
            {
                throw session.Error(Problems.BadPartName);
            }

            Look(part, package, session);
        }

        var main = Relationships.Of("", package).First("officeDocument");
        if (main is null || !package.Has(main) || !IsDocument(main, package, session))
        {
            throw session.Error(Problems.NoTemplate);
        }

        return main;
    }

    private static void Look(string part, OfficePackage package, ReadSession session)
    {
        var suffix = Path.GetExtension(part).ToUpperInvariant();
        if (suffix == ".RELS")
        {
            LookAtRelationships(part, package, session);
        }
        else if (suffix is ".XML" or ".VML")
        {
            LookAtXml(part, package, session);
        }
        else
        {
            using var content = package.OpenBytes(part);
            try
            {
                content.CopyTo(Stream.Null);
            }
            catch (Exception damaged) when (OfficePackage.IsDamage(damaged))
            {
                throw session.Error(Problems.DamagedZip, inner: damaged);
            }
        }
    }

    private static void LookAtRelationships(string part, OfficePackage package, ReadSession session)
    {
        using var xml = package.OpenPart(part).ToRoot();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            var type = xml.Attribute("Type") ?? "";
            var kind = type[(type.LastIndexOf('/') + 1)..];
            if (Active.Contains(kind))
            {
                throw session.Error(Problems.ActiveTemplate(Cut(kind)));
            }

            if (string.Equals(xml.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase) && !(kind == "hyperlink" && IsWeb(xml.Attribute("Target") ?? "")))
            {
                throw session.Error(Problems.OutsideTemplate(Cut(kind), Cut(xml.Attribute("Target") ?? "")));
            }
        }
    }

    /// <summary>Field codes may be spread over runs and hidden in one another; each is judged by its first word.</summary>
    private static void LookAtXml(string part, OfficePackage package, ReadSession session)
    {
        using var xml = package.OpenPart(part).ToRoot();
        var codes = new Stack<string>();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.Namespace == Vml && xml.Attribute("src") is { Length: > 0 } outside)
            {
                throw session.Error(Problems.OutsideTemplate(Cut(xml.LocalName), Cut(outside)));
            }

            if (!xml.IsMain)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "fldChar" when xml.WordAttribute("fldCharType") == "begin":
                    codes.Push("");
                    break;
                case "fldChar" when xml.WordAttribute("fldCharType") == "end" && codes.Count > 0:
                    Refuse(codes.Pop(), session);
                    break;
                case "instrText" or "delInstrText":
                    var piece = xml.Text();
                    codes.Push((codes.Count > 0 ? codes.Pop() : "") + piece);
                    break;
                case "fldSimple":
                    Refuse(xml.WordAttribute("instr") ?? "", session);
                    break;
            }
        }

        while (codes.Count > 0)
        {
            Refuse(codes.Pop(), session);
        }
    }

    private static void Refuse(string code, ReadSession session)
    {
        var words = code.Split([' ', '\t', '\n', '\r', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !HarmlessFields.Contains(words[0]) || (words[0].Equals("HYPERLINK", StringComparison.OrdinalIgnoreCase) && words.Length > 1 && words[1] != "\\l" && !IsWeb(words[1].Trim('"'))))
        {
            throw session.Error(Problems.ActiveTemplate("{ " + Cut(code.Trim()) + " }"));
        }
    }

    private static bool IsDocument(string main, OfficePackage package, ReadSession session)
    {
        if (!package.Has("[Content_Types].xml"))
        {
            return false;
        }

        string? stated = null;
        string? usual = null;
        using var xml = package.OpenPart("[Content_Types].xml").ToRoot();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            var type = xml.Attribute("ContentType") ?? "";
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                throw session.Error(Problems.ActiveTemplate("macro"));
            }

            if (string.Equals(xml.Attribute("PartName"), "/" + main, StringComparison.OrdinalIgnoreCase))
            {
                stated = type;
            }
            else if (string.Equals("." + xml.Attribute("Extension"), Path.GetExtension(main), StringComparison.OrdinalIgnoreCase))
            {
                usual = type;
            }
        }

        return (stated ?? usual) == DocumentType;
    }

    private static bool IsWeb(string target) => target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is quoted comes from the file.</summary>
    private static string Cut(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
