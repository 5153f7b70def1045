using ParIndex.App.Results.Importing.Pdf;
using ParIndex.Documents;

namespace ParIndex.App.Reports;

/// <summary>A document as PDF, by LibreOffice where it is installed. One at a time: it takes a processor and half a gigabyte.</summary>
public static class PdfCopy
{
    private const string Program = "soffice";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Whether this machine can.</summary>
    public static bool IsThere => OutsideProgram.IsThere(Program);

    /// <summary>The document as PDF.</summary>
    /// <param name="docx">Made by the program, or filled from a template it has checked.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="DocumentException">LibreOffice is not installed, or fails.</exception>
    public static async Task<byte[]> OfDocxAsync(byte[] docx, CancellationToken cancel = default)
    {
        OutsideProgram.Require(Program, "PDF", new(
            "Máy chủ chưa cài LibreOffice nên chưa làm được PDF. Hãy tải bản DOCX, hoặc cài gói libreoffice-writer-nogui.", "LibreOffice is not installed on the server. Download the DOCX, or install the package libreoffice-writer-nogui."));
        var folder = Directory.CreateTempSubdirectory("parindex-pdf-");
        await Turn.WaitAsync(cancel);
        try
        {
            var source = Path.Combine(folder.FullName, "van-ban.docx");
            await File.WriteAllBytesAsync(source, docx, cancel);
            // A profile of its own: two of them in one profile wait for each other.
            await OutsideProgram.RunAsync(
                Program, ["--headless", "--norestore", "-env:UserInstallation=file://" + Path.Combine(folder.FullName, "profile"), "--convert-to", "pdf", "--outdir", folder.FullName, source], Longest, Failed, cancel);
            var made = Path.Combine(folder.FullName, "van-ban.pdf");
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, cancel) : throw Failed("");
        }
        finally
        {
            Turn.Release();
            folder.Delete(recursive: true);
        }
    }

    private static DocumentException Failed(string complaint) => new("PDF", null, new(
        "LibreOffice không chuyển được văn bản sang PDF. Hãy tải bản DOCX." + (complaint.Length > 0 ? " " + complaint.Split('\n')[0] : ""), "LibreOffice could not turn the document into PDF. Download the DOCX."));
}
