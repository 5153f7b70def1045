using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>A key for a criterion that has none: words of its title, which then stay whatever the title becomes.</summary>
internal static class CriterionKey
{
    private const int Words = 8;

    /// <param name="title">Title.</param>
    /// <param name="taken">Keys in use; the new one is added.</param>
    public static string Make(string title, HashSet<string> taken)
    {
        var words = new string([.. VietnameseText.Fold(title).Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')])
            .Split('-', StringSplitOptions.RemoveEmptyEntries);
        var stem = string.Join('-', words.Take(Words));
        stem = stem.Length == 0 ? "tieu-chi" : stem;
        var key = stem;
        for (var number = 2; !taken.Add(key); number++)
            key = $"{stem}-{SetText.Number(number)}";

        return key;
    }
}
