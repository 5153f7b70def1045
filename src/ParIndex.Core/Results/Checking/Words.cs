using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>Words of a text for comparison: no marks, no case, no punctuation.</summary>
internal static class Words
{
    private static readonly HashSet<string> Common = ["va", "cua", "cac", "ve", "tai", "theo", "doi", "voi", "trong", "duoc", "do", "den", "cho", "cong", "tac", "nha", "nuoc", "tinh"];

    /// <summary>
    /// Without marks and case. Halves of a character beyond the basic plane are dropped: a clause cut from a paragraph may begin with one,
    /// and no normalisation takes it.
    /// </summary>
    public static string Fold(string text) =>
        VietnameseText.Fold(text.Any(char.IsSurrogate) ? new string(text.Where(character => !char.IsSurrogate(character)).ToArray()) : text);

    /// <summary>Folded words.</summary>
    public static string[] Of(string text) =>
        new string(Fold(text).Select(character => char.IsLetterOrDigit(character) ? character : ' ').ToArray())
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters kept with their marks, without case and punctuation: equal for texts that say the same. The text is in NFC, as readers give it.</summary>
    public static string Key(string text) => string.Join(
        ' ',
        new string(text.Select(character => char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ').ToArray())
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Share of the title's telling words that the text has too, 0 to 1.</summary>
    public static double Overlap(string title, string text)
    {
        var wanted = Of(title).Where(word => !Common.Contains(word)).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            return 0;
        }

        var has = Of(text).ToHashSet(StringComparer.Ordinal);
        return (double)wanted.Count(has.Contains) / wanted.Count;
    }

    /// <summary>Most words in a row that both texts have.</summary>
    public static int CommonRun(string left, string right)
    {
        // Titles only: bounded, so that a hostile cell costs nothing.
        var (a, b) = (Of(left).Take(60).ToArray(), Of(right).Take(60).ToArray());
        var runs = new int[b.Length + 1];
        var best = 0;
        foreach (var word in a)
        {
            for (var j = b.Length; j > 0; j--)
            {
                runs[j] = word == b[j - 1] ? runs[j - 1] + 1 : 0;
                best = Math.Max(best, runs[j]);
            }
        }

        return best;
    }
}
