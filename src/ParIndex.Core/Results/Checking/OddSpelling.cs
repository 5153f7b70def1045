namespace ParIndex.Core.Results.Checking;

/// <summary>
/// A word among neighbours with which the document writes it otherwise at least twice as often: "của tính nhà" beside "của tỉnh nhà". Both may be
/// right, so the finding is information. The odd word stands between its neighbours, or, with three neighbours on one side, at an end of the
/// clause: otherwise "tục thực hiện" (thủ tục) and "túc thực hiện" (nghiêm túc) would be held for one.
/// </summary>
internal static class OddSpelling
{
    /// <summary>Two spellings that are both right.</summary>
    private static readonly HashSet<(string, string)> Variants =
        new[] { ("hàng", "hằng"), ("của", "cửa"), ("ảnh", "ánh"), ("chỉ", "chi"), ("có", "cơ"), ("đã", "đa") }
            .SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) })
            .Select(pair => (VietnameseSyllable.Normal(pair.Item1), VietnameseSyllable.Normal(pair.Item2)))
            .ToHashSet();

    private static readonly Frame[] Frames =
    [
        new(1, 1, (_, _) => true, (_, _) => true),
        new(0, 3, (text, at) => !text.Follows(at), (_, _) => true),
        new(3, 0, (text, at) => !text.Follows(at + 1), (_, _) => true),

        // Titles of criteria begin alike: "Tình hợp lý trong việc …" beside "Tính hợp lý của …".
        new(0, 2, (text, at) => at == 0 && text.Field == "title", (text, at) => at == 0 && text.Field == "title"),
    ];

    /// <param name="document">The document.</param>
    /// <param name="told">Places told already; those told here are added.</param>
    public static IEnumerable<Finding> Find(DocumentView document, HashSet<(WordedText, int)> told) =>
        Frames.SelectMany(frame => Find(document, frame, told));

    private static IEnumerable<Finding> Find(DocumentView document, Frame frame, HashSet<(WordedText, int)> told)
    {
        foreach (var places in Places(document, frame).Values)
        {
            var spellings = places.GroupBy(place => place.Word.NormalId).Select(group => group.ToList()).ToList();
            var usual = spellings.MaxBy(spelling => spelling.Count)!;
            foreach (var (text, at, word) in spellings.Where(spelling => spelling != usual && spelling.Count * 2 <= usual.Count).SelectMany(spelling => spelling))
            {
                if (frame.MayBeOdd(text, at) && !IsVariant(word, usual[0].Word) && told.Add((text, at)))
                {
                    yield return Make(text, at - frame.Before, usual[0].Text.Print(usual[0].At - frame.Before, frame.Length), usual.Count, frame.Length);
                }
            }
        }
    }

    /// <summary>Places of words written in more than one way between the same neighbours.</summary>
    private static Dictionary<Neighbours, List<Place>> Places(DocumentView document, Frame frame)
    {
        var first = new Dictionary<Neighbours, Place>();
        var mixed = new Dictionary<Neighbours, List<Place>>();
        foreach (var place in Each(document, frame))
        {
            var neighbours = Neighbours.Of(place.Text.List, place.At, frame);
            if (!first.TryAdd(neighbours, place) && first[neighbours].Word.NormalId != place.Word.NormalId)
            {
                mixed.TryAdd(neighbours, []);
            }
        }

        foreach (var place in mixed.Count == 0 ? [] : Each(document, frame))
        {
            if (mixed.TryGetValue(Neighbours.Of(place.Text.List, place.At, frame), out var places))
            {
                places.Add(place);
            }
        }

        return mixed;
    }

    private static IEnumerable<Place> Each(DocumentView document, Frame frame)
    {
        foreach (var text in document.Words)
        {
            for (var at = frame.Before; at + frame.After < text.List.Count; at++)
            {
                var word = text.List[at].Forms;
                if (document.Vocabulary.HasOtherSpelling(word) && IsRun(text, at - frame.Before, frame.Length) && (frame.MayBeOdd(text, at) || frame.MayBeUsual(text, at)))
                {
                    yield return new Place(text, at, word);
                }
            }
        }
    }

    private static bool IsRun(WordedText text, int from, int length)
    {
        for (var i = from + 1; i < from + length; i++)
        {
            if (!text.List[i].FollowsBlank)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Capitals without marks are letters of a name, such as TU or UBND.</summary>
    private static bool IsVariant(WordForms odd, WordForms usual) =>
        odd is { IsCapitals: true, HasMarks: false } || usual is { IsCapitals: true, HasMarks: false } || Variants.Contains((odd.Normal, usual.Normal));

    private static Finding Make(WordedText text, int at, string usual, int count, int length)
    {
        var printed = text.Print(at, length);
        return Report.Prose(
            FindingKinds.DamagedText, FindingSeverity.Info, text.Source, text.Code, text.Field, printed, usual,
            $"\"{printed}\" viết khác {count} chỗ ghi \"{usual}\": có thể sai dấu. Đọc lại; nếu đúng ý thì giữ nguyên.",
            $"\"{printed}\" differs from {count} places that have \"{usual}\": perhaps a wrong mark. Read it again; leave it if it says what is meant.");
    }

    /// <summary>Neighbours a word is seen among.</summary>
    /// <param name="Before">How many before it.</param>
    /// <param name="After">How many after it.</param>
    /// <param name="MayBeOdd">Where a word may be told as odd.</param>
    /// <param name="MayBeUsual">Where a word may count for the usual spelling.</param>
    private sealed record Frame(int Before, int After, Func<WordedText, int, bool> MayBeOdd, Func<WordedText, int, bool> MayBeUsual)
    {
        public int Length => Before + 1 + After;
    }

    private readonly record struct Place(WordedText Text, int At, WordForms Word);

    /// <summary>The letters of a word without marks, and its neighbours.</summary>
    private readonly record struct Neighbours(int Word, int A, int B, int C)
    {
        public static Neighbours Of(IReadOnlyList<Token> words, int at, Frame frame) => (frame.Before, frame.After) switch
        {
            (1, 1) => new(words[at].Forms.BareId, words[at - 1].Forms.NormalId, words[at + 1].Forms.NormalId, -1),
            (0, 3) => new(words[at].Forms.BareId, words[at + 1].Forms.NormalId, words[at + 2].Forms.NormalId, words[at + 3].Forms.NormalId),
            (3, 0) => new(words[at].Forms.BareId, words[at - 3].Forms.NormalId, words[at - 2].Forms.NormalId, words[at - 1].Forms.NormalId),
            _ => new(words[at].Forms.BareId, words[at + 1].Forms.NormalId, words[at + 2].Forms.NormalId, -1),
        };
    }
}
