namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Words whose marks or letters were damaged into other possible ones: known words of the field, and three words in a row that the document
/// itself writes otherwise elsewhere ("Công thông tin điện tử" beside many "Cổng thông tin điện tử").
/// </summary>
internal static class DamagedPhraseCheck
{
    /// <summary>Two spellings that are both right.</summary>
    private static readonly HashSet<(string, string)> Variants = [("hàng", "hằng"), ("hằng", "hàng"), ("của", "cửa"), ("cửa", "của")];

    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var texts = document.Words;
        var told = new HashSet<(WordedText, int)>();
        var findings = Known(texts, told).ToList();
        findings.AddRange(Majority(texts, 3, told));
        findings.AddRange(Majority(texts, 4, told));
        return findings;
    }

    private static IEnumerable<Finding> Known(IReadOnlyList<WordedText> texts, HashSet<(WordedText, int)> told)
    {
        foreach (var text in texts)
        {
            for (var i = 0; i + 1 < text.List.Count; i++)
            {
                if (!text.List[i + 1].FollowsBlank)
                {
                    continue;
                }

                var length = i + 2 < text.List.Count && text.List[i + 2].FollowsBlank ? 3 : 2;
                var right = length == 3 ? FieldPhrases.Repair(text.List[i], text.List[i + 1], text.List[i + 2]) : null;
                length = right is null ? 2 : 3;
                right ??= FieldPhrases.Repair(text.List[i], text.List[i + 1]);
                if (right is not null && told.Add((text, i)))
                {
                    told.Add((text, i + 1));
                    yield return Make(FindingSeverity.Warning, text, i, length, right);
                }
            }
        }
    }

    /// <summary>
    /// Words in a row that the document writes otherwise at least twice as often. The odd word stands between its neighbours, or, with three neighbours
    /// on one side, at an end of the text: otherwise "tục thực hiện" (thủ tục) and "túc thực hiện" (nghiêm túc) would be held for one.
    /// </summary>
    private static IEnumerable<Finding> Majority(IReadOnlyList<WordedText> texts, int length, HashSet<(WordedText, int)> told)
    {
        foreach (var forms in Spellings(texts, length).Values.Where(forms => forms.Count > 1))
        {
            var right = forms.Values.MaxBy(places => places.Count)!;
            foreach (var (text, at) in forms.Values.Where(places => places != right && places.Count * 2 <= right.Count).SelectMany(places => places))
            {
                if (Odd(text, at, right[0], length) is { } word && IsHeld(text, at, word, length, right) && told.Add((text, at + word)))
                {
                    var (model, start) = right[0];
                    yield return Make(
                        right.Count > 2 ? FindingSeverity.Warning : FindingSeverity.Info, text, at, length,
                        model.Text[model.List[start].Start..model.List[start + length - 1].End]);
                }
            }
        }
    }

    private static Dictionary<string, Dictionary<string, List<(WordedText Text, int At)>>> Spellings(IReadOnlyList<WordedText> texts, int length)
    {
        var spellings = new Dictionary<string, Dictionary<string, List<(WordedText Text, int At)>>>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            for (var i = 0; i + length <= text.List.Count; i++)
            {
                var words = text.List.Skip(i).Take(length).ToList();
                if (words.Skip(1).All(word => word.FollowsBlank))
                {
                    var key = string.Join(' ', words.Select(word => word.Bare));
                    var forms = spellings.TryGetValue(key, out var known) ? known : spellings[key] = new(StringComparer.Ordinal);
                    var form = string.Join(' ', words.Select(word => word.Normal));
                    (forms.TryGetValue(form, out var places) ? places : forms[form] = []).Add((text, i));
                }
            }
        }

        return spellings;
    }

    private static bool IsHeld(WordedText text, int at, int word, int length, List<(WordedText Text, int At)> right)
    {
        if (length == 3)
        {
            // Titles of criteria begin alike: "Tình hợp lý trong việc …" beside "Tính hợp lý của …".
            return word == 1 || (word == 0 && at == 0 && text.Field == "title" && right.Exists(place => place.At == 0 && place.Text.Field == "title"));
        }

        var next = at + length;
        return (word == 0 && !text.List[at].FollowsBlank) || (word == length - 1 && (next == text.List.Count || !text.List[next].FollowsBlank));
    }

    /// <summary>The only word in which two spellings differ; null when there are more, or when both are right.</summary>
    private static int? Odd(WordedText text, int at, (WordedText Text, int At) right, int length)
    {
        int? odd = null;
        for (var i = 0; i < length; i++)
        {
            var (found, wanted) = (text.List[at + i], right.Text.List[right.At + i]);
            if (found.Normal == wanted.Normal)
            {
                continue;
            }

            // Capitals without marks are letters of a name, such as TU or UBND.
            var isLetters = (found.IsCapitals && !found.Forms.HasMarks) || (wanted.IsCapitals && !wanted.Forms.HasMarks);
            if (odd is not null || isLetters || Variants.Contains((found.Text.ToLowerInvariant(), wanted.Text.ToLowerInvariant())))
            {
                return null;
            }

            odd = i;
        }

        return odd;
    }

    private static Finding Make(FindingSeverity severity, WordedText text, int at, int count, string right)
    {
        var printed = text.Text[text.List[at].Start..text.List[at + count - 1].End];
        return Report.Prose(
            FindingKinds.DamagedText, severity, text.Source, text.Code, text.Field, printed, right,
            $"\"{printed}\" có lẽ là \"{right}\". Đối chiếu bản gốc và sửa chữ.",
            $"\"{printed}\" is probably \"{right}\". Compare with the original and correct it.");
    }
}
