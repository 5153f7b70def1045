using System.Collections.Immutable;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules.Binding;

/// <summary>
/// Unit of measure of a value: powers of declared units; none at all for shares and points ("pure"). Plain numbers and inputs
/// without a unit fit any measure, for a coefficient may well mean "points per document".
/// </summary>
internal sealed class Measure
{
    public static readonly Measure Any = new(ImmutableSortedDictionary<string, int>.Empty, true);
    public static readonly Measure Pure = new(ImmutableSortedDictionary<string, int>.Empty, false);

    private readonly ImmutableSortedDictionary<string, int> _powers;
    private readonly bool _isAny;

    private Measure(ImmutableSortedDictionary<string, int> powers, bool isAny) => (_powers, _isAny) = (powers, isAny);

    public bool IsAny => _isAny;

    public bool IsPure => !_isAny && _powers.Count == 0;

    public static Measure Of(RuleInput input)
    {
        if (input.Type == InputType.Percent) return Pure;
        var unit = input.Unit is null ? "" : VietnameseText.Clean(input.Unit).ToLowerInvariant();
        return unit.Length == 0 ? Any : unit == "%" ? Pure : new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add(unit, 1), false);
    }

    public Measure Times(Measure other) => Combine(other, 1);

    public Measure Over(Measure other) => Combine(other, -1);

    public bool Fits(Measure other) => _isAny || other._isAny
        || (_powers.Count == other._powers.Count && _powers.All(power => other._powers.TryGetValue(power.Key, out var exponent) && exponent == power.Value));

    /// <summary>Measure of a sum, least or greatest of two that fit.</summary>
    public Measure With(Measure other) => _isAny ? other : this;

    public Message InWords()
    {
        if (IsPure) return new Message("tỷ lệ hoặc điểm (không có đơn vị)", "a share or points (no unit)");
        var above = string.Join("·", _powers.Where(power => power.Value > 0).Select(Written));
        var below = string.Join("·", _powers.Where(power => power.Value < 0).Select(Written));
        var text = (above.Length == 0 ? "1" : above) + (below.Length == 0 ? "" : "/" + below);
        return new Message($"“{text}”", $"“{text}”");
    }

    private static string Written(KeyValuePair<string, int> power) => Math.Abs(power.Value) switch
    {
        1 => power.Key,
        2 => power.Key + "²",
        _ => power.Key + "³",
    };

    private Measure Combine(Measure other, int sign)
    {
        if (_isAny || other._isAny) return Any;
        var powers = _powers;
        foreach (var (unit, exponent) in other._powers)
        {
            var sum = powers.GetValueOrDefault(unit) + (sign * exponent);
            powers = sum == 0 ? powers.Remove(unit) : powers.SetItem(unit, sum);
        }

        return new Measure(powers, false);
    }
}
