namespace ParIndex.Core.Rounds;

/// <summary>How far a unit is in a field of a round: one word for all its entries there.</summary>
public enum CellState
{
    /// <summary>The unit answers nothing here itself: surveys and statistics only.</summary>
    None,

    /// <summary>Nothing is answered.</summary>
    Missing,

    /// <summary>Something is answered, not everything.</summary>
    Filling,

    /// <summary>Everything is answered, not submitted.</summary>
    Filled,

    /// <summary>Submitted, and not yet all appraised.</summary>
    Submitted,

    /// <summary>Something is back with the unit for completion.</summary>
    Returned,

    /// <summary>All appraised.</summary>
    Appraised,

    /// <summary>Explained, and not all answered.</summary>
    Explained,

    /// <summary>The council decided something, and nothing waits.</summary>
    Decided,
}

/// <summary>Entries of a unit in a field, counted by what was said of them.</summary>
/// <param name="Entries">Entries the unit answers itself.</param>
/// <param name="Answered">Of these, answered or not applicable.</param>
/// <param name="Returned">Back with the unit, their last day still to come.</param>
/// <param name="ToJudge">Entries to be appraised: those that apply.</param>
/// <param name="Judged">Of these, appraised or decided.</param>
/// <param name="Explained">Explained by the unit.</param>
/// <param name="Replied">Of these, answered by the appraiser or the council.</param>
/// <param name="Decided">Decided by the council.</param>
public sealed record CellCounts(int Entries, int Answered, int Returned, int ToJudge, int Judged, int Explained, int Replied, int Decided)
{
    /// <summary>The one state: what holds the cell back counts.</summary>
    /// <param name="isSubmitted">The scorecard is submitted.</param>
    public CellState State(bool isSubmitted) => this switch
    {
        { Entries: 0 } => CellState.None,
        { Returned: > 0 } => CellState.Returned,
        { Answered: 0 } when !isSubmitted => CellState.Missing,
        _ when !isSubmitted => Answered < Entries ? CellState.Filling : CellState.Filled,
        _ when Replied < Explained => CellState.Explained,
        _ when Judged < ToJudge => CellState.Submitted,
        { Decided: > 0 } => CellState.Decided,
        _ => CellState.Appraised,
    };
}
