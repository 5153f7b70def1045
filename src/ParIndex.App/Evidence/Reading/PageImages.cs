using System.Globalization;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Evidence.Reading;

/// <summary>
/// Draws pages of PDFs on the server: a picture holds no script, so whatever is in a PDF the browser never runs it, and it looks the same on a phone.
/// </summary>
public static class PageImages
{
    /// <summary>Pixels of the longer side, to read and to read closely.</summary>
    public const int Usual = 1600, Large = 2600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly SemaphoreSlim Turns = new(3);

    /// <summary>A page as PNG; null: there is no such page, or it cannot be drawn.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="page">From 1.</param>
    /// <param name="side">Pixels of the longer side.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<byte[]?> DrawAsync(string path, int page, int side, CancellationToken cancel = default)
    {
        var failure = new Message("Không vẽ được trang.", "The page cannot be drawn.");
        await Turns.WaitAsync(cancel);
        using var folder = WorkFolder.ForDrawing();
        try
        {
            OutsideProgram.Require("pdftoppm", path, failure);
            var number = page.ToString(CultureInfo.InvariantCulture);
            await OutsideProgram.RunAsync(
                "pdftoppm", ["-png", "-singlefile", "-scale-to", side.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, path, folder.In("page")], Patience,
                _ => new DocumentException(path, null, failure), cancel);
            var drawn = folder.In("page.png");
            return File.Exists(drawn) ? await File.ReadAllBytesAsync(drawn, cancel) : null;
        }
        catch (DocumentException)
        {
            return null;
        }
        finally
        {
            Turns.Release();
        }
    }
}
