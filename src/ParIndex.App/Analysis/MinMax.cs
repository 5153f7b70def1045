namespace ParIndex.App.Analysis;

/// <summary>Normalisation of an indicator over units: (x − least) / (greatest − least) × 100.</summary>
internal static class MinMax
{
    /// <summary>Null when all values are the same.</summary>
    public static decimal?[]? Of(decimal?[] column)
    {
        var (least, greatest) = (column.Min(), column.Max());
        return greatest > least ? [.. column.Select(value => (value - least) / (greatest - least) * 100)] : null;
    }
}
