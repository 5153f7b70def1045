using ParIndex.Core.Results;
using ParIndex.Documents;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Results.Appendix;

/// <summary>Writes the tables of a document as an official appendix or as data; the suffix decides.</summary>
public static class AppendixFile
{
    /// <exception cref="DocumentException">Unknown suffix, or a table that the format cannot hold.</exception>
    public static void Write(OfficialDocument document, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var write = Writer(document, Path.GetFileName(path));
        WholeFile.Write(path, write);
    }

    /// <summary>Writes to a stream; the suffix of <paramref name="fileName"/> decides the form.</summary>
    /// <exception cref="DocumentException">Unknown suffix, or a table that the format cannot hold.</exception>
    public static void Write(OfficialDocument document, Stream stream, string fileName) => Writer(document, fileName)(stream);

    private static Action<Stream> Writer(OfficialDocument document, string fileName)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(fileName);
        var printed = AppendixBlanks.Marked(document);
        Action<Stream> write = Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".DOCX" => stream => AppendixDocx.Write(printed, stream),
            ".XLSX" => stream => AppendixWorkbook.Write(printed, stream),
            ".CSV" => stream => AppendixCsv.Write(printed, stream),
            ".JSON" => stream => OfficialDocumentJson.Write(document, stream),
            var suffix => throw new DocumentException(fileName, null, new(
                $"không ghi được dạng “{suffix}”. Dùng .docx, .xlsx, .csv hoặc .json.", $"cannot write “{suffix}”. Use .docx, .xlsx, .csv or .json.")),
        };
        return document.Tables.Count > 0
            ? write
            : throw new DocumentException(document.File, null, new("không có bảng nào để xuất.", "there is no table to write."));
    }
}
