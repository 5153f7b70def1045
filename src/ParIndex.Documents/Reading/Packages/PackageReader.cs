using ParIndex.Documents.Reading.Docx;
using ParIndex.Documents.Reading.Xlsx;

namespace ParIndex.Documents.Reading.Packages;

/// <summary>Finds what a package is from its main part, not from names, and hands it to the reader of that format.</summary>
internal static class PackageReader
{
    public static (DocumentFormat Format, IReadOnlyList<DocumentBlock> Blocks) Read(Stream stream, ReadSession session)
    {
        using var package = new OfficePackage(stream, session);
        var main = MainPart(package, session);
        switch (Root(main, package))
        {
            case "document":
                return (DocumentFormat.Docx, new DocxReader(package, session).Read(main));
            case "workbook":
                return (DocumentFormat.Xlsx, new XlsxReader(package, session).Read(main));
            default:
                throw session.Error(Problems.NotThisRoot(main));
        }
    }

    private static string MainPart(OfficePackage package, ReadSession session)
    {
        var main = Relationships.Of("", package).First("officeDocument");
        if (main is not null)
        {
            RefuseOther(main, session);
            return main;
        }

        // A package without its root relationships is damaged, but the main part has the same name nearly everywhere.
        return package.Has("word/document.xml") ? "word/document.xml"
            : package.Has("xl/workbook.xml") ? "xl/workbook.xml"
            : package.Has("content.xml") && package.Has("META-INF/manifest.xml") ? throw session.Error(Problems.OtherFormat("OpenDocument (ODT, ODS)", "OpenDocument (ODT, ODS)"))
            : throw session.Error(Problems.UnknownPackage);
    }

    private static void RefuseOther(string main, ReadSession session)
    {
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw session.Error(Problems.OtherFormat("Excel nhị phân (XLSB)", "a binary Excel workbook (XLSB)"));
        }

        if (main.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
        {
            throw session.Error(Problems.OtherFormat("bản trình chiếu PowerPoint", "a PowerPoint presentation"));
        }
    }

    private static string? Root(string main, OfficePackage package)
    {
        using var xml = package.OpenPart(main).ToRoot();
        return xml.IsMain ? xml.LocalName : null;
    }
}
