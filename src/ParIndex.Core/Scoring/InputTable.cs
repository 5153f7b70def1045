using System.Globalization;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

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

    /// <summary>The column, made on first use.</summary>
    public decimal?[] Column(string code, string slot)
    {
        if (!columns.TryGetValue((code, slot), out var column))
        {
            column = new decimal?[Units.Count];
            columns.Add((code, slot), column);
        }

        return column;
    }

    /// <summary>The column, or null when no unit gave a value.</summary>
    public decimal?[]? ColumnOrNull(string code, string slot) => columns.GetValueOrDefault((code, slot));

    /// <summary>Reads scorecards against a compiled set; every bad entry becomes a problem and stays missing.</summary>
    public static InputTable Of(SetScorer scorer, IReadOnlyList<Scorecard> cards)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(cards);
        var table = new InputTable(cards.Select(card => card.Unit).ToList());
        for (var unit = 0; unit < cards.Count; unit++)
        {
            foreach (var (code, entry) in cards[unit].Entries)
            {
                table.Add(scorer, unit, code, entry);
            }
        }

        return table;
    }

    private void Add(SetScorer scorer, int unit, string code, ScorecardEntry entry)
    {
        if (!scorer.TryLeaf(code, out var leaf))
        {
            Problems.Add(scorer.HasNode(code) ? ScorecardProblem.NotALeaf(Units[unit], code) : ScorecardProblem.UnknownCriterion(Units[unit], code));
            return;
        }

        if (entry.NotApplicable)
        {
            Column(code, NotApplicableSlot)[unit] = 1;
        }

        if (entry.Points is { } points)
        {
            AddPoints(leaf.Criterion, unit, points);
        }

        foreach (var (slot, text) in entry.Values)
        {
            if (leaf.Input(slot) is not { } input)
            {
                Problems.Add(ScorecardProblem.UnknownInput(Units[unit], code, slot, leaf.SlotNames.Append(PointsSlot)));
            }
            else if (InputValue.TryParse(input, text, out var value, out var problem))
            {
                Column(code, slot)[unit] = value;
            }
            else
            {
                Problems.Add(ScorecardProblem.BadValue(Units[unit], code, slot, problem!));
            }
        }

        CheckAtMost(leaf, unit);
    }

    private void AddPoints(Criterion leaf, int unit, decimal points)
    {
        if (points < 0 || points > leaf.Max)
        {
            Problems.Add(ScorecardProblem.PointsOutside(
                Units[unit], leaf.Code, points.ToString(CultureInfo.InvariantCulture), leaf.Max.ToString(CultureInfo.InvariantCulture)));
        }

        Column(leaf.Code, PointsSlot)[unit] = points;
    }

    private void CheckAtMost(ScoredLeaf leaf, int unit)
    {
        foreach (var input in leaf.Criterion.Inputs)
        {
            if (input.AtMost is { } limit
                && ColumnOrNull(leaf.Criterion.Code, input.Name)?[unit] > ColumnOrNull(leaf.Criterion.Code, limit)?[unit])
            {
                Problems.Add(ScorecardProblem.AtMost(Units[unit], leaf.Criterion.Code, input.Name, limit));
            }
        }
    }
}
