using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.Core.Units.Agencies;

/// <summary>One folded word of a printed agency text.</summary>
/// <param name="Text">Folded word; an abbreviation known here is spelt out into several words.</param>
/// <param name="Break">A list separator stands before it (comma, "và", "&amp;", slash …).</param>
/// <param name="Hard">That separator can be no part of a name (semicolon, line end).</param>
/// <param name="IsAbbreviation">Printed in capitals and not spelt out here: its letters are initials.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct AgencyWord(string Text, bool Break, bool Hard, bool IsAbbreviation, int Start, int End);

/// <summary>Cuts a text into words; connecting words and separators become marks on the word that follows.</summary>
internal static class AgencyWords
{
    /// <summary>Labels before a list: "Cơ quan chủ trì: …".</summary>
    private static readonly string[] Labels = ["co quan chu tri", "co quan phoi hop", "don vi chu tri", "don vi phoi hop"];

    private static readonly string[] Connectives = ["phoi hop voi", "cung voi", "phoi hop", "chu tri"];

    public static List<AgencyWord> Parse(string text)
    {
        var words = Cut(text);
        SpellOut(words);
        foreach (var phrase in Labels)
            Drop(words, phrase.Split(' '), onlyAtStart: true);

        foreach (var phrase in Connectives)
            Drop(words, phrase.Split(' '), onlyAtStart: false);

        return words;
    }

    public static string Key(IEnumerable<AgencyWord> words) => string.Join(' ', words.Select(word => word.Text));

    /// <summary>Letters a name is abbreviated by: "tttt" of "thông tin và truyền thông".</summary>
    public static string Initials(IEnumerable<AgencyWord> words)
    {
        var result = new StringBuilder();
        foreach (var word in words)
            result.Append(word.IsAbbreviation ? word.Text : word.Text[..1]);

        return result.ToString();
    }

    private static List<AgencyWord> Cut(string text)
    {
        var words = new List<AgencyWord>();
        bool isBreak = false, isHard = false;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                isHard |= text[at] is ';' or '\n';
                isBreak |= isHard || text[at] is ',' or '&' or '/' or '+';
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                at++;

            var printed = text[start..at];
            var folded = VietnameseText.Fold(printed);
            if (folded == "va" && words.Count > 0)
            {
                isBreak = true;
                continue;
            }

            var capitals = printed.Length > 1 && printed.All(char.IsUpper);
            words.Add(new AgencyWord(folded, isBreak, isHard, capitals, start, at));
            isBreak = isHard = false;
        }

        return words;
    }

    /// <summary>"KH&amp;ĐT", "PT-TH", "LĐ-TB&amp;XH" are printed in pieces: the longest run of capitals that is known wins.</summary>
    private static void SpellOut(List<AgencyWord> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            for (var length = Math.Min(4, words.Count - at); length > 0; length--)
            {
                var run = words.GetRange(at, length);
                var known = Abbreviations.Find(string.Concat(run.Select(word => word.Text)));
                if (known is null || (length > 1 && !run.All(word => word.IsAbbreviation)) || (length > 1 && run.Skip(1).Any(word => word.Hard))
                    || (length == 1 && !words[at].IsAbbreviation && !Abbreviations.IsUnmistakable(words[at].Text)))
                {
                    continue;
                }

                words.RemoveRange(at, length);
                words.InsertRange(at, known.Select((word, index) => new AgencyWord(
                    word, index == 0 && run[0].Break, index == 0 && run[0].Hard, false, run[0].Start, run[^1].End)));
                at += known.Length - 1;
                break;
            }
        }
    }

    private static void Drop(List<AgencyWord> words, string[] phrase, bool onlyAtStart)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
        {
            if ((onlyAtStart && at > 0 && !words[at].Hard) || !words.Skip(at).Take(phrase.Length).Select(word => word.Text).SequenceEqual(phrase))
                continue;

            var hard = words[at].Hard;
            words.RemoveRange(at, phrase.Length);
            if (at < words.Count)
                words[at] = words[at] with { Break = true, Hard = hard || words[at].Hard };
        }
    }
}
