using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Finds the title lines right above a table: "Phụ lục 01", a title in capitals, "(Kèm theo …)".</summary>
internal static class Captions
{
    private const int MostLines = 6;

    private const int LongestLine = 300;

    private static readonly string[] Openings = ["phu luc", "bieu", "bang", "mau"];

    private static readonly string[] Attachments = ["(kem theo", "(ban hanh", "kem theo", "(dinh kem", "(trich", "(don vi tinh"];

    /// <summary>Caption from the lines above a table, nearest last.</summary>
    public static string Find(IReadOnlyList<string> above)
    {
        var lines = new List<string>();
        var opened = false;
        var titled = false;
        for (var i = above.Count - 1; i >= 0 && lines.Count < MostLines && !opened; i--)
        {
            var line = VietnameseText.Clean(above[i]);
            if (line.Length is 0 or > LongestLine || !Belongs(line, titled))
            {
                break;
            }

            var folded = VietnameseText.Fold(line);
            opened = Openings.Any(word => folded.StartsWith(word, StringComparison.Ordinal));
            titled |= !Attachments.Any(word => folded.StartsWith(word, StringComparison.Ordinal));
            lines.Insert(0, line);
        }

        // Without "Phụ lục" or capitals the lines may be the end of the prose: keep only what looks like a title.
        return string.Join(' ', opened || lines.Exists(CodeReader.IsCapitals) ? lines : lines.Where(IsTitle));
    }

    /// <summary>Whether the line opens an appendix, form or table of its own.</summary>
    public static bool Opens(string text)
    {
        var folded = VietnameseText.Fold(text.Length > 40 ? text[..40] : text);
        return Openings.Any(word => folded.StartsWith(word, StringComparison.Ordinal));
    }

    private static bool Belongs(string line, bool titled)
    {
        var folded = VietnameseText.Fold(line);
        return Attachments.Any(word => folded.StartsWith(word, StringComparison.Ordinal)) || Openings.Any(word => folded.StartsWith(word, StringComparison.Ordinal))
            || CodeReader.IsCapitals(line) || IsTitle(line) || (titled && line.Length < 120 && line[^1] is not '.' and not ';' and not '/' and not ':');
    }

    private static bool IsTitle(string line) =>
        char.IsUpper(line[0]) && line[^1] is not '.' and not ';' and not ':' and not '/' and not ',';
}
