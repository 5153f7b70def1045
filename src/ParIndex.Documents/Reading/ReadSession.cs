using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading;

/// <summary>One reading of one file: its name for messages, and what has been read so far against the limits.</summary>
internal sealed class ReadSession(string fileName, ReadLimits limits)
{
    private const int MaxRemarks = 100;

    private readonly List<Message> remarks = [];
    private int rows;
    private int cells;
    private int paragraphs;
    private long characters;

    public string FileName { get; } = fileName;

    public ReadLimits Limits { get; } = limits;

    public IReadOnlyList<Message> Remarks => remarks;

    /// <summary>Adds what the user should know; a damaged file can have a remark for each cell, so only the first hundred are kept.</summary>
    public void Remark(Message remark)
    {
        if (remarks.Count < MaxRemarks)
        {
            remarks.Add(remark);
        }
    }

    public DocumentException Error(Message problem, SourcePlace? place = null, Exception? inner = null) =>
        new(FileName, place, problem, inner);

    public void CountRow(SourcePlace place)
    {
        if (++rows > Limits.MaxRows)
        {
            throw Error(Problems.TooManyRows(Limits.MaxRows), place);
        }
    }

    public void CountCell(SourcePlace place, int textLength)
    {
        if (++cells > Limits.MaxCells)
        {
            throw Error(Problems.TooManyCells(Limits.MaxCells), place);
        }

        CountText(place, textLength);
    }

    public void CountParagraph(SourcePlace place, int textLength)
    {
        if (++paragraphs > Limits.MaxParagraphs)
        {
            throw Error(Problems.TooManyParagraphs(Limits.MaxParagraphs), place);
        }

        CountText(place, textLength);
    }

    private void CountText(SourcePlace place, int length)
    {
        if (length > Limits.MaxCellText)
        {
            throw Error(Problems.TextTooLong(Limits.MaxCellText), place);
        }

        characters += length;
        if (characters > Limits.MaxText)
        {
            throw Error(Problems.TooMuchText(Limits.MaxText), place);
        }
    }
}
