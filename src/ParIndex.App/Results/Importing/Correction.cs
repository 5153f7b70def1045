namespace ParIndex.App.Results.Importing;

/// <summary>What a person did to a cell.</summary>
public enum CorrectionKind
{
    /// <summary>Gave it another value.</summary>
    Correct,

    /// <summary>Said that the value read from a picture is right.</summary>
    Confirm,

    /// <summary>Took back what was done before.</summary>
    Undo,
}

/// <summary>One deed on one cell of a recognised table; the last one of a cell holds.</summary>
/// <param name="Sequence">Counts the deeds of an import, from 1.</param>
/// <param name="Table">Number of the table, from 1.</param>
/// <param name="Row">Number of the row in the recognised table, from 1; above its rows: a row added by hand.</param>
/// <param name="Field">Key of a <see cref="RowField"/>, or one of <see cref="RowMarks"/>.</param>
/// <param name="Kind">What was done.</param>
/// <param name="OldValue">Before.</param>
/// <param name="NewValue">After.</param>
/// <param name="Reason">As given.</param>
/// <param name="ByName">Who.</param>
/// <param name="At">When.</param>
public sealed record Correction(
    int Sequence, int Table, int Row, string Field, CorrectionKind Kind, string OldValue, string NewValue, string Reason, string ByName, DateTimeOffset At);

/// <summary>Marks on a whole row, kept like corrections of a cell.</summary>
public static class RowMarks
{
    /// <summary>"no": the row is no row of the result and is left out.</summary>
    public const string Kept = "kept";

    /// <summary>Number of the row a row added by hand follows; "0": it comes first.</summary>
    public const string After = "after";

    public const string LeftOut = "no";
}
