namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>Columns of one chunk as they were read, not yet looked into.</summary>
public sealed class ReadColumns
{
    private readonly Array[] values;

    internal ReadColumns(int rows, Array[] values)
    {
        Rows = rows;
        this.values = values;
    }

    /// <summary>Rows of the chunk.</summary>
    public int Rows { get; }

    /// <summary>The column at a place among those wanted, in its type.</summary>
    internal Array this[int place] => values[place];
}
