using ParIndex.Core.Rules;

namespace ParIndex.Core.Scoring;

/// <summary>Where the figures of one input of one criterion go: looked up once, filled for every unit.</summary>
public sealed class InputSlot
{
    private readonly decimal min;
    private readonly decimal max;

    internal InputSlot(string code, string name, ScoredLeaf? leaf)
    {
        (Code, Name, Leaf) = (code, name, leaf);
        Input = name is InputTable.PointsSlot or InputTable.NotApplicableSlot ? null : leaf?.Input(name);
        if (Input is { } input)
        {
            var (least, most) = Rules.Running.InputRange.Of(input);
            (min, max) = (least ?? decimal.MinValue, most ?? decimal.MaxValue);
        }
    }

    public string Code { get; }

    public string Name { get; }

    /// <summary>Null: the set has no such leaf.</summary>
    internal ScoredLeaf? Leaf { get; }

    /// <summary>Null: the leaf has no such input, or the slot is one of the two that every leaf has.</summary>
    internal RuleInput? Input { get; }

    /// <summary>Values by unit, as far as given.</summary>
    internal decimal?[] Values { get; private set; } = [];

    internal bool Has(int unit) => unit < Values.Length && Values[unit] is not null;

    /// <summary>Reads a plain number within the range of the input; false: not one, or none is asked for.</summary>
    internal bool TryRead(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        return Input is { Type: not InputType.Choice } input
            && PlainNumber.TryParse(text, out value, out var isPercent)
            && value >= min && value <= max
            && input.Type switch
            {
                InputType.Count => !isPercent && value == decimal.Truncate(value),
                InputType.Amount => !isPercent,
                InputType.YesNo => text.Length == 1,
                _ => true,
            };
    }

    /// <summary>Makes room for that many units; returns how many cells this added.</summary>
    internal int Grow(int units)
    {
        var before = Values.Length;
        if (units <= before) return 0;
        var values = Values;
        Array.Resize(ref values, Math.Max(units, before * 2));
        Values = values;
        return values.Length - before;
    }

    internal void Set(int unit, decimal? value) => Values[unit] = value;

    internal decimal?[] Column(int units)
    {
        var values = Values;
        if (values.Length != units) Array.Resize(ref values, units);
        return values;
    }
}
