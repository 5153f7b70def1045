using System.Globalization;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Scoring;

/// <summary>
/// Puts declared figures into an <see cref="InputTable"/> as they come, in any order of units and criteria. Every bad entry becomes
/// a problem and stays missing.
/// </summary>
public sealed class InputTableBuilder
{
    /// <summary>Problems told one by one; the others are counted. A file for another set has one in every line.</summary>
    public const int MostProblems = 10_000;

    private readonly SetScorer scorer;
    private readonly List<string> units = [];
    private readonly Dictionary<string, int> unitIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, string Name), InputSlot> slots = [];
    private readonly HashSet<(int Unit, InputSlot Slot)> refused = [];
    private readonly HashSet<(int Unit, string Code)> unknown = [];
    private readonly List<(int Unit, ScorecardProblem Problem)> problems = [];
    private int untold;

    public InputTableBuilder(SetScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        this.scorer = scorer;
    }

    public int Units => units.Count;

    /// <summary>Cells of all columns, filled or not: 24 bytes of memory each.</summary>
    public long Cells { get; private set; }

    /// <summary>Index of the unit, in order of first mention.</summary>
    public int Unit(string name)
    {
        if (!unitIndex.TryGetValue(name, out var index))
        {
            unitIndex.Add(name, index = AddUnit(name));
        }

        return index;
    }

    /// <summary>Adds a unit even when one of that name is there already.</summary>
    internal int AddUnit(string name)
    {
        units.Add(name);
        return units.Count - 1;
    }

    /// <summary>Where values of a criterion's input go; also for codes and inputs the set does not have, which become problems.</summary>
    public InputSlot Slot(string code, string name)
    {
        if (!slots.TryGetValue((code, name), out var slot))
        {
            slot = new InputSlot(code, name, scorer.TryLeaf(code, out var leaf) ? leaf : null);
            slots.Add((code, name), slot);
        }

        return slot;
    }

    /// <summary>Whether the unit already has an entry there, good or bad.</summary>
    public bool IsGiven(int unit, InputSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return slot.Has(unit) || (refused.Count > 0 && refused.Contains((unit, slot)));
    }

    /// <summary>Notes that the unit names this criterion: a problem, once, when it is no leaf of the set. False: such a problem.</summary>
    public bool Mention(int unit, InputSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (slot.Leaf is not null)
        {
            return true;
        }

        if (unknown.Add((unit, slot.Code)))
        {
            Tell(unit, scorer.HasNode(slot.Code) ? ScorecardProblem.NotALeaf(units[unit], slot.Code) : ScorecardProblem.UnknownCriterion(units[unit], slot.Code));
        }

        return false;
    }

    /// <summary>Adds a value that is a plain number in range, as UTF-8; false: it is not, and <see cref="Add"/> is to be asked.</summary>
    public bool TryAddPlain(int unit, InputSlot slot, ReadOnlySpan<byte> text)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (!slot.TryRead(text, out var value))
        {
            return false;
        }

        Set(unit, slot, value);
        return true;
    }

    /// <summary>Adds a value of an input as text.</summary>
    public void Add(int unit, InputSlot slot, string text)
    {
        if (!Mention(unit, slot))
        {
            refused.Add((unit, slot));
        }
        else if (slot.Input is not { } input)
        {
            Refuse(unit, slot, ScorecardProblem.UnknownInput(units[unit], slot.Code, slot.Name, slot.Leaf!.SlotNames.Append(InputTable.PointsSlot)));
        }
        else if (InputValue.TryParse(input, text, out var value, out var problem))
        {
            Set(unit, slot, value);
        }
        else
        {
            Refuse(unit, slot, ScorecardProblem.BadValue(units[unit], slot.Code, slot.Name, problem!));
        }
    }

    /// <summary>Adds direct points.</summary>
    public void AddPoints(int unit, InputSlot slot, decimal points)
    {
        if (!Mention(unit, slot))
        {
            refused.Add((unit, slot));
            return;
        }

        var max = slot.Leaf!.Criterion.Max;
        if (points < 0 || points > max)
        {
            Tell(unit, ScorecardProblem.PointsOutside(
                units[unit], slot.Code, points.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture)));
        }

        Set(unit, slot, points);
    }

    /// <summary>Says whether the criterion applies; the last word counts.</summary>
    public void SetNotApplicable(int unit, InputSlot slot, bool isSo)
    {
        if (Mention(unit, slot))
        {
            Set(unit, slot, isSo ? 1 : null);
        }
    }

    /// <summary>The table, with limits between inputs checked. Problems stand by unit.</summary>
    public InputTable Build()
    {
        var table = new InputTable(units);
        foreach (var slot in slots.Values.Where(slot => slot.Values.Length > 0))
        {
            table.Put(slot.Code, slot.Name, slot.Column(units.Count));
        }

        foreach (var leaf in slots.Values.Select(slot => slot.Leaf).OfType<ScoredLeaf>().Distinct())
        {
            CheckAtMost(table, leaf.Criterion);
        }

        table.Problems.AddRange(problems.OrderBy(problem => problem.Unit).Select(problem => problem.Problem));
        if (untold > 0)
        {
            table.Problems.Add(ScorecardProblem.More(untold));
        }

        return table;
    }

    private void CheckAtMost(InputTable table, Criteria.Criterion leaf)
    {
        foreach (var input in leaf.Inputs)
        {
            if (input.AtMost is not { } limit || table.ColumnOrNull(leaf.Code, input.Name) is not { } values || table.ColumnOrNull(leaf.Code, limit) is not { } limits)
            {
                continue;
            }

            for (var unit = 0; unit < values.Length; unit++)
            {
                if (values[unit] > limits[unit])
                {
                    Tell(unit, ScorecardProblem.AtMost(units[unit], leaf.Code, input.Name, limit));
                }
            }
        }
    }

    private void Set(int unit, InputSlot slot, decimal? value)
    {
        Cells += slot.Grow(unit + 1);
        slot.Set(unit, value);
    }

    private void Refuse(int unit, InputSlot slot, ScorecardProblem problem)
    {
        refused.Add((unit, slot));
        Tell(unit, problem);
    }

    private void Tell(int unit, ScorecardProblem problem)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add((unit, problem));
        }
        else
        {
            untold++;
        }
    }
}
