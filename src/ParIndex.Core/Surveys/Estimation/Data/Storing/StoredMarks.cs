namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>What a column of marks holds, known without reading it.</summary>
/// <param name="Least">Least mark; 255 where there is none.</param>
/// <param name="Most">Greatest mark; 0 where there is none.</param>
/// <param name="HasMissing">Whether anybody left the question out.</param>
public sealed record StoredMarks(byte Least, byte Most, bool HasMissing)
{
    /// <summary>Looks at every mark.</summary>
    public static StoredMarks Of(ScaleColumn column, int chunks)
    {
        ArgumentNullException.ThrowIfNull(column);
        var present = new bool[ScaleColumn.Missing + 1];
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            foreach (var mark in column.Chunk(chunk))
            {
                present[mark] = true;
            }
        }

        var marks = present.AsSpan(..ScaleColumn.Missing);
        return marks.Contains(true)
            ? new StoredMarks((byte)marks.IndexOf(true), (byte)marks.LastIndexOf(true), present[ScaleColumn.Missing])
            : new StoredMarks(byte.MaxValue, 0, present[ScaleColumn.Missing]);
    }
}
