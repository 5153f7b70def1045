namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Words of the field whose marks or letters were damaged into other possible ones ("tó chức" for "tổ chức"). Syllables that with their other
/// neighbour are an ordinary word are left alone; where such a word is only possible, the finding says so.
/// </summary>
internal static class DamagedPhraseCheck
{
    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var told = new HashSet<(WordedText, int)>();
        var findings = document.Words.SelectMany(text => Known(text, told)).ToList();
        findings.AddRange(OddSpelling.Find(document, told));
        return findings;
    }

    private static IEnumerable<Finding> Known(WordedText text, HashSet<(WordedText, int)> told)
    {
        for (var i = 0; i + 1 < text.List.Count; i++)
        {
            if (!text.List[i + 1].FollowsBlank || Find(text, i) is not { } repair || IsOrdinary(text, i, repair) || !told.Add((text, i)))
            {
                continue;
            }

            told.Add((text, i + 1));
            yield return Make(text, i, repair);
        }
    }

    private static Repair? Find(WordedText text, int at)
    {
        var (first, second) = (text.List[at], text.List[at + 1]);
        if (IsBreak(first, second))
        {
            return null;
        }

        var triple = text.Follows(at + 2) && text.List[at + 2].Forms.EndsPhrase ? FieldPhrases.Repair(first, second, text.List[at + 2]) : null;
        return triple ?? (second.Forms.EndsPhrase && !(IsName(first) && IsName(second)) ? FieldPhrases.Repair(first, second) : null);
    }

    /// <summary>Two words with a capital each are a name: "xã Hải Long".</summary>
    private static bool IsName(Token token) => char.IsUpper(token.Text[0]) && token.Text.Length > 1 && char.IsLower(token.Text[1]) && token.Forms.IsPossible;

    /// <summary>A small word and one with a capital: a sentence ended without its point, as in cells with several lines.</summary>
    private static bool IsBreak(Token first, Token second) => char.IsLower(first.Text[0]) && char.IsUpper(second.Text[0]) && !second.Forms.IsCapitals;

    private static bool IsOrdinary(WordedText text, int at, Repair repair)
    {
        var next = at + repair.Length;
        return (text.Follows(at) && Joins(text.List[at - 1].Normal, text.List[at].Normal))
            || (text.Follows(next) && Joins(text.List[next - 1].Normal, text.List[next].Normal));
    }

    private static bool Joins(string first, string second) => OrdinaryWords.Has(first, second) || FieldPhrases.Has(first, second);

    /// <summary>Whether each syllable with other marks may, with a neighbour this program does not know, make another word.</summary>
    private static bool IsUnsure(WordedText text, int at, Repair repair) =>
        (repair.IsFirstOther || repair.IsSecondOther)
        && (!repair.IsFirstOther || (text.Follows(at) && OrdinaryWords.Ends(text.List[at].Normal)))
        && (!repair.IsSecondOther || (text.Follows(at + 2) && OrdinaryWords.Begins(text.List[at + 1].Normal)));

    private static Finding Make(WordedText text, int at, Repair repair)
    {
        var printed = text.Print(at, repair.Length);
        var (severity, vietnamese, english) = IsUnsure(text, at, repair)
            ? (FindingSeverity.Info,
                $"\"{printed}\" có thể là \"{repair.Right}\" bị sai dấu, cũng có thể là hai từ khác. Đọc lại câu; nếu đúng ý thì giữ nguyên.",
                $"\"{printed}\" may be \"{repair.Right}\" with a wrong mark, or two other words. Read the sentence; leave it if it says what is meant.")
            : (FindingSeverity.Warning,
                $"\"{printed}\" có lẽ là \"{repair.Right}\". Đối chiếu bản gốc và sửa chữ.",
                $"\"{printed}\" is probably \"{repair.Right}\". Compare with the original and correct it.");
        return Report.Prose(FindingKinds.DamagedText, severity, text.Source, text.Code, text.Field, printed, repair.Right, vietnamese, english);
    }
}
