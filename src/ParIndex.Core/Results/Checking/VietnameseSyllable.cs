using System.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>Which letters can make a Vietnamese syllable: an onset, a rime and a tone that the rime allows.</summary>
internal static class VietnameseSyllable
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>Tones that a rime ending in a stop may have: acute, dot below (and, written without marks in names, none).</summary>
    private const string StopTones = "\u0301\u0323";

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

    /// <summary>Letters with their tone taken out and put at the end, so that "hoá" and "hóa" are one: "hoa" + acute.</summary>
    public static string Normal(string word)
    {
        var (letters, tone) = Split(word);
        return tone == '\0' ? letters : letters + tone;
    }

    /// <summary>Small letters with vowel marks and tones taken away; đ stays đ.</summary>
    public static string Bare(string word)
    {
        var (letters, _) = Split(word);
        var bare = new StringBuilder(letters.Length);
        foreach (var letter in letters)
        {
            bare.Append(letter switch
            {
                'ă' or 'â' => 'a',
                'ê' => 'e',
                'ô' or 'ơ' => 'o',
                'ư' => 'u',
                _ => letter,
            });
        }

        return bare.ToString();
    }

    /// <summary>Whether a vowel of the word has a mark or tone: then it can only be Vietnamese.</summary>
    public static bool HasMarks(string word) => Normal(word).Any(letter => "ăâêôơư".Contains(letter, StringComparison.Ordinal) || Tones.Contains(letter, StringComparison.Ordinal));

    /// <summary>Whether the word can be one Vietnamese syllable.</summary>
    public static bool IsPossible(string word)
    {
        var (letters, tone) = Split(word);
        if (letters.Length > 8)
        {
            return false;
        }

        return HasRime(letters, tone) || Onsets.Any(onset => letters.StartsWith(onset, StringComparison.Ordinal) && HasRime(letters[onset.Length..], tone))
            || letters is "gi" or "quôc";
    }

    private static bool HasRime(string rime, char tone)
    {
        if (!Rimes.Contains(rime))
        {
            return false;
        }

        var endsInStop = rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);
        return !endsInStop || tone == '\0' || StopTones.Contains(tone, StringComparison.Ordinal);
    }

    private static (string Letters, char Tone) Split(string word)
    {
        var tone = '\0';
        var letters = new StringBuilder(word.Length);
        foreach (var character in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (Tones.Contains(character, StringComparison.Ordinal))
            {
                // A second tone makes the word impossible: it stays among the letters.
                if (tone != '\0')
                {
                    letters.Append(character);
                }

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
