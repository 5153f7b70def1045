using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>Which letters can make a Vietnamese syllable: an onset, a rime and a tone that the rime allows.</summary>
internal static class VietnameseSyllable
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>Tones that a rime ending in a stop may have: acute, dot below (and, written without marks in names, none).</summary>
    private const string StopTones = "\u0301\u0323";

    private static readonly SearchValues<char> Marked = SearchValues.Create("ăâêôơư");

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] Onsets =
        "ngh ng nh kh th tr ch ph gh gi qu b c d đ g h k l m n p r s t v x".Split(' ');

    private static readonly HashSet<string> Rimes =
    [
        .. ("a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
            + "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
            + "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
            + "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
            + "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
            + "u ua uân uâng uât uây uê uêch uênh uc ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyp uyt uyu "
            + "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ych yn ynh yt yp").Split(' '),
    ];

    /// <summary>Every vowel with a tone on it, taken apart: most words need no normaliser.</summary>
    private static readonly FrozenDictionary<char, (char Letter, char Tone)> Toned = "aăâeêioôơuưy"
        .SelectMany(letter => Tones.Select(tone => (Composed: $"{letter}{tone}".Normalize(NormalizationForm.FormC)[0], letter, tone)))
        .ToFrozenDictionary(vowel => vowel.Composed, vowel => (vowel.letter, vowel.tone));

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> RimeOf = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Letters with their tone taken out and put at the end, so that "hoá" and "hóa" are one: "hoa" + acute.</summary>
    public static string Normal(string word)
    {
        var (letters, tone) = Split(word);
        return Normal(letters, tone);
    }

    /// <inheritdoc cref="Normal(string)"/>
    public static string Normal(string letters, char tone) => tone == '\0' ? letters : letters + tone;

    /// <summary>Small letters with vowel marks and tones taken away; đ stays đ.</summary>
    public static string Bare(string word) => BareOf(Split(word).Letters);

    /// <summary>The same of letters without tone.</summary>
    public static string BareOf(string letters) => letters.AsSpan().ContainsAny(Marked) ? string.Create(letters.Length, letters, Bare) : letters;

    /// <summary>Whether a vowel has a mark or tone: then the word can only be Vietnamese.</summary>
    public static bool HasMarks(string letters, char tone) => tone != '\0' || letters.AsSpan().ContainsAny(Marked);

    /// <summary>Whether letters and tone can be one Vietnamese syllable.</summary>
    public static bool IsPossible(string letters, char tone)
    {
        if (letters.Length > 8)
        {
            return false;
        }

        return HasRime(letters, tone) || HasOnset(letters, tone) || letters is "gi" or "quôc";
    }

    /// <summary>Whether letters begin as Vietnamese syllables do: with a vowel, or with one of its initial consonants and a vowel.</summary>
    public static bool BeginsAsVietnamese(string letters)
    {
        var bare = BareOf(letters);
        var consonants = bare.AsSpan().IndexOfAny(Vowels);
        return consonants == 0 || (consonants > 0 && (Onsets.Contains(bare[..consonants], StringComparer.Ordinal) || bare.StartsWith("qu", StringComparison.Ordinal)));
    }

    /// <summary>Small letters without the tone, and the tone; '\0' for none.</summary>
    public static (string Letters, char Tone) Split(string word)
    {
        var tone = '\0';
        var letters = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            var character = char.ToLowerInvariant(word[i]);
            if (character is >= '\u0300' and <= '\u036F')
            {
                return SplitDecomposed(word);
            }

            if (!Toned.TryGetValue(character, out var vowel))
            {
                letters[i] = character;
            }
            else if (tone == '\0')
            {
                (letters[i], tone) = vowel;
            }
            else
            {
                // A second tone makes the word impossible: it stays among the letters.
                letters[i] = character;
            }
        }

        return (new string(letters), tone);
    }

    private static bool HasOnset(string letters, char tone)
    {
        foreach (var onset in Onsets)
        {
            if (letters.StartsWith(onset, StringComparison.Ordinal) && HasRime(letters.AsSpan(onset.Length), tone))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRime(ReadOnlySpan<char> rime, char tone)
    {
        if (!RimeOf.Contains(rime))
        {
            return false;
        }

        var endsInStop = rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch");
        return !endsInStop || tone == '\0' || StopTones.Contains(tone, StringComparison.Ordinal);
    }

    private static void Bare(Span<char> bare, string letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            bare[i] = letters[i] switch
            {
                'ă' or 'â' => 'a',
                'ê' => 'e',
                'ô' or 'ơ' => 'o',
                'ư' => 'u',
                var letter => letter,
            };
        }
    }

    /// <summary>For words in which marks stand by themselves.</summary>
    private static (string Letters, char Tone) SplitDecomposed(string word)
    {
        var tone = '\0';
        var letters = new StringBuilder(word.Length);
        foreach (var character in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (!Tones.Contains(character, StringComparison.Ordinal))
            {
                letters.Append(character);
            }
            else if (tone == '\0')
            {
                tone = character;
            }
            else
            {
                letters.Append(character);
            }
        }

        return (letters.ToString().Normalize(NormalizationForm.FormC), tone);
    }
}
