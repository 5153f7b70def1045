using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>What is wrong with the records, gathered by all threads and told in the order of the file.</summary>
internal sealed class Faults
{
    /// <summary>Most that are told; a file with more is wrong as a whole.</summary>
    public const int Most = 50;

    private readonly Lock turn = new();
    private readonly SortedList<(int Line, int Column), Message> found = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Whether there are so many that reading on is of no use.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The first ones in the order of the file.</summary>
    public IReadOnlyList<(SourcePlace Place, Message Problem)> All =>
        [.. found.Select(fault => (fault.Key.Column == 0 ? SourcePlace.AtLine(fault.Key.Line) : SourcePlace.AtLine(fault.Key.Line, fault.Key.Column), fault.Value))];

    /// <summary>Adds one.</summary>
    /// <param name="line">Line of the file, from 1.</param>
    /// <param name="column">Column, from 1; 0 for the record as a whole.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public void Add(int line, int column, Message problem)
    {
        lock (turn)
        {
            if (found.TryAdd((line, column), problem) && found.Count > Most)
            {
                found.RemoveAt(Most);
                IsFull = true;
            }
        }
    }
}
