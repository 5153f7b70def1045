using System.Text;

namespace ParIndex.Documents.Reading;

/// <summary>One spelling of text from any format: NFC, line ends as "\n", no broken surrogates.</summary>
internal static class DocumentText
{
    /// <summary>Text as it may stand in a block. Blanks and line structure are kept.</summary>
    public static string Normalize(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\u0001', '\u007F') < 0 && !text.Contains('\r', StringComparison.Ordinal))
        {
            return text; // ASCII needs nothing, and most cells are numbers
        }

        if (text.Contains('\r', StringComparison.Ordinal))
        {
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        // Normalize throws on U+FFFE and on a lone surrogate, which an escape such as _xD800_ in a sheet can make.
        text = WithoutInvalid(text);
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

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
