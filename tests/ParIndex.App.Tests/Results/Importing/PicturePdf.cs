using System.Globalization;
using System.Text;

namespace ParIndex.App.Tests.Results.Importing;

/// <summary>The smallest PDF that shows one picture a page.</summary>
internal static class PicturePdf
{
    public static byte[] Of(IReadOnlyList<byte[]> jpegs)
    {
        var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {jpegs.Count} /Kids [{string.Join(' ', jpegs.Select((_, i) => $"{3 + 3 * i} 0 R"))}] >>");
        for (var i = 0; i < jpegs.Count; i++)
        {
            var (width, height, colours) = ShapeOf(jpegs[i]);
            var (w, h) = (Plain(width * 72.0 / 200), Plain(height * 72.0 / 200));
            var drawing = $"q {w} 0 0 {h} 0 0 cm /P Do Q";
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] /Resources << /XObject << /P {5 + 3 * i} 0 R >> >> /Contents {4 + 3 * i} 0 R >>");
            Object($"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream");
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /Device{(colours == 3 ? "RGB" : "Gray")} /BitsPerComponent 8 /Filter /DCTDecode /Length {jpegs[i].Length} >>\nstream\n");
            file.Write(jpegs[i]);
            Write("\nendstream\nendobj\n");
        }

        var start = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n" + string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n")));
        Write($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();

        void Object(string body)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }

    private static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static (int Width, int Height, int Colours) ShapeOf(byte[] jpeg)
    {
        // The frame header follows the other segments, each with its length.
        for (var i = 2; i < jpeg.Length - 9; i += 2 + (jpeg[i + 2] << 8 | jpeg[i + 3]))
        {
            if (jpeg[i + 1] is 0xC0 or 0xC1 or 0xC2)
                return (jpeg[i + 7] << 8 | jpeg[i + 8], jpeg[i + 5] << 8 | jpeg[i + 6], jpeg[i + 9]);
        }

        throw new InvalidDataException("No frame.");
    }
}
