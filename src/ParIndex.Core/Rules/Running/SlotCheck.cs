namespace ParIndex.Core.Rules.Running;

/// <summary>Declared range of one slot, ready to hold values against.</summary>
internal readonly struct SlotCheck
{
    private readonly decimal _min;
    private readonly decimal _max;
    private readonly bool _isWhole;
    private readonly int _atMost;

    public SlotCheck(RuleSlot slot, IReadOnlyList<RuleSlot> slots)
    {
        var (min, max) = InputRange.Of(slot.Input);
        (_min, _max) = (min ?? decimal.MinValue, max ?? decimal.MaxValue);
        _isWhole = slot.Input.Type is InputType.Count or InputType.YesNo or InputType.Choice;
        _atMost = -1;
        if (InputRange.AtMostOf(slot) is { } name)
        {
            for (var i = 0; i < slots.Count; i++)
            {
                if (slots[i].Name == name) _atMost = i;
            }
        }
    }

    public int AtMost => _atMost;

    public bool Allows(decimal value, ReadOnlySpan<decimal?> all) =>
        value >= _min && value <= _max
        && (!_isWhole || value.Scale == 0 || value == decimal.Truncate(value))
        && (_atMost < 0 || all[_atMost] is not { } limit || value <= limit);
}

/// <summary>What an input's type and declaration say about its values.</summary>
internal static class InputRange
{
    public static (decimal? Min, decimal? Max) Of(RuleInput input) => input.Type switch
    {
        InputType.YesNo => (0, 1),
        InputType.Choice => (0, input.Options.Count - 1),
        InputType.Percent => (input.Min ?? 0, input.Max ?? 1),
        InputType.Number => (input.Min, input.Max),
        InputType.Count => (Math.Max(input.Min ?? 0, 0), input.Max),
        _ => (input.Min ?? 0, input.Max),
    };

    /// <summary>Slot this one may not exceed: the other input in the same year.</summary>
    public static string? AtMostOf(RuleSlot slot)
    {
        if (slot.Input.AtMost is not { } other) return null;
        var year = slot.Name.IndexOf('@', StringComparison.Ordinal);
        return year < 0 ? other : other + slot.Name[year..];
    }
}
