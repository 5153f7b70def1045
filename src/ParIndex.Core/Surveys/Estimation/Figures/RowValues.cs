using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>Makes numbers by row out of columns: marks, shares satisfied, indicators, anything computed.</summary>
public static class RowValues
{
    /// <summary>Marks; NaN where there is none.</summary>
    public static NumberColumn Marks(Microdata data, ScaleColumn question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Compute(data, question.Name, (chunk, row) => question.Chunk(chunk)[row] is var mark && mark == ScaleColumn.Missing ? double.NaN : mark);
    }

    /// <summary>1 where the mark counts as satisfied, 0 where not, NaN where there is none.</summary>
    public static NumberColumn Satisfied(Microdata data, ScaleColumn question, MarkRange satisfied)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Compute(data, question.Name, (chunk, row) => question.Chunk(chunk)[row] is var mark && mark == ScaleColumn.Missing ? double.NaN : satisfied.Holds(mark) ? 1 : 0);
    }

    /// <summary>1 where the category is the one told, 0 where another, NaN where blank.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="column">Categories.</param>
    /// <param name="code">Place of the label in <see cref="CodeColumn.Labels"/>.</param>
    public static NumberColumn Is(Microdata data, CodeColumn column, int code)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(column);
        var chunks = new double[data.Chunks][];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            var codes = new int[data.RowsOf(chunk)];
            column.Read(chunk, codes);
            chunks[chunk] = Array.ConvertAll(codes, own => own == CodeColumn.Blank ? double.NaN : own == code ? 1.0 : 0);
        }

        return new NumberColumn(column.Name, chunks);
    }

    /// <summary>Numbers computed from chunk and row.</summary>
    /// <param name="data">Answers.</param>
    /// <param name="name">Name for the column.</param>
    /// <param name="number">By chunk and row within it; NaN where there is none.</param>
    public static NumberColumn Compute(Microdata data, string name, Func<int, int, double> number)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(number);
        var chunks = new double[data.Chunks][];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            chunks[chunk] = new double[data.RowsOf(chunk)];
            for (var row = 0; row < chunks[chunk].Length; row++)
            {
                chunks[chunk][row] = number(chunk, row);
            }
        }

        return new NumberColumn(name, chunks);
    }
}
