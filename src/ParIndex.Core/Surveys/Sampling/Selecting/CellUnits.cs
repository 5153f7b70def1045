namespace ParIndex.Core.Surveys.Sampling.Selecting;

/// <summary>Units of a cell before selection.</summary>
/// <param name="Code">Code of the cell, for its random numbers.</param>
/// <param name="Codes">Code of each unit, for its random key.</param>
/// <param name="Order">Where each stands along the order columns; empty: random order.</param>
/// <param name="Sizes">Size of each, above 0; empty where sizes play no part.</param>
internal sealed record CellUnits(string Code, IReadOnlyList<string> Codes, IReadOnlyList<int[]> Order, IReadOnlyList<decimal> Sizes);

/// <summary>A unit chosen.</summary>
internal readonly record struct Choice(int Unit, double Probability, bool IsCertain);
