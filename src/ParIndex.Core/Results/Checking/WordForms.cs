namespace ParIndex.Core.Results.Checking;

/// <summary>What is known of a word, whatever its place.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Normal">Without case, tone in one place.</param>
/// <param name="Bare">Without case, marks and tone.</param>
internal sealed record WordForms(string Text, string Normal, string Bare)
{
    /// <summary>A vowel has a mark or tone.</summary>
    public required bool HasMarks { get; init; }

    /// <summary>It can be a Vietnamese syllable.</summary>
    public required bool IsPossible { get; init; }

    /// <summary>Its first consonants can begin a Vietnamese syllable.</summary>
    public required bool BeginsAsVietnamese { get; init; }

    /// <summary>Several letters, none of them small.</summary>
    public required bool IsCapitals { get; init; }

    /// <summary>The same number for words of the document with the same <see cref="Normal"/>.</summary>
    public required int NormalId { get; init; }

    /// <summary>The same number for words of the document with the same <see cref="Bare"/>.</summary>
    public required int BareId { get; init; }

    /// <summary>A word of the field ends in it, as far as letters without marks tell.</summary>
    public required bool EndsPhrase { get; init; }
}
