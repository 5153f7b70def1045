using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>What is wrong with the records, gathered by all threads and told in the order of the file.</summary>
internal sealed class Faults(int headerLines)
{
    /// <summary>Most that are told; a file with more is wrong as a whole.</summary>
    public const int Most = 50;

    private readonly Lock turn = new();
    private readonly SortedList<(int Block, int Line, int Column), Message> found = [];
    private readonly SortedList<int, int> lines = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Whether there are so many that reading on is of no use.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The first ones in the order of the file, once every block before them was counted.</summary>
    public IReadOnlyList<(SourcePlace Place, Message Problem)> All => [.. found.Select(fault => (Place(fault.Key), fault.Value))];

    /// <summary>Tells how many line ends a block has.</summary>
    public void Count(int block, int lineEnds)
    {
        lock (turn)
        {
            lines[block] = lineEnds;
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="line">Line in the block, from 0.</param>
    /// <param name="column">Column, from 1; 0 for the record as a whole.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public void Add(int block, int line, int column, Message problem)
    {
        lock (turn)
        {
            if (found.TryAdd((block, line, column), problem) && found.Count > Most)
            {
                found.RemoveAt(Most);
                IsFull = true;
            }
        }
    }

    private SourcePlace Place((int Block, int Line, int Column) fault)
    {
        var line = (int)Math.Min(int.MaxValue, lines.Where(block => block.Key < fault.Block).Sum(block => (long)block.Value) + headerLines + fault.Line + 1);
        return fault.Column == 0 ? SourcePlace.AtLine(line) : SourcePlace.AtLine(line, fault.Column);
    }
}
