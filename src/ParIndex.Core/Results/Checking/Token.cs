using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>A run of letters in a text.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Start">Position in the text.</param>
/// <param name="FollowsBlank">Only one blank stands between it and the token before.</param>
internal sealed partial record Token(string Text, int Start, bool FollowsBlank)
{
    private readonly Lazy<string> _normal = new(() => VietnameseSyllable.Normal(Text));

    private readonly Lazy<string> _bare = new(() => VietnameseSyllable.Bare(Text));

    /// <summary>Without case, tone in one place.</summary>
    public string Normal => _normal.Value;

    /// <summary>Without case, marks and tone.</summary>
    public string Bare => _bare.Value;

    public int End => Start + Text.Length;

    public bool IsCapitals => Text.Length > 1 && !Text.Any(char.IsLower);

    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var end = -2;
        foreach (Match match in Letters().Matches(text))
        {
            tokens.Add(new Token(match.Value, match.Index, match.Index == end + 1 && text[end] == ' '));
            end = match.Index + match.Length;
        }

        return tokens;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
