namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>Fullest rows first, then by their letters, then by place in the file (only rows alike in every cell come to that).</summary>
internal sealed class RowOrder(FrameRows rows) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        var order = Filled(y).CompareTo(Filled(x));
        order = order != 0 ? order : string.CompareOrdinal(rows.Ids[x], rows.Ids[y]);
        order = order != 0 ? order : string.CompareOrdinal(rows.Names[x], rows.Names[y]);
        order = order != 0 ? order : string.CompareOrdinal(rows.Phones[x], rows.Phones[y]);
        foreach (var column in rows.Columns)
        {
            if (order != 0)
                return order;

            order = string.CompareOrdinal(column[x], column[y]);
        }

        return order != 0 ? order : x.CompareTo(y);
    }

    private int Filled(int row)
    {
        var filled = (rows.Ids[row].Length > 0 ? 1 : 0) + (rows.Names[row].Length > 0 ? 1 : 0) + (rows.Phones[row].Length > 0 ? 1 : 0);
        foreach (var column in rows.Columns)
            filled += column[row].Length > 0 ? 1 : 0;

        return filled;
    }
}
