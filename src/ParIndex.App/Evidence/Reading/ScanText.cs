using System.Globalization;
using ParIndex.App.Results.Importing.Pdf;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Evidence.Reading;

/// <summary>Text of scans, by character recognition: good enough to be found by, never to be relied on.</summary>
internal static class ScanText
{
    /// <summary>Pages read of one file; the first ones say what a document is.</summary>
    private const int MostPages = 40;
    /// <summary>Letters below which a page holds no text worth the name.</summary>
    private const int FewestLetters = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DrawPatience = TimeSpan.FromSeconds(40);
    private static readonly DocumentException Unread = new("", null, new Message("Không đọc được trang.", "The page cannot be read."));

    /// <summary>Kinds of files that are read so.</summary>
    public static bool Takes(string mediaType) => mediaType == PdfDocument.MediaType || mediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Reads as many pages as the limits let.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="mediaType">One that is taken.</param>
    /// <param name="known">Text found so far, a form feed between pages; pages that have some keep it.</param>
    /// <param name="pages">Pages of a PDF.</param>
    /// <param name="clock">Bounds the time.</param>
    /// <param name="progress">Told of pages read and pages to read.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Text, a form feed between pages; null: there is none.</returns>
    public static async Task<string?> ReadAsync(string path, string mediaType, string? known, int? pages, TimeProvider clock, Func<int, int, Task> progress, CancellationToken cancel)
    {
        var texts = (known ?? "").Split('\f').Take(Math.Max(1, pages ?? 1)).ToList();
        if (mediaType != PdfDocument.MediaType)
        {
            texts = [await PictureAsync(path, cancel)];
        }
        else
        {
            var began = clock.GetTimestamp();
            var last = Math.Min(pages ?? 1, MostPages);
            using var folder = WorkFolder.ForRecognition();
            for (var page = 1; page <= last && clock.GetElapsedTime(began) < Longest; page++)
            {
                await progress(page - 1, last);
                while (texts.Count < page)
                    texts.Add("");

                if (!HoldsText(texts[page - 1]))
                    texts[page - 1] = await PageAsync(path, page, folder, cancel);
            }
        }

        return texts.Any(HoldsText) ? string.Join('\f', texts) : null;
    }

    private static bool HoldsText(string text) => text.Count(char.IsLetterOrDigit) >= FewestLetters;

    private static async Task<string> PageAsync(string path, int page, WorkFolder folder, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        try
        {
            // Held to a size, whatever the file says of its pages: about 250 dpi of A4.
            await OutsideProgram.RunAsync("pdftoppm", ["-gray", "-png", "-singlefile", "-scale-to", "2900", "-f", number, "-l", number, path, folder.In("page")], DrawPatience, _ => Unread, cancel);
        }
        catch (DocumentException)
        {
            return "";
        }

        var drawn = folder.In("page.png");
        if (!File.Exists(drawn))
            return "";

        var text = await PictureAsync(drawn, cancel);
        File.Delete(drawn);
        return text;
    }

    private static async Task<string> PictureAsync(string path, CancellationToken cancel)
    {
        try
        {
            return (await Recognition.ReadAsync(path, "3", "txt", _ => Unread, cancel)).Replace('\f', '\n').Replace("\0", "", StringComparison.Ordinal);
        }
        catch (DocumentException)
        {
            // One page that cannot be read takes nothing from the others.
            return "";
        }
    }
}
