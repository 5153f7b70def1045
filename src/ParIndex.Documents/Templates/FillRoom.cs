using ParIndex.Documents.Reading;

namespace ParIndex.Documents.Templates;

/// <summary>How much a filled document may grow: a template of one huge row repeated for every criterion would fill the memory.</summary>
internal sealed class FillRoom(string fileName)
{
    private const int Most = 64 << 20;

    private long used;

    /// <summary>Counts characters about to be written.</summary>
    /// <exception cref="DocumentException">There are too many.</exception>
    public void Take(long characters)
    {
        used += characters;
        if (used > Most)
        {
            throw new DocumentException(fileName, null, Problems.FilledTooLarge(Most));
        }
    }
}
