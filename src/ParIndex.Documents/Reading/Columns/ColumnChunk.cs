using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Columns of the records of one block while they are filled.</summary>
internal sealed class ColumnChunk
{
    private readonly int mostRecords;
    private readonly int scales;

    public ColumnChunk(ColumnPlan plan, int mostRecords)
    {
        this.mostRecords = mostRecords;
        scales = plan.Scales.Count;
        Marks = Make<byte>(checked(plan.Scales.Count * mostRecords));
        Numbers = [.. plan.Numbers.Select(_ => Make<double>(mostRecords))];
    }

    /// <summary>Marks of all questions, one behind the other: many small pieces of memory take longer to get than to fill.</summary>
    public byte[] Marks { get; }

    public double[][] Numbers { get; }

    /// <summary>Numbers of labels, 0 where the cell is empty, once closed.</summary>
    public PackedCodes[] Codes { get; private set; } = [];

    /// <summary>Whether a question has no mark somewhere, once closed: looked at by who filled it, while it is in the near cache.</summary>
    public bool[] HasMissing { get; private set; } = [];

    /// <summary>Records filled.</summary>
    public int Rows { get; private set; }

    /// <summary>Where the marks of a question begin.</summary>
    public int MarksFrom(int place) => place * mostRecords;

    /// <summary>Marks of a question, once closed.</summary>
    public ReadOnlyMemory<byte> Scale(int place) => Marks.AsMemory(MarksFrom(place), Rows);

    /// <summary>Cuts the columns to the records there were.</summary>
    /// <param name="codes">By column of categories: numbers of labels, longer than the records.</param>
    /// <param name="rows">Records there were.</param>
    public ColumnChunk Close(int[][] codes, int rows)
    {
        Rows = rows;
        Codes = Array.ConvertAll(codes, column => PackedCodes.Of(column.AsSpan(0, rows)));
        Cut(Numbers, rows);
        HasMissing = new bool[scales];
        for (var place = 0; place < scales; place++)
        {
            HasMissing[place] = Scale(place).Span.Contains(ScaleColumn.Missing);
        }

        return this;
    }

    /// <summary>Pinned: they live as long as the data, and moving them from generation to generation costs more than reading the file.</summary>
    private static T[] Make<T>(int count) => GC.AllocateUninitializedArray<T>(count, pinned: true);

    private static void Cut(double[][] columns, int rows)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column].Length != rows)
            {
                Array.Resize(ref columns[column], rows);
            }
        }
    }
}
