namespace ParIndex.Documents.Reading.Columns;

/// <summary>Which columns of a file are read, and as what; the others are passed over. A name may stand under one kind only.</summary>
/// <param name="Scales">Whole-number marks 0 to 254; an empty cell or NA is no answer.</param>
/// <param name="Codes">Categories as they are written; an empty cell is blank.</param>
/// <param name="Numbers">Decimal numbers; an empty cell or NA is none.</param>
public sealed record ColumnPlan(IReadOnlyList<string> Scales, IReadOnlyList<string> Codes, IReadOnlyList<string> Numbers)
{
    /// <summary>Every name asked for.</summary>
    public IEnumerable<string> Names => Scales.Concat(Codes).Concat(Numbers);
}
