namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Answers of a survey as typed columns in chunks of rows. There are no row objects.</summary>
public sealed class Microdata
{
    private readonly Dictionary<string, object> columns = new(StringComparer.Ordinal);
    private readonly int[] chunkRows;
    private readonly int[] firstRows;

    /// <summary>Takes columns whose chunks have the same numbers of rows.</summary>
    /// <param name="chunkRows">Rows of each chunk.</param>
    /// <param name="scales">Questions with marks.</param>
    /// <param name="codes">Categories.</param>
    /// <param name="numbers">Numbers.</param>
    public Microdata(IReadOnlyList<int> chunkRows, IReadOnlyList<ScaleColumn> scales, IReadOnlyList<CodeColumn> codes, IReadOnlyList<NumberColumn> numbers)
    {
        ArgumentNullException.ThrowIfNull(chunkRows);
        this.chunkRows = [.. chunkRows];
        firstRows = new int[this.chunkRows.Length];
        for (var chunk = 0; chunk < firstRows.Length; chunk++)
        {
            firstRows[chunk] = Rows;
            Rows += this.chunkRows[chunk];
        }

        foreach (var column in scales)
        {
            columns.Add(column.Name, column);
        }

        foreach (var column in codes)
        {
            columns.Add(column.Name, column);
        }

        foreach (var column in numbers)
        {
            columns.Add(column.Name, column);
        }
    }

    /// <summary>Questions with marks, in the order given.</summary>
    public IEnumerable<ScaleColumn> Scales => columns.Values.OfType<ScaleColumn>();

    /// <summary>Columns of categories, in the order given.</summary>
    public IEnumerable<CodeColumn> Codes => columns.Values.OfType<CodeColumn>();

    /// <summary>Columns of numbers, in the order given.</summary>
    public IEnumerable<NumberColumn> Numbers => columns.Values.OfType<NumberColumn>();

    /// <summary>Number of rows; an answer of one person is a row.</summary>
    public int Rows { get; }

    /// <summary>Number of chunks.</summary>
    public int Chunks => chunkRows.Length;

    /// <summary>Rows of one chunk.</summary>
    public int RowsOf(int chunk) => chunkRows[chunk];

    /// <summary>Place of the first row of a chunk among all, from 0.</summary>
    public int FirstRow(int chunk) => firstRows[chunk];

    /// <summary>A question's marks.</summary>
    /// <exception cref="KeyNotFoundException">No such column, or of another type.</exception>
    public ScaleColumn Scale(string name) => Find<ScaleColumn>(name);

    /// <summary>A column of categories.</summary>
    /// <exception cref="KeyNotFoundException">No such column, or of another type.</exception>
    public CodeColumn Code(string name) => Find<CodeColumn>(name);

    /// <summary>A column of numbers.</summary>
    /// <exception cref="KeyNotFoundException">No such column, or of another type.</exception>
    public NumberColumn Number(string name) => Find<NumberColumn>(name);

    private T Find<T>(string name) =>
        columns.GetValueOrDefault(name) is T column ? column : throw new KeyNotFoundException($"No column {name} of type {typeof(T).Name}.");
}
