using System.Globalization;
using System.Text;

namespace ParIndex.Core.Text;

/// <summary>Vietnamese text: one spelling on the way in (NFC), comparison without tone marks, Vietnamese order.</summary>
public static class VietnameseText
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>NFC, every run of white space (also no-break and zero-width) one blank, trimmed.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        var pendingBlank = false;
        foreach (var character in text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC))
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

        return result.ToString();
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
}
