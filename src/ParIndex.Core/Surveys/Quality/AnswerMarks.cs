using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Quality;

/// <summary>Marks of all questions by person: the columns turned, so that one person's answers lie together.</summary>
public sealed class AnswerMarks
{
    private readonly byte[] marks;

    private AnswerMarks(IReadOnlyList<string> items, int rows, byte[] marks) => (Items, Rows, this.marks) = (items, rows, marks);

    /// <summary>Names of the questions, in the order shown.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>Number of answers.</summary>
    public int Rows { get; }

    /// <summary>A person's marks, <see cref="ScaleColumn.Missing"/> where there is none.</summary>
    public ReadOnlySpan<byte> this[int row] => marks.AsSpan(row * Items.Count, Items.Count);

    /// <summary>Turns columns of answers.</summary>
    public static AnswerMarks Of(Microdata data, IReadOnlyList<ScaleColumn> items)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(items);
        var marks = new byte[data.Rows * items.Count];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            for (var item = 0; item < items.Count; item++)
            {
                var column = items[item].Chunk(chunk);
                for (var row = 0; row < column.Length; row++)
                {
                    marks[((data.FirstRow(chunk) + row) * items.Count) + item] = column[row];
                }
            }
        }

        return new AnswerMarks([.. items.Select(item => item.Name)], data.Rows, marks);
    }

    /// <summary>Takes marks of people one after another.</summary>
    /// <exception cref="ArgumentException">A person has another number of marks than there are questions.</exception>
    public static AnswerMarks Of(IReadOnlyList<string> items, IReadOnlyList<byte[]> rows)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(rows);
        return rows.All(row => row.Length == items.Count)
            ? new AnswerMarks([.. items], rows.Count, [.. rows.SelectMany(row => row)])
            : throw new ArgumentException("A mark for each question.", nameof(rows));
    }

    /// <summary>Questions a person answered.</summary>
    public int Answered(int row) => this[row].Length - this[row].Count(ScaleColumn.Missing);

    /// <summary>Most common mark of each question; <see cref="ScaleColumn.Missing"/> where nobody answered.</summary>
    internal byte[] CommonMarks()
    {
        var counts = new int[Items.Count, ScaleColumn.Missing];
        for (var row = 0; row < Rows; row++)
        {
            var own = this[row];
            for (var item = 0; item < own.Length; item++)
            {
                if (own[item] != ScaleColumn.Missing) counts[item, own[item]]++;
            }
        }

        var common = new byte[Items.Count];
        for (var item = 0; item < common.Length; item++)
        {
            var most = Enumerable.Range(0, ScaleColumn.Missing).MaxBy(mark => counts[item, mark]);
            common[item] = counts[item, most] > 0 ? (byte)most : ScaleColumn.Missing;
        }

        return common;
    }

    /// <summary>The mark a person gave most often (the least of several), and how often; Missing and 0 without answers.</summary>
    internal static (byte Mark, int Times) Usual(ReadOnlySpan<byte> marks)
    {
        Span<int> counts = stackalloc int[ScaleColumn.Missing];
        counts.Clear();
        var (best, times) = (ScaleColumn.Missing, 0);
        foreach (var mark in marks)
        {
            if (mark != ScaleColumn.Missing) counts[mark]++;
        }

        for (var mark = 0; mark < counts.Length; mark++)
        {
            if (counts[mark] > times) (best, times) = ((byte)mark, counts[mark]);
        }

        return (best, times);
    }
}
