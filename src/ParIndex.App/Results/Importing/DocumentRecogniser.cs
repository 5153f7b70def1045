using ParIndex.App.Results.Importing.Pdf;
using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading;

namespace ParIndex.App.Results.Importing;

/// <summary>What a file was recognised as.</summary>
/// <param name="Document">Tables, prose, leftovers.</param>
/// <param name="MediaType">Told from the content.</param>
/// <param name="IsOcr">Read from a picture.</param>
public sealed record Recognised(OfficialDocument Document, string MediaType, bool IsOcr);

/// <summary>Reads documents, few at a time: a hostile one may take half a gigabyte until it is refused.</summary>
public sealed class DocumentRecogniser : IDisposable
{
    private readonly SemaphoreSlim turns = new(2);

    /// <summary>Reads anything but PDF.</summary>
    /// <param name="content">Can seek.</param>
    /// <param name="fileName">For messages and suffix.</param>
    /// <param name="cancel">Stops waiting for a turn.</param>
    /// <exception cref="DocumentException">Not readable, or no table of criteria in it.</exception>
    public async Task<Recognised> ReadAsync(Stream content, string fileName, CancellationToken cancel = default)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Read(content, fileName), cancel);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Reads a PDF: its text layer, or the pictures of its pages where there is none.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="fileName">For messages.</param>
    /// <param name="progress">Told of pages read and pages in all, where pictures are read.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="DocumentException">As above, or a program is missing: names the package to install.</exception>
    public async Task<Recognised> ReadPdfAsync(string path, string fileName, Func<int, int, Task>? progress = null, CancellationToken cancel = default)
    {
        await turns.WaitAsync(cancel);
        try
        {
            var text = await PdfDocument.ReadAsync(path, fileName, progress, cancel);
            return new Recognised(WithTables(OfficialDocumentReader.Read(text.Content)), PdfDocument.MediaType, text.IsOcr);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private static Recognised Read(Stream stream, string fileName)
    {
        var content = DocumentFile.Read(stream, fileName);
        return new Recognised(WithTables(OfficialDocumentReader.Read(content)), MediaType(content.Format), false);
    }

    private static OfficialDocument WithTables(OfficialDocument document) => document.Tables.Count > 0 ? document : throw new DocumentException(document.File, null, new Message(
        "Không nhận ra bảng tiêu chí nào trong tệp. Bảng cần có hàng tiêu đề với cột tên tiêu chí và cột điểm; hãy kiểm tra tệp hoặc dùng bản Word, Excel gốc.",
        "No table of criteria was recognised in the file. A table needs a header row with a column of criteria and one of points; check the file or use the Word or Excel original."));

    private static string MediaType(ParIndex.Documents.DocumentFormat format) => format switch
    {
        ParIndex.Documents.DocumentFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ParIndex.Documents.DocumentFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ParIndex.Documents.DocumentFormat.Csv => "text/csv",
        _ => "text/plain",
    };
}
