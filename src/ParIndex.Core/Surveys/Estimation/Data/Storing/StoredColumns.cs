using System.Numerics;
using System.Runtime.InteropServices;
using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>Puts the chunks read together as microdata.</summary>
public static class StoredColumns
{
    /// <summary>Joins chunks.</summary>
    /// <param name="head">The head.</param>
    /// <param name="wanted">Places of the columns that were read.</param>
    /// <param name="chunks">All of them, in order.</param>
    /// <param name="stored">Columns of marks that stay where they are stored, beside those read.</param>
    /// <param name="runner">Spreads the look at each chunk over threads; null: one after another.</param>
    /// <exception cref="StoredDataException">A category without label.</exception>
    public static Microdata Join(StoredHead head, IReadOnlyList<int> wanted, IReadOnlyList<ReadColumns> chunks, IReadOnlyList<ScaleColumn>? stored = null, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(chunks);
        var missing = new int[wanted.Count];
        (runner ?? OneByOne.Run)(chunks.Count, chunk =>
        {
            for (var place = 0; place < wanted.Count; place++)
            {
                Look(head.Columns[wanted[place]], chunks[chunk][place], ref missing[place]);
            }
        });
        var (scales, codes, numbers) = (new List<ScaleColumn>(), new List<CodeColumn>(), new List<NumberColumn>());
        for (var place = 0; place < wanted.Count; place++)
        {
            var column = head.Columns[wanted[place]];
            var at = place;
            switch (column.Kind)
            {
                case StoredKind.Scale:
                    scales.Add(new ScaleColumn(column.Name, [.. chunks.Select(chunk => (byte[])chunk[at])], missing[place] != 0));
                    break;
                case StoredKind.Code:
                    codes.Add(new CodeColumn(column.Name, column.Labels, [.. chunks.Select(chunk => PackedCodes.Over(chunk[at]))]));
                    break;
                default:
                    numbers.Add(new NumberColumn(column.Name, [.. chunks.Select(chunk => (double[])chunk[at])]));
                    break;
            }
        }

        return new Microdata([.. chunks.Select(chunk => chunk.Rows)], [.. stored ?? [], .. scales], codes, numbers);
    }

    /// <summary>Whether marks are missing; whether every category has a label.</summary>
    private static void Look(StoredColumn column, Array values, ref int missing)
    {
        if (column.Kind == StoredKind.Scale && Volatile.Read(ref missing) == 0 && ((byte[])values).AsSpan().Contains(ScaleColumn.Missing))
        {
            Volatile.Write(ref missing, 1);
        }
        else if (column.Kind == StoredKind.Code)
        {
            var greatest = values switch
            {
                byte[] bytes => Greatest<byte>(bytes),
                ushort[] shorts => Greatest<ushort>(shorts),
                // Negative numbers count as very great ones.
                _ => Greatest(MemoryMarshal.Cast<int, uint>((int[])values)),
            };
            if (greatest > column.Labels.Count)
            {
                throw StoredDataException.Damaged($"cột {column.Name} có giá trị không có nhãn", $"column {column.Name} has a value without label");
            }
        }
    }

    private static long Greatest<T>(ReadOnlySpan<T> values)
        where T : struct, IBinaryInteger<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        var most = Vector<T>.Zero;
        foreach (var vector in vectors)
        {
            most = Vector.Max(most, vector);
        }

        var greatest = T.Zero;
        for (var lane = 0; lane < Vector<T>.Count; lane++)
        {
            greatest = T.Max(greatest, most[lane]);
        }

        foreach (var value in values[(vectors.Length * Vector<T>.Count)..])
        {
            greatest = T.Max(greatest, value);
        }

        return long.CreateChecked(greatest);
    }
}
