using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>A run of letters in a text.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Start">Position in the text.</param>
/// <param name="FollowsBlank">Only one blank stands between it and the token before.</param>
/// <param name="Forms">What is known of the word.</param>
internal sealed partial record Token(string Text, int Start, bool FollowsBlank, WordForms Forms)
{
    /// <summary>Without case, tone in one place.</summary>
    public string Normal => Forms.Normal;

    /// <summary>Without case, marks and tone.</summary>
    public string Bare => Forms.Bare;

    public int End => Start + Text.Length;

    public bool IsCapitals => Text.Length > 1 && !Text.Any(char.IsLower);

    /// <summary>The words of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">Words met before in the document: a document repeats few of them often.</param>
    public static IReadOnlyList<Token> Of(string text, Dictionary<string, WordForms> known)
    {
        var tokens = new List<Token>();
        var end = -2;
        foreach (Match match in Letters().Matches(text))
        {
            if (!known.TryGetValue(match.Value, out var forms))
            {
                known[match.Value] = forms = WordForms.Of(match.Value);
            }

            tokens.Add(new Token(match.Value, match.Index, match.Index == end + 1 && text[end] == ' ', forms));
            end = match.Index + match.Length;
        }

        return tokens;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}

/// <summary>What is known of a word, whatever its place.</summary>
/// <param name="Normal">Without case, tone in one place.</param>
/// <param name="Bare">Without case, marks and tone.</param>
/// <param name="HasMarks">A vowel has a mark or tone.</param>
/// <param name="IsPossible">It can be a Vietnamese syllable.</param>
internal sealed record WordForms(string Normal, string Bare, bool HasMarks, bool IsPossible)
{
    public static WordForms Of(string word) =>
        new(VietnameseSyllable.Normal(word), VietnameseSyllable.Bare(word), VietnameseSyllable.HasMarks(word), VietnameseSyllable.IsPossible(word));
}
