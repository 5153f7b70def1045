namespace ParIndex.Core.Results.Checking;

/// <summary>A run of letters in a text.</summary>
/// <param name="Forms">The word.</param>
/// <param name="Start">Position in the text.</param>
/// <param name="FollowsBlank">Only one blank stands between it and the token before.</param>
internal readonly record struct Token(WordForms Forms, int Start, bool FollowsBlank)
{
    /// <summary>As printed.</summary>
    public string Text => Forms.Text;

    /// <summary>Without case, tone in one place.</summary>
    public string Normal => Forms.Normal;

    /// <summary>Without case, marks and tone.</summary>
    public string Bare => Forms.Bare;

    public int End => Start + Text.Length;
}
