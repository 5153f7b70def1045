using ParIndex.Core.Text;

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

        // An escape such as _xD800_ in a sheet can make halves of characters; they become U+FFFD.
        return VietnameseText.Compose(text);
    }
}
