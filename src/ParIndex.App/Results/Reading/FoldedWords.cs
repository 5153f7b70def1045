using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Words without tone marks and case, compared with a little tolerance for letters damaged by scans and exports.</summary>
internal static class FoldedWords
{
    private const int MaxWords = 40;

    private const int ShortestForgiven = 5;

    /// <summary>Words of a text, at most the first forty: letters and digits, and "%" as a word of its own.</summary>
    public static string[] Of(string text)
    {
        var folded = VietnameseText.Fold(text.Length > 400 ? text[..400] : text);
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length && words.Count < MaxWords; i++)
        {
            if (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }

            if (i < folded.Length && folded[i] == '%')
            {
                words.Add("%");
            }
        }

        return [.. words];
    }

    /// <summary>
    /// Index of the phrase in the words, or -1. When damage is forgiven, one letter in every six of the phrase may differ, but only in words
    /// of five letters or more: among short ones a letter makes another word ("đạt", "mất").
    /// </summary>
    public static int IndexOf(string[] words, string[] phrase, bool forgiving = false)
    {
        var allowed = forgiving ? phrase.Sum(word => word.Length) / 6 : 0;
        for (var start = 0; start + phrase.Length <= words.Length; start++)
        {
            var edits = 0;
            for (var i = 0; i < phrase.Length && edits <= allowed; i++)
            {
                var limit = phrase[i].Length >= ShortestForgiven ? allowed : 0;
                edits += Distance(words[start + i], phrase[i], limit) is var distance && distance > limit ? allowed + 1 : distance;
            }

            if (edits <= allowed)
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Edit distance of two words; anything above the limit is told as limit + 1.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (left == right)
        {
            return 0;
        }

        if (limit == 0 || Math.Abs(left.Length - right.Length) > limit || left.Length > 24)
        {
            return limit + 1;
        }

        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return Math.Min(row[right.Length], limit + 1);
    }
}
