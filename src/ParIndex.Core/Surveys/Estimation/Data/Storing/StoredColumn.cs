namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>What a stored column holds. The numbers are written to files: none is ever given another meaning.</summary>
public enum StoredKind : byte
{
    /// <summary>Marks, one byte each; 255 is no answer.</summary>
    Scale = 1,

    /// <summary>Categories: 0 is an empty cell, else the place of the label from 1, in one, two or four bytes by chunk.</summary>
    Code = 2,

    /// <summary>Numbers of double precision; NaN where there is none.</summary>
    Number = 3,
}

/// <summary>A column of stored microdata.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Labels">Labels of categories in their order; empty for the others.</param>
/// <param name="Marks">What a column of marks holds; null for the others, and for what was written before this was noted.</param>
public sealed record StoredColumn(string Name, StoredKind Kind, IReadOnlyList<string> Labels, StoredMarks? Marks = null);
