namespace ParIndex.Core.Rules.Syntax;

/// <summary>A reserved word of the language; each has an English and a Vietnamese spelling.</summary>
internal enum Word
{
    Full,
    When,
    Otherwise,
    Steps,
    ProRata,
    ProRataTo,
    Sum,
    If,
    Choose,
    And,
    Or,
    Not,
    NotApplicable,
    Yes,
    No,
}

/// <summary>Spellings of words and functions. Case does not matter in words; "tỉ" is read as "tỷ".</summary>
internal static class Words
{
    /// <summary>Longer spellings stand before shorter ones that begin them. The first of a word in each language is the canonical one.</summary>
    private static readonly (Word Word, string English, string Vietnamese)[] Canonical =
    [
        (Word.Full, "full", "tối_đa"),
        (Word.When, "when", "khi"),
        (Word.Otherwise, "otherwise", "còn lại"),
        (Word.Steps, "steps", "bậc"),
        (Word.ProRataTo, "pro rata to", "theo tỷ lệ đến"),
        (Word.ProRata, "pro rata", "theo tỷ lệ"),
        (Word.Sum, "sum", "tổng"),
        (Word.If, "if", "nếu"),
        (Word.Choose, "choose", "chọn"),
        (Word.And, "and", "và"),
        (Word.Or, "or", "hoặc"),
        (Word.NotApplicable, "not applicable", "không áp dụng"),
        (Word.Not, "not", "không phải"),
        (Word.Yes, "yes", "có"),
        (Word.No, "no", "không"),
    ];

    private static readonly Dictionary<Word, string[][]> Spellings = Canonical.ToDictionary(
        entry => entry.Word,
        entry => (string[][])[entry.English.Split(' '), entry.Vietnamese.Split(' '), .. entry.Word == Word.Full ? [["tối", "đa"]] : Array.Empty<string[]>()]);

    /// <summary>Lone words that no input may be called. "applicable", "pro", "rata", "to" are words only in their place.</summary>
    private static readonly HashSet<string> ReservedNames =
        [.. Canonical.Where(entry => !entry.English.Contains(' ', StringComparison.Ordinal)).Select(entry => entry.English), "khi"];

    public static readonly IReadOnlyDictionary<string, RuleFunction> Functions = Enum.GetValues<RuleFunction>()
        .ToDictionary(function => function.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that may stand where a name does, for "did you mean".</summary>
    public static IEnumerable<string> All => Canonical.SelectMany(entry => new[] { entry.English, entry.Vietnamese });

    /// <summary>Whether a lone word can only stand at the beginning of a line.</summary>
    public static bool BeginsLine(string word) => word.ToLowerInvariant()
        is "when" or "khi" or "otherwise" or "còn" or "steps" or "bậc" or "sum" or "tổng" or "choose" or "chọn";

    public static bool IsReserved(string name) => ReservedNames.Contains(name.ToLowerInvariant());

    public static string Canon(Word word, bool vietnamese)
    {
        var entry = Array.Find(Canonical, candidate => candidate.Word == word);
        return vietnamese ? entry.Vietnamese : entry.English;
    }

    public static string Canon(RuleFunction function) => function.ToString().ToLowerInvariant();

    /// <summary>How many tokens from <paramref name="start"/> spell the word; 0: none do.</summary>
    public static int Match(IReadOnlyList<Token> tokens, int start, Word word)
    {
        foreach (var spelling in Spellings[word])
        {
            var length = 0;
            while (length < spelling.Length && start + length < tokens.Count && Is(tokens[start + length], spelling[length]))
            {
                length++;
            }

            if (length == spelling.Length) return length;
        }

        return 0;
    }

    private static bool Is(Token token, string part) => token is { Kind: TokenKind.Word, Year: null }
        && (string.Equals(token.Text, part, StringComparison.OrdinalIgnoreCase)
            || (part == "tỷ" && string.Equals(token.Text, "tỉ", StringComparison.OrdinalIgnoreCase)));
}
