using System.Globalization;
using System.Text;

namespace ParIndex.Core.Text;

/// <summary>Vietnamese text: one spelling on the way in (NFC), comparison without tone marks, Vietnamese order.</summary>
public static class VietnameseText
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>
    /// NFC; halves of characters (lone surrogates) and U+FFFE, U+FFFF, which no text holds and on which normalization fails, become U+FFFD.
    /// </summary>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = WithoutInvalid(text);
        return whole.IsNormalized(NormalizationForm.FormC) ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    /// <summary>NFC as <see cref="Compose"/>, every run of white space (also no-break and zero-width) one blank, trimmed.</summary>
    public static string Clean(string text)
    {
        var composed = Compose(text);
        var result = new StringBuilder(composed.Length);
        var pendingBlank = false;
        foreach (var character in composed)
        {
            if (character is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD')
            {
                continue;
            }

            if (char.IsWhiteSpace(character))
            {
                pendingBlank = result.Length > 0;
                continue;
            }

            if (pendingBlank)
            {
                result.Append(' ');
                pendingBlank = false;
            }

            result.Append(character);
        }

        // A letter and its mark meet when what stood between them is left out.
        return result.Length < composed.Length ? Compose(result.ToString()) : result.ToString();
    }

    /// <summary>Each line cleaned, empty ones left out.</summary>
    public static string CleanLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Clean).Where(line => line.Length > 0));
    }

    /// <summary>Letters without tone marks and case, đ as d, cleaned: the key for search and for tolerant comparison.</summary>
    public static string Fold(string text)
    {
        var decomposed = Clean(text).Normalize(NormalizationForm.FormD);
        var result = new StringBuilder(decomposed.Length);
        foreach (var character in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            result.Append(character switch
            {
                'đ' or 'Đ' => 'd',
                _ => char.ToLowerInvariant(character),
            });
        }

        return result.ToString();
    }

    /// <summary>Vietnamese alphabetical order (a ă â b … d đ e ê …).</summary>
    public static int Compare(string left, string right) => Vietnamese.Compare(left, right, CompareOptions.None);

    private static string WithoutInvalid(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return result.ToString();
    }
}
