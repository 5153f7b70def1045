using System.Collections.Frozen;
using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.Web;

/// <summary>
/// Texts of the interface in the language of the request. The Vietnamese sentence stands where it is used, <c>@L["Xếp hạng"]</c>, and is the
/// key of the English one in <c>Texts/&lt;stage&gt;.en.tsv</c>. Numbers and dates among the arguments are written in that language.
/// </summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, string> English = Read();

    /// <summary>The sentence in the language of the request.</summary>
    public string this[string vietnamese] => IsEnglish ? English.GetValueOrDefault(vietnamese, vietnamese) : vietnamese;

    /// <summary>The sentence with its places {0}, {1} … filled.</summary>
    public string this[string vietnamese, params object?[] arguments] => string.Format(CultureInfo.CurrentCulture, this[vietnamese], arguments);

    /// <summary>A message of the rules or checks.</summary>
    public string this[Message message] => message.In(Language);

    /// <summary>Marks a sentence that is kept now and shown through this class later.</summary>
    public static string Key(string vietnamese) => vietnamese;

    /// <summary>Language of the request.</summary>
    public static Language Language => IsEnglish ? Language.English : Language.Vietnamese;

    /// <summary>Name of a unit, criterion and the like, English where it has one.</summary>
    public string Name(string vietnamese, string? english) => IsEnglish && !string.IsNullOrEmpty(english) ? english : vietnamese;

    internal static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Every row of the resources: file, Vietnamese, English.</summary>
    internal static IEnumerable<(string File, string Vietnamese, string English)> Rows()
    {
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("texts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 0 && line.Split('\t') is var cells)
                    yield return (name, cells[0], cells.Length == 2 ? cells[1] : "");
            }
        }
    }

    private static FrozenDictionary<string, string> Read()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, vietnamese, english) in Rows())
            rows.TryAdd(vietnamese, english);

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
