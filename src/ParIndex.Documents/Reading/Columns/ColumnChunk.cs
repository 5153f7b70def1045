using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Columns of the records of one block while they are filled.</summary>
internal sealed class ColumnChunk
{
    public ColumnChunk(ColumnPlan plan, int mostRecords)
    {
        Scales = Make<byte>(plan.Scales.Count, mostRecords);
        Codes = Make<int>(plan.Codes.Count, mostRecords);
        Numbers = Make<double>(plan.Numbers.Count, mostRecords);
    }

    public byte[][] Scales { get; }

    /// <summary>Numbers of labels, 0 where the cell is empty.</summary>
    public int[][] Codes { get; private set; }

    public double[][] Numbers { get; }

    /// <summary>The codes in as few bytes as they need, once closed.</summary>
    public PackedCodes[] Packed { get; private set; } = [];

    /// <summary>Records filled.</summary>
    public int Rows { get; private set; }

    /// <summary>Cuts the columns to the records there were.</summary>
    public ColumnChunk Close(int rows)
    {
        Rows = rows;
        Packed = Array.ConvertAll(Codes, column => PackedCodes.Of(column.AsSpan(0, rows)));
        Codes = [];
        Cut(Scales, rows);
        Cut(Numbers, rows);
        return this;
    }

    private static T[][] Make<T>(int columns, int rows) => [.. Enumerable.Range(0, columns).Select(_ => GC.AllocateUninitializedArray<T>(rows))];

    private static void Cut<T>(T[][] columns, int rows)
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
