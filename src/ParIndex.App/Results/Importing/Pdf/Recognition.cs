using ParIndex.Documents;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Reads letters off pictures, in Vietnamese.</summary>
internal static class Recognition
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Whether everything needed is on this machine.</summary>
    public static async Task<bool> IsThereAsync(CancellationToken cancel)
    {
        if (!OutsideProgram.IsThere("tesseract") || !OutsideProgram.IsThere("pdftoppm"))
            return false;

        try
        {
            return (await OutsideProgram.RunAsync("tesseract", ["--list-langs"], Patience, _ => Failure, cancel)).Split('\n').Contains("vie");
        }
        catch (DocumentException)
        {
            return false;
        }
    }

    /// <summary>What tesseract reads.</summary>
    /// <param name="picture">Path of a picture.</param>
    /// <param name="mode">How the page is laid out, as tesseract counts.</param>
    /// <param name="form">"txt" or "tsv".</param>
    /// <param name="failure">Thrown when it fails or lasts too long.</param>
    /// <param name="cancel">Ends it.</param>
    public static Task<string> ReadAsync(string picture, string mode, string form, Func<string, DocumentException> failure, CancellationToken cancel) =>
        OutsideProgram.RunAsync("tesseract", [picture, "stdout", "-l", "vie", "--psm", mode, form], Patience, failure, cancel);

    private static DocumentException Failure => new("tesseract", null, new("Không chạy được tesseract.", "tesseract does not run."));
}
