namespace ParIndex.Core.Scoring;

/// <summary>
/// Declared figures of many units as columns: one column per leaf and input slot, so that rules run over plain arrays.
/// </summary>
public sealed class InputTable
{
    /// <summary>Slot of direct points.</summary>
    public const string PointsSlot = "points";

    /// <summary>Slot that says the criterion does not apply.</summary>
    public const string NotApplicableSlot = "not_applicable";

    private readonly Dictionary<(string Code, string Slot), decimal?[]> columns = [];

    public InputTable(IReadOnlyList<string> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        Units = units;
    }

    public IReadOnlyList<string> Units { get; }

    /// <summary>What the scorecards gave wrong.</summary>
    public List<ScorecardProblem> Problems { get; } = [];

    /// <summary>The column, or null when no unit gave a value.</summary>
    public decimal?[]? ColumnOrNull(string code, string slot) => columns.GetValueOrDefault((code, slot));

    /// <summary>Reads scorecards against a compiled set; every bad entry becomes a problem and stays missing.</summary>
    public static InputTable Of(SetScorer scorer, IReadOnlyList<Scorecard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var builder = new InputTableBuilder(scorer);
        foreach (var card in cards)
        {
            var unit = builder.AddUnit(card.Unit);
            foreach (var (code, entry) in card.Entries)
            {
                Add(builder, unit, code, entry);
            }
        }

        return builder.Build();
    }

    internal void Put(string code, string slot, decimal?[] column) => columns.Add((code, slot), column);

    private static void Add(InputTableBuilder builder, int unit, string code, ScorecardEntry entry)
    {
        builder.Mention(unit, builder.Slot(code, PointsSlot));
        if (entry.NotApplicable)
        {
            builder.SetNotApplicable(unit, builder.Slot(code, NotApplicableSlot), true);
        }

        if (entry.Points is { } points)
        {
            builder.AddPoints(unit, builder.Slot(code, PointsSlot), points);
        }

        foreach (var (slot, text) in entry.Values)
        {
            builder.Add(unit, builder.Slot(code, slot), text);
        }
    }
}
