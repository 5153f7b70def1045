using System.Text;
using System.Xml;

namespace ParIndex.Documents.Writing;

/// <summary>Text that an XML part may hold.</summary>
internal static class XmlText
{
    /// <summary>Drops control characters and lone surrogates; keeps tabs and line breaks, which become "\n"; NFC.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(text[i]).Append(text[++i]);
            }
            else if (text[i] == '\r')
            {
                // A parser would turn it into a line break all the same, and the pair into two.
                if (i + 1 == text.Length || text[i + 1] != '\n')
                {
                    result.Append('\n');
                }
            }
            else if (XmlConvert.IsXmlChar(text[i]) && !char.IsSurrogate(text[i]))
            {
                result.Append(text[i]);
            }
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
