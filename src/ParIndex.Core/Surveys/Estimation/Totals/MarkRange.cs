namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>Marks that count as satisfied.</summary>
/// <param name="Least">Least of them, 0 to 254.</param>
/// <param name="Most">Greatest of them, 0 to 254.</param>
public readonly record struct MarkRange(byte Least, byte Most)
{
    /// <summary>4 and 5 of five: the share satisfied of SIPAS.</summary>
    public static MarkRange FourAndFive { get; } = new(4, 5);

    /// <summary>Whether a mark counts.</summary>
    public bool Holds(byte mark) => mark >= Least && mark <= Most;
}
