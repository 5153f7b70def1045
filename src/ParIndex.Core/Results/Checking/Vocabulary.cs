namespace ParIndex.Core.Results.Checking;

/// <summary>The words of a document, each looked into once: a document repeats few words often.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, WordForms> _words = new(StringComparer.Ordinal);

    private readonly Dictionary<string, WordForms>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    private readonly Dictionary<string, int> _normals = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _bares = new(StringComparer.Ordinal);

    private readonly List<int> _counts = [];

    private readonly List<int> _spellings = [];

    public Vocabulary() => _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How often the document has the word, in capitals or not.</summary>
    public int Count(WordForms word) => _counts[word.NormalId];

    /// <summary>Whether the document has the word's letters with other marks too.</summary>
    public bool HasOtherSpelling(WordForms word) => _spellings[word.BareId] > 1;

    /// <summary>The words of a text.</summary>
    public IReadOnlyList<Token> Split(string text)
    {
        var tokens = new List<Token>(text.Length / 4);
        var end = -2;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLetter(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && IsLetter(text[i]))
            {
                i++;
            }

            var word = Find(text.AsSpan(start, i - start));
            _counts[word.NormalId]++;
            tokens.Add(new Token(word, start, start == end + 1 && text[end] == ' '));
            end = i;
        }

        return tokens;
    }

    private static bool IsLetter(char character) => char.IsLetter(character) || character is >= '\u0300' and <= '\u036F';

    private WordForms Find(ReadOnlySpan<char> text) => _bySpan.TryGetValue(text, out var word) ? word : _words[text.ToString()] = Make(text.ToString());

    private WordForms Make(string text)
    {
        var (letters, tone) = VietnameseSyllable.Split(text);
        var (normal, bare) = (VietnameseSyllable.Normal(letters, tone), VietnameseSyllable.BareOf(letters));
        var bareId = Number(_bares, bare, _spellings);
        var known = _counts.Count;
        var normalId = Number(_normals, normal, _counts);
        _spellings[bareId] += _counts.Count - known;
        return new WordForms(text, normal, bare)
        {
            HasMarks = VietnameseSyllable.HasMarks(letters, tone),
            IsPossible = VietnameseSyllable.IsPossible(letters, tone),
            BeginsAsVietnamese = VietnameseSyllable.BeginsAsVietnamese(letters),
            IsCapitals = text.Length > 1 && !text.Any(char.IsLower),
            NormalId = normalId,
            BareId = bareId,
            EndsPhrase = FieldPhrases.IsEnd(bare),
        };
    }

    private static int Number(Dictionary<string, int> numbers, string key, List<int> counts)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = numbers.Count;
            counts.Add(0);
        }

        return number;
    }
}
