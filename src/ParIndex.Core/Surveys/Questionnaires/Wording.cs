namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>
/// One text in the languages of a questionnaire. Languages are tags of BCP 47 ("vi", "en", "tyz" for Tày, "hmn" for Mông …);
/// Vietnamese comes first, the others follow in order of tag. Compared by content.
/// </summary>
public sealed class Wording : IEquatable<Wording>
{
    /// <summary>The language every questionnaire has.</summary>
    public const string Vietnamese = "vi";

    /// <summary>The second language of the shipped questionnaires.</summary>
    public const string English = "en";

    private readonly KeyValuePair<string, string>[] texts;

    /// <param name="texts">Language and text; blank texts are left out, the last of a language counts.</param>
    public Wording(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var byLanguage = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            if (text.Trim().Length > 0)
                byLanguage[language] = text;
        }

        this.texts = [.. byLanguage.OrderBy(pair => pair.Key != Vietnamese).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    public static Wording Empty { get; } = new([]);

    public static Wording Of(string vietnamese) => new([new(Vietnamese, vietnamese)]);

    public static Wording Of(string vietnamese, string english) => new([new(Vietnamese, vietnamese), new(English, english)]);

    /// <summary>Language and text, Vietnamese first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => texts;

    public bool IsEmpty => texts.Length == 0;

    /// <summary>Tags of the languages the text is given in, Vietnamese first.</summary>
    public IEnumerable<string> Languages => texts.Select(pair => pair.Key);

    /// <summary>The text in exactly this language; null when it is not given.</summary>
    public string? this[string language] => texts.Where(pair => pair.Key == language).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>The text in this language, else Vietnamese, else whatever there is, else empty.</summary>
    public string In(string language) => this[language] ?? this[Vietnamese] ?? (texts.Length > 0 ? texts[0].Value : "");

    /// <summary>The same with one language added or replaced; a blank text takes it away.</summary>
    public Wording With(string language, string text) =>
        new(texts.Where(pair => pair.Key != language).Append(new(language, text)));

    /// <summary>Whether a tag has the form of BCP 47's simple tags: "vi", "tyz", "hmn-Latn".</summary>
    public static bool IsTag(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var parts = language.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetterLower)
            && parts.Skip(1).All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    public bool Equals(Wording? other) => other is not null && texts.AsSpan().SequenceEqual(other.texts);

    public override bool Equals(object? obj) => Equals(obj as Wording);

    public override int GetHashCode() => texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Value));

    public override string ToString() => In(Vietnamese);
}
