using ParIndex.Core.Criteria;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Monitoring;

/// <summary>A field of a unit on the board of a round.</summary>
/// <param name="State">One word for its entries.</param>
/// <param name="Claimed">Points the unit gives itself, surveys and statistics among them.</param>
/// <param name="Settled">Points as they stand.</param>
/// <param name="Max">Most points that apply to the unit.</param>
/// <param name="YearBefore">The year <see cref="CellFacts.PercentBefore"/> is of; null: nothing to compare with.</param>
public sealed record BoardCell(CellState State, CellFacts Facts, CellRisk Risk, decimal Claimed, decimal Settled, decimal Max, int? YearBefore)
{
    public CellCounts Counts => Facts.Counts;
}

/// <summary>A unit on the board of a round.</summary>
/// <param name="Due">Last day of what it still owes, more time counted in; null: it owes nothing, or the calendar has no day.</param>
/// <param name="DaysLate">Days since then; 0: not late.</param>
/// <param name="Cells">One for each field of the set, in order.</param>
public sealed record BoardRow(RoundScorecard Card, DateOnly? Due, int DaysLate, IReadOnlyList<BoardCell> Cells, decimal Claimed, decimal Settled, decimal Max)
{
    public bool IsLate => DaysLate > 0;

    /// <summary>The hottest of its cells.</summary>
    public RiskHeat Heat => Cells.Count == 0 ? RiskHeat.Calm : Cells.Max(cell => cell.Risk.Heat);

    /// <summary>Entries it answers itself, and of these the answered ones.</summary>
    public (int Entries, int Answered) Progress => (Cells.Sum(cell => cell.Counts.Entries), Cells.Sum(cell => cell.Counts.Answered));
}

/// <summary>A field over the units shown.</summary>
/// <param name="Waiting">Units whose entries there are not all answered.</param>
/// <param name="Claimed">Mean points units give themselves; null without units.</param>
/// <param name="Settled">Mean points as they stand.</param>
public sealed record BoardTotal(int Units, int Waiting, int Submitted, int Hot, decimal? Claimed, decimal? Settled)
{
    /// <summary>Of one field of some units.</summary>
    public static BoardTotal Of(IReadOnlyCollection<BoardRow> rows, int field)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var cells = rows.Select(row => (row.Card.IsSubmitted, Cell: row.Cells[field])).ToList();
        return new BoardTotal(
            cells.Count, cells.Count(one => one.Cell.Counts.Answered < one.Cell.Counts.Entries), cells.Count(one => one.IsSubmitted), cells.Count(one => one.Cell.Risk.Heat == RiskHeat.Hot),
            cells.Count == 0 ? null : cells.Average(one => one.Cell.Claimed), cells.Count == 0 ? null : cells.Average(one => one.Cell.Settled));
    }
}

/// <summary>All units of a round that may be seen, by field: state, points and risk.</summary>
public sealed record RoundBoard(IReadOnlyList<Criterion> Fields, IReadOnlyList<BoardRow> Rows);
