using ParIndex.Core.Text;

namespace ParIndex.App.Storage;

/// <summary>The database or the data folder cannot be used; the message says why and what to do.</summary>
public sealed partial class StorageException(Message problem, Exception? inner = null) : Exception(problem.Vietnamese, inner)
{
    public Message Problem { get; } = problem;

    /// <summary>Whether it may be over at the next try: the database is starting, stopping or away.</summary>
    public bool IsPassing { get; private init; }

    private StorageException(string vietnamese, string english, Exception? inner = null)
        : this(new Message(vietnamese, english), inner)
    {
    }
}
