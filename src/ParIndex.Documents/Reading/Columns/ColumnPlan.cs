namespace ParIndex.Documents.Reading.Columns;

/// <summary>Which columns of a file are read, and as what; the others are passed over. A name may stand under one kind only.</summary>
/// <param name="Scales">Whole-number marks 0 to 254; an empty cell or NA is no answer.</param>
/// <param name="Codes">Categories as they are written; an empty cell is blank.</param>
/// <param name="Numbers">Decimal numbers; an empty cell or NA is none.</param>
public sealed record ColumnPlan(IReadOnlyList<string> Scales, IReadOnlyList<string> Codes, IReadOnlyList<string> Numbers)
{
    /// <summary>Least mark a question allows.</summary>
    public byte Least { get; init; }

    /// <summary>Greatest mark a question allows, at most 254.</summary>
    public byte Most { get; init; } = 254;

    /// <summary>Marks that mean "no opinion" and count as no answer.</summary>
    public IReadOnlyCollection<byte> NoOpinion { get; init; } = [];

    /// <summary>Every name asked for.</summary>
    public IEnumerable<string> Names => Scales.Concat(Codes).Concat(Numbers);
}
