using ParIndex.Core.Results.Checking;

namespace ParIndex.Core.Reports;

/// <summary>Titles that tables print in capitals, as they stand in a sentence.</summary>
internal static class SentenceTitle
{
    /// <summary>"CẢI CÁCH THỦ TỤC HÀNH CHÍNH" as "Cải cách thủ tục hành chính"; what is no Vietnamese syllable (CCHC, TTHC, KT-XH) stays in capitals.</summary>
    public static string Of(string title)
    {
        if (title.Any(char.IsLower))
            return title;

        var lowered = string.Join(' ', title.Split(' ').Select(Word));
        return lowered.Length == 0 ? "" : char.ToUpperInvariant(lowered[0]) + lowered[1..];
    }

    private static string Word(string word)
    {
        var letters = new string([.. word.Where(char.IsLetter)]);
        if (letters.Length == 0 || word.Contains('-', StringComparison.Ordinal))
            return word;

        var (bare, tone) = VietnameseSyllable.Split(letters.ToLowerInvariant());
        return VietnameseSyllable.IsPossible(bare, tone) ? word.ToLowerInvariant() : word;
    }
}
