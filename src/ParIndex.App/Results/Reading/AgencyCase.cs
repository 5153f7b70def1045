namespace ParIndex.App.Results.Reading;

/// <summary>"Các Sở, Ban, Ngành" is a group of common nouns; official spelling writes them small.</summary>
internal static class AgencyCase
{
    private static readonly string[] CommonNouns = ["sở", "ban", "ngành", "phòng", "huyện", "xã", "phường", "đoàn thể", "địa phương", "hội"];

    /// <summary>Writes the nouns of a group small; names stay as they are.</summary>
    public static string Group(string name)
    {
        var at = name.StartsWith("Các ", StringComparison.OrdinalIgnoreCase) ? 0 : name.IndexOf(" các ", StringComparison.Ordinal) + 1;
        if (at == 0 && !name.StartsWith("Các ", StringComparison.OrdinalIgnoreCase))
        {
            return name;
        }

        var letters = name.ToCharArray();
        for (var i = at + 4; i < name.Length;)
        {
            var noun = Array.Find(CommonNouns, noun => IsNounAt(name, i, noun));
            if (noun is null)
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
            i += noun.Length;
            while (i < name.Length && name[i] is ',' or ' ')
            {
                i++;
            }
        }

        return new string(letters);
    }

    /// <summary>Whether a text goes on with a bare noun of a group, "Ban, Ngành": no agency begins there.</summary>
    public static bool IsBareNoun(string text) => Array.Exists(CommonNouns, noun => IsNounAt(text, 0, noun) && (text.Length == noun.Length || text[noun.Length] == ','));

    /// <summary>A noun counts only before a comma, a small letter or the end; "các Sở Nội vụ" names departments.</summary>
    private static bool IsNounAt(string name, int at, string noun)
    {
        if (string.Compare(name, at, noun, 0, noun.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        var end = at + noun.Length;
        return end >= name.Length || name[end] == ',' || (name[end] == ' ' && end + 1 < name.Length && char.IsLower(name[end + 1]));
    }
}
