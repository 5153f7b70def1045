using System.Globalization;
using System.Text;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.App.Storage.Files;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Evidence.Reading;

/// <summary>Text of a file.</summary>
/// <param name="Text">A form feed between pages; null: none was found.</param>
/// <param name="Pages">Of a PDF.</param>
/// <param name="Flag">What to look out for; null: nothing.</param>
internal sealed record EvidenceText(string? Text, int? Pages, string? Flag)
{
    /// <summary>Enough to be found by; the search index takes no more than a megabyte of words.</summary>
    private const int Longest = 400_000;
    private const int MostPages = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<EvidenceText> ReadAsync(string path, string mediaType, string name, CancellationToken cancel)
    {
        try
        {
            if (mediaType == PdfDocument.MediaType)
                return OutsideProgram.IsThere("pdftotext") ? await PdfAsync(path, name, cancel) : new EvidenceText(null, null, null);

            if (mediaType is "text/plain" or "application/vnd.openxmlformats-officedocument.wordprocessingml.document" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                return Document(path, name);
        }
        catch (DocumentException nothing) when (nothing.HoldsNothing)
        {
            return new EvidenceText(null, null, HasPictures(path) ? EvidenceFlags.Scan : EvidenceFlags.Empty);
        }
        catch (DocumentException)
        {
            return new EvidenceText(null, null, EvidenceFlags.Unreadable);
        }

        return new EvidenceText(null, null, mediaType.StartsWith("image/", StringComparison.Ordinal) ? EvidenceFlags.Scan : null);
    }

    private static async Task<EvidenceText> PdfAsync(string path, string name, CancellationToken cancel)
    {
        var unread = new Core.Text.Message("Không đọc được.", "It cannot be read.");
        var text = await OutsideProgram.RunAsync(
            "pdftotext", ["-enc", "UTF-8", "-l", MostPages.ToString(CultureInfo.InvariantCulture), path, "-"], Patience, _ => new DocumentException(name, null, unread), cancel);
        var pages = text.Split('\f');
        // A form feed ends each page.
        var count = Math.Max(1, pages.Length - 1);
        return text.Count(char.IsLetterOrDigit) < 20 * count ? new EvidenceText(Cut(text), count, EvidenceFlags.Scan) : new EvidenceText(Cut(text), count, null);
    }

    private static EvidenceText Document(string path, string name)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // Readers of values go by names for text alone.
        var document = DocumentFile.Read(content, name);
        var text = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            if (block is ParagraphBlock paragraph)
                text.Append(paragraph.Text).Append('\n');
            else if (block is TableBlock table)
                text.AppendJoin('\n', table.Rows.Select(row => string.Join(" | ", row.Cells.Select(cell => cell.Text)))).Append('\n');

            if (text.Length > Longest)
                break;
        }

        var read = text.ToString();
        return read.Any(char.IsLetterOrDigit) ? new EvidenceText(Cut(read), null, null) : new EvidenceText(null, null, HasPictures(path) ? EvidenceFlags.Scan : EvidenceFlags.Empty);
    }

    /// <summary>A document of pictures alone is not empty.</summary>
    private static bool HasPictures(string path)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (MediaTypes.Of(content) == "text/plain")
            return false;

        content.Position = 0;
        using var package = new System.IO.Compression.ZipArchive(content);
        return package.Entries.Any(entry => entry.FullName.Contains("/media/", StringComparison.Ordinal));
    }

    /// <summary>No longer than is kept, and without what the database does not take.</summary>
    internal static string Cut(string text) => (text.Length <= Longest ? text : text[..Longest]).Replace("\0", "", StringComparison.Ordinal);
}
