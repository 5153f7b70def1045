using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>What a PDF holds.</summary>
/// <param name="Content">Paragraphs and tables as far as positions of words tell them.</param>
/// <param name="IsOcr">Read from pictures of its pages.</param>
public sealed record PdfText(DocumentContent Content, bool IsOcr);

/// <summary>Reads a PDF with outside programs: its text layer first, else the pictures of its pages.</summary>
public static class PdfDocument
{
    public const string MediaType = "application/pdf";

    private const int MostPages = 100;
    private const int TextPerPage = 20;

    private static readonly TimeSpan LongestText = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestDrawing = TimeSpan.FromMinutes(6);

    /// <summary>Whether the bytes are those of a PDF.</summary>
    public static bool IsPdf(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var head = new byte[1024];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return head.AsSpan(0, length).IndexOf("%PDF-"u8) >= 0;
    }

    /// <summary>Refuses at once when no PDF can be read here.</summary>
    /// <exception cref="DocumentException">Names the package to install.</exception>
    public static void RequireReader(string fileName) => OutsideProgram.Require("pdftotext", fileName, new Message(
        "Máy chủ chưa có chương trình pdftotext để đọc PDF. Hãy cài gói poppler-utils, hoặc tải lên bản Word, Excel.",
        "The server has no pdftotext to read PDF. Install the package poppler-utils, or upload the Word or Excel original."));

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="fileName">For messages.</param>
    /// <param name="progress">Told of pages read and pages in all, where pictures are read.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="DocumentException">Damaged, too long, or a program is missing.</exception>
    public static async Task<PdfText> ReadAsync(string path, string fileName, Func<int, int, Task>? progress = null, CancellationToken cancel = default)
    {
        RequireReader(fileName);
        // Places of words tell columns and rows better than text padded with blanks.
        var pages = WordBoxes.OfPdf(await OutsideProgram.RunAsync("pdftotext", ["-bbox", "-enc", "UTF-8", "-l", Plain(MostPages), path, "-"], LongestText, Unread(fileName), cancel));
        var hasText = pages.Sum(page => page.Sum(word => word.Text.Length)) >= TextPerPage * Math.Max(1, pages.Count);
        return hasText
            ? new PdfText(PrintedPages.Read(pages, fileName), false)
            : new PdfText(PrintedPages.Read(await OcrAsync(path, fileName, progress, cancel), fileName, PrintedLine.LevelOfScan), true);
    }

    private static async Task<List<IReadOnlyList<PrintedWord>>> OcrAsync(string path, string fileName, Func<int, int, Task>? progress, CancellationToken cancel)
    {
        var missing = new Message(
            "Tệp PDF là ảnh quét. Để đọc, máy chủ cần gói tesseract-ocr, tesseract-ocr-vie và poppler-utils; hoặc hãy tải lên bản Word, Excel.",
            "The PDF is a scan. To read it the server needs the packages tesseract-ocr, tesseract-ocr-vie and poppler-utils; or upload the Word or Excel original.");
        OutsideProgram.Require("tesseract", fileName, missing);
        OutsideProgram.Require("pdftoppm", fileName, missing);
        if (!await Recognition.IsThereAsync(cancel))
            throw new DocumentException(fileName, null, missing);

        using var folder = WorkFolder.ForRecognition();
        // Pages are held to a size, whatever the file says of theirs.
        await OutsideProgram.RunAsync("pdftoppm", ["-gray", "-png", "-scale-to", "3600", "-l", Plain(MostPages), path, folder.In("page")], LongestDrawing, Unread(fileName), cancel);
        var pages = new List<IReadOnlyList<PrintedWord>>();
        // Mode 11, sparse text, keeps to the cells of a table; the others read across its lines.
        var pictures = Directory.GetFiles(folder.In(""), "*.png").Order(StringComparer.Ordinal).ToList();
        foreach (var picture in pictures)
        {
            await (progress?.Invoke(pages.Count, pictures.Count) ?? Task.CompletedTask);
            pages.Add(WordBoxes.OfScan(await Recognition.ReadAsync(picture, "11", "tsv", Unread(fileName), cancel)));
        }

        return pages;
    }

    /// <summary>Why a program could not read the file, by its complaint.</summary>
    private static Func<string, DocumentException> Unread(string fileName) => complaint => new DocumentException(fileName, null, complaint.Contains("password", StringComparison.OrdinalIgnoreCase)
        ? new Message(
            "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại, hoặc dùng bản Word, Excel gốc.",
            "The PDF has a password. Remove it and upload the file again, or use the Word or Excel original.")
        : new Message(
            "Không đọc được tệp PDF: tệp hỏng hoặc quá lớn. Hãy dùng bản Word, Excel gốc.",
            "The PDF cannot be read: it is damaged or too large. Use the Word or Excel original."));

    private static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
