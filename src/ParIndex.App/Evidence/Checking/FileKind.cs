using ParIndex.Core.Text;

namespace ParIndex.App.Evidence.Checking;

/// <summary>A kind of file that is taken as evidence.</summary>
/// <param name="MediaType">Told from the content.</param>
/// <param name="Suffixes">Of names that say so, the usual one first.</param>
/// <param name="Name">In words.</param>
public sealed record FileKind(string MediaType, string[] Suffixes, Message Name)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.", Open = "application/vnd.oasis.opendocument.";

    private static readonly FileKind[] Taken =
    [
        new("application/pdf", [".pdf"], new("PDF", "PDF")),
        new(Office + "wordprocessingml.document", [".docx", ".docm", ".dotx"], new("Word (DOCX)", "Word (DOCX)")),
        new(Office + "spreadsheetml.sheet", [".xlsx", ".xlsm", ".xltx"], new("Excel (XLSX)", "Excel (XLSX)")),
        new(Office + "presentationml.presentation", [".pptx", ".pptm", ".ppsx"], new("PowerPoint (PPTX)", "PowerPoint (PPTX)")),
        new("application/x-ole-storage", [".doc", ".xls", ".ppt", ".docx", ".xlsx", ".pptx", ".msg", ".dot", ".pps"], new("Office đời cũ", "old Office")),
        new(Open + "text", [".odt"], new("OpenDocument (ODT)", "OpenDocument (ODT)")),
        new(Open + "spreadsheet", [".ods"], new("OpenDocument (ODS)", "OpenDocument (ODS)")),
        new(Open + "presentation", [".odp"], new("OpenDocument (ODP)", "OpenDocument (ODP)")),
        new("application/rtf", [".rtf", ".doc"], new("RTF", "RTF")),
        new("text/plain", [".txt", ".csv", ".tsv"], new("văn bản thuần", "plain text")),
        new("image/jpeg", [".jpg", ".jpeg", ".jfif"], new("ảnh JPEG", "a JPEG picture")),
        new("image/png", [".png"], new("ảnh PNG", "a PNG picture")),
        new("image/gif", [".gif"], new("ảnh GIF", "a GIF picture")),
        new("image/webp", [".webp"], new("ảnh WebP", "a WebP picture")),
        new("image/tiff", [".tif", ".tiff"], new("ảnh TIFF", "a TIFF picture")),
        new("application/zip", [".zip"], new("ZIP", "ZIP")),
    ];

    /// <summary>Suffixes for choosing files.</summary>
    public static string Accepted { get; } = string.Join(',', Taken.SelectMany(kind => kind.Suffixes).Distinct());

    /// <summary>The kind of a media type; null: not taken.</summary>
    public static FileKind? Of(string mediaType) => Array.Find(Taken, kind => kind.MediaType == mediaType);
}
