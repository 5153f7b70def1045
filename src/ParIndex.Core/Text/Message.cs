namespace ParIndex.Core.Text;

/// <summary>A sentence for people in both languages of the product.</summary>
/// <param name="Vietnamese">Shown by default.</param>
/// <param name="English">Shown with <c>--lang en</c>.</param>
public sealed record Message(string Vietnamese, string English)
{
    /// <summary>The sentence in the asked language.</summary>
    public string In(Language language) => language == Language.English ? English : Vietnamese;

    public override string ToString() => Vietnamese;
}

/// <summary>Language of messages.</summary>
public enum Language
{
    Vietnamese,
    English,
}
