using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Takes apart a cell that names lead and coordinators together: "Chủ trì: Sở Nội vụ Phối hợp: Các sở, ban, ngành".</summary>
internal static class ResponsibleText
{
    private static readonly string[] LeadWords = ["co quan chu tri", "don vi chu tri", "chu tri thuc hien", "chu tri", "cq chu tri"];

    private static readonly string[] CoordinatorWords = ["co quan phoi hop", "don vi phoi hop", "phoi hop thuc hien", "phoi hop voi", "phoi hop", "cq phoi hop"];

    /// <summary>Whether a folded text begins with "chủ trì" or "phối hợp", or holds either followed by a colon.</summary>
    public static bool Introduces(string folded)
    {
        var start = folded.TrimStart('-', '+', ' ', '*');
        return LeadWords.Concat(CoordinatorWords).Any(word =>
            (start.StartsWith(word, StringComparison.Ordinal) && start.AsSpan(word.Length).TrimStart() is ['-' or ':' or '–', ..])
            || folded.Contains(word + ":", StringComparison.Ordinal));
    }

    /// <summary>Whether a text introduces a lead: "Chủ trì: …".</summary>
    public static bool NamesLead(string text) => Find(FoldSameLength(CleanLines(text)), LeadWords) is not null;

    /// <summary>Splits the text; without either word all of it is the lead.</summary>
    public static (string Lead, string Coordinators) Split(string text)
    {
        var clean = CleanLines(text);
        var folded = FoldSameLength(clean);
        var lead = Find(folded, LeadWords);
        var coordinators = Find(folded, CoordinatorWords);
        return (lead, coordinators) switch
        {
            ({ } first, { } second) when first.Start < second.Start => (clean[first.End..second.Start], clean[second.End..]),
            ({ } first, { } second) => (clean[first.End..], clean[second.End..first.Start]),
            ({ } first, null) => (clean[..first.Start] + clean[first.End..], ""),
            (null, { } second) => (clean[..second.Start], clean[second.End..]),
            _ => (clean, ""),
        };
    }

    private static string CleanLines(string text) => string.Join('\n', text.Split('\n').Select(VietnameseText.Clean).Where(line => line.Length > 0));

    /// <summary>Fold keeps the length of NFC text letter by letter, which lets places in both agree.</summary>
    private static string FoldSameLength(string text) =>
        string.Create(text.Length, text, (folded, source) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                var letter = source[i] < 0x80 ? source[i].ToString() : VietnameseText.Fold(source[i].ToString());
                folded[i] = letter.Length == 1 ? char.ToLowerInvariant(letter[0]) : ' ';
            }
        });

    private static (int Start, int End)? Find(string folded, string[] words)
    {
        foreach (var word in words)
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var end = at + word.Length;
                while (end < folded.Length && folded[end] == ' ')
                {
                    end++;
                }

                var marked = end < folded.Length && folded[end] is ':' or '-' or '–';
                if ((at == 0 || !char.IsLetter(folded[at - 1])) && marked)
                {
                    var start = at;
                    while (start > 0 && folded[start - 1] is '-' or '+' or ' ' or '(')
                    {
                        start--;
                    }

                    return (start, end + 1);
                }
            }
        }

        return null;
    }
}
