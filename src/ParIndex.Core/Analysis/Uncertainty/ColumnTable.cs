namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>A number for each leaf and unit; columns over units, padded with zeros to whole vectors of any width.</summary>
internal sealed class ColumnTable
{
    /// <summary>Lengths are multiples of this: four of the widest vectors.</summary>
    public const int Padding = 32;

    private readonly double[] values;
    private readonly bool[] any;

    private ColumnTable(int leaves, int units)
    {
        Length = Padded(units);
        values = new double[leaves * Length];
        any = new bool[leaves];
    }

    /// <summary>Length of a column.</summary>
    public int Length { get; }

    public static int Padded(int units) => (units + Padding - 1) / Padding * Padding;

    /// <param name="leaves">How many leaves.</param>
    /// <param name="units">How many units.</param>
    /// <param name="valueOf">Value of a leaf and unit.</param>
    public static ColumnTable Of(int leaves, int units, Func<int, int, double> valueOf)
    {
        var table = new ColumnTable(leaves, units);
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var value = valueOf(leaf, unit);
                table.values[(leaf * table.Length) + unit] = value;
                table.any[leaf] |= value != 0;
            }
        }

        return table;
    }

    /// <summary>The column of a leaf.</summary>
    public ReadOnlySpan<double> Of(int leaf) => values.AsSpan(leaf * Length, Length);

    /// <summary>Columns of all leaves, one after another.</summary>
    public ReadOnlySpan<double> All => values;

    /// <summary>Whether any unit has a value other than 0.</summary>
    public bool IsAny(int leaf) => any[leaf];
}
