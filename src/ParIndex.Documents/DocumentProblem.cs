using ParIndex.Core.Text;

namespace ParIndex.Documents;

/// <summary>The file cannot be used; the message names file, place and remedy. The only exception readers throw for bad input.</summary>
public sealed class DocumentException : Exception
{
    public DocumentException(string file, SourcePlace? place, Message problem, Exception? inner = null)
        : base(problem?.Vietnamese, inner)
    {
        File = file;
        Place = place;
        Problem = problem ?? new Message("", "");
    }

    public string File { get; }

    public SourcePlace? Place { get; }

    public Message Problem { get; }

    /// <summary>Nothing is wrong with the file, but there is nothing in it.</summary>
    public bool HoldsNothing => Problem == Reading.Problems.NoContent;
}
