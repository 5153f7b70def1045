using ParIndex.Core.Rules.Checking;
using ParIndex.Core.Rules.Running;

namespace ParIndex.Core.Rules.Improving;

/// <summary>
/// The values one figure may take, others unchanged: whole steps of <see cref="Grain"/> from <see cref="Low"/> to
/// <see cref="High"/> (both in steps). Counts go by one, shares by 0.01 %, other figures by 0.01, or finer when the present
/// figure is.
/// </summary>
internal sealed record Grid(decimal Grain, decimal Low, decimal High)
{
    /// <summary>Figures without a limit are followed this far.</summary>
    private const decimal Far = 1_000_000_000_000_000m;

    /// <summary>Null: no value is allowed.</summary>
    public static Grid? Of(Runner runner, int figure, ReadOnlySpan<decimal?> values)
    {
        var input = runner.Rule.Slots[figure].Input;
        var grain = input.Type switch { InputType.Count => 1m, InputType.Percent => 0.0001m, _ => 0.01m };
        if (input.Type != InputType.Count && values[figure] is { } now)
        {
            while (grain > 0.000_000_001m && now / grain != decimal.Truncate(now / grain)) grain /= 10;
        }

        var (min, max) = InputRange.Of(input);
        var low = min ?? -Far;
        var high = max ?? Far;
        if (values[figure] is { } present) (low, high) = (Math.Min(low, Math.Max(present, min ?? present)), Math.Max(high, Math.Min(present, max ?? present)));
        if (runner.Checks[figure].AtMost is >= 0 and var limit && values[limit] is { } most) high = Math.Min(high, most);
        for (var other = 0; other < values.Length; other++)
        {
            if (runner.Checks[other].AtMost == figure && values[other] is { } least) low = Math.Max(low, least);
        }

        var grid = new Grid(grain, Math.Ceiling(low / grain), Math.Floor(high / grain));
        return grid.Low <= grid.High ? grid : null;
    }

    public bool Holds(decimal step) => step >= Low && step <= High;

    /// <summary>Steps on and next to a place, from below to above.</summary>
    public IEnumerable<decimal> Around(Rational place)
    {
        if ((place / Grain).Floor().ToDecimal() is not { } floor) yield break;
        for (var step = floor - 1; step <= floor + 2; step++)
        {
            if (Holds(step)) yield return step;
        }
    }
}
