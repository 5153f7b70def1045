namespace ParIndex.Core.Rules.Checking;

/// <summary>An interval of values; null ends are unbounded; an open end is not reached.</summary>
internal readonly record struct Range(Rational? Low, bool LowOpen, Rational? High, bool HighOpen)
{
    public static readonly Range All = new(null, true, null, true);
    public static readonly Range Share = Closed(Rational.Zero, Rational.One);

    public static Range Closed(Rational low, Rational high) => new(low, false, high, false);

    public static Range Point(Rational value) => Closed(value, value);

    public static Range AtLeast(Rational value, bool isOpen = false) => new(value, isOpen, null, true);

    public static Range AtMost(Rational value, bool isOpen = false) => new(null, true, value, isOpen);

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && (LowOpen || HighOpen)));

    public bool IsPositive => Low is { } low && (low.Sign > 0 || (low.Sign == 0 && LowOpen));

    public bool IsNegative => High is { } high && (high.Sign < 0 || (high.Sign == 0 && HighOpen));

    public bool IsNotNegative => Low is { Sign: >= 0 };

    public bool IsNotPositive => High is { Sign: <= 0 };

    public bool Contains(Rational value) =>
        (Low is not { } low || (LowOpen ? value > low : value >= low)) && (High is not { } high || (HighOpen ? value < high : value <= high));

    public static Range operator -(Range range) => new(-range.High, range.HighOpen, -range.Low, range.LowOpen);

    public static Range operator +(Range a, Range b) => new(a.Low + b.Low, a.LowOpen || b.LowOpen, a.High + b.High, a.HighOpen || b.HighOpen);

    public static Range operator *(Range range, Rational factor) => factor.Sign switch
    {
        0 => Point(Rational.Zero),
        > 0 => new(range.Low * factor, range.LowOpen, range.High * factor, range.HighOpen),
        _ => new(range.High * factor, range.HighOpen, range.Low * factor, range.LowOpen),
    };

    public static Range operator *(Range a, Range b)
    {
        if (a.IsNotNegative && b.IsNotNegative) return OfNotNegative(a, b);
        if (a.IsNotPositive && b.IsNotNegative) return -OfNotNegative(-a, b);
        if (a.IsNotNegative && b.IsNotPositive) return -OfNotNegative(a, -b);
        if (a.IsNotPositive && b.IsNotPositive) return OfNotNegative(-a, -b);
        if (a.Low is not { } al || a.High is not { } ah || b.Low is not { } bl || b.High is not { } bh) return All;
        Rational[] corners = [al * bl, al * bh, ah * bl, ah * bh];
        return Closed(corners.Min(), corners.Max());
    }

    /// <summary>1 / x for a range that does not hold 0.</summary>
    public Range Inverse()
    {
        if (IsNegative) return -(-this).Inverse();
        Rational? high = Low!.Value.Sign > 0 ? Rational.One / Low.Value : null;
        return High is { } top
            ? new Range(Rational.One / top, HighOpen, high, high is null || LowOpen)
            : new Range(Rational.Zero, true, high, high is null || LowOpen);
    }

    public Range And(Range other)
    {
        var isLower = Low is null || (other.Low is { } low && (low > Low || (low == Low && other.LowOpen)));
        var isHigher = High is null || (other.High is { } high && (high < High || (high == High && other.HighOpen)));
        return new Range(
            isLower ? other.Low : Low, isLower ? other.LowOpen : LowOpen,
            isHigher ? other.High : High, isHigher ? other.HighOpen : HighOpen);
    }

    /// <summary>The least range that holds both.</summary>
    public Range Or(Range other)
    {
        var (low, lowOpen) = Low is null || other.Low is null ? (null, true)
            : Low < other.Low || (Low == other.Low && !LowOpen) ? (Low, LowOpen) : (other.Low, other.LowOpen);
        var (high, highOpen) = High is null || other.High is null ? (null, true)
            : High > other.High || (High == other.High && !HighOpen) ? (High, HighOpen) : (other.High, other.HighOpen);
        return new Range(low, lowOpen, high, highOpen);
    }

    public static Range Least(Range a, Range b)
    {
        var isFirst = a.High is not null && (b.High is null || a.High < b.High || (a.High == b.High && a.HighOpen));
        var end = isFirst ? a : b;
        return a.Or(b) with { High = end.High, HighOpen = end.HighOpen };
    }

    public static Range Greatest(Range a, Range b) => -Least(-a, -b);

    /// <summary>The whole numbers within; open ends move inward.</summary>
    public Range Whole() => new(
        Low is { } low ? (LowOpen && low.IsInteger ? low + Rational.One : low.Ceiling()) : null, Low is null,
        High is { } high ? (HighOpen && high.IsInteger ? high - Rational.One : high.Floor()) : null, High is null);

    private static Range OfNotNegative(Range a, Range b)
    {
        var low = a.Low!.Value * b.Low!.Value;
        var lowOpen = low.Sign > 0 ? a.LowOpen || b.LowOpen
            : !((a.Low.Value.Sign == 0 && !a.LowOpen) || (b.Low.Value.Sign == 0 && !b.LowOpen));
        if (a.High is { Sign: 0 } || b.High is { Sign: 0 }) return Point(Rational.Zero);
        return a.High is { } ah && b.High is { } bh ? new Range(low, lowOpen, ah * bh, a.HighOpen || b.HighOpen) : new Range(low, lowOpen, null, true);
    }
}
