using ParIndex.Core.Rules.Checking;

namespace ParIndex.Core.Rules.Improving;

/// <summary>A polynomial in one figure with exact coefficients, lowest first, no leading zero; zero has none.</summary>
internal sealed class Polynomial
{
    public static readonly Polynomial One = new([Rational.One]);
    public static readonly Polynomial Figure = new([Rational.Zero, Rational.One]);

    private readonly Rational[] _factors;

    private Polynomial(Rational[] factors) => _factors = factors;

    public int Degree => _factors.Length - 1;

    public bool IsZero => _factors.Length == 0;

    public bool IsConstant => _factors.Length <= 1;

    public static Polynomial Of(Rational constant) => Trimmed([constant]);

    public static Polynomial operator +(Polynomial a, Polynomial b)
    {
        var sum = new Rational[Math.Max(a._factors.Length, b._factors.Length)];
        for (var i = 0; i < sum.Length; i++) sum[i] = a.At(i) + b.At(i);
        return Trimmed(sum);
    }

    public static Polynomial operator -(Polynomial a, Polynomial b) => a + (b * Of(-Rational.One));

    public static Polynomial operator *(Polynomial a, Polynomial b)
    {
        if (a.IsZero || b.IsZero) return new Polynomial([]);
        var product = new Rational[a._factors.Length + b._factors.Length - 1];
        for (var i = 0; i < a._factors.Length; i++)
        {
            for (var j = 0; j < b._factors.Length; j++) product[i + j] += a._factors[i] * b._factors[j];
        }

        return Trimmed(product);
    }

    public bool IsSame(Polynomial other) => _factors.AsSpan().SequenceEqual(other._factors);

    public Polynomial Derivative()
    {
        if (_factors.Length <= 1) return new Polynomial([]);
        var result = new Rational[_factors.Length - 1];
        for (var i = 0; i < result.Length; i++) result[i] = _factors[i + 1] * (decimal)(i + 1);
        return Trimmed(result);
    }

    public Rational ValueAt(Rational x)
    {
        var value = Rational.Zero;
        for (var i = _factors.Length - 1; i >= 0; i--) value = (value * x) + _factors[i];
        return value;
    }

    /// <summary>
    /// Roots strictly between two ends: exact for degree 1, otherwise to within <paramref name="width"/>, found between the
    /// roots of the derivative, where the polynomial is monotone.
    /// </summary>
    public IEnumerable<Rational> Roots(Rational low, Rational high, Rational width)
    {
        if (IsConstant) return [];
        if (Degree == 1)
        {
            var root = -_factors[0] / _factors[1];
            return root > low && root < high ? [root] : [];
        }

        var roots = new List<Rational>();
        var ends = Derivative().Roots(low, high, width).Prepend(low).Append(high).ToArray();
        for (var i = 1; i < ends.Length; i++)
        {
            if (i > 1 && ValueAt(ends[i - 1]).Sign == 0) roots.Add(ends[i - 1]);
            else if (Crossing(ends[i - 1], ends[i], width) is { } root) roots.Add(root);
        }

        return roots;
    }

    private Rational? Crossing(Rational low, Rational high, Rational width)
    {
        var (below, above) = (ValueAt(low).Sign, ValueAt(high).Sign);
        if (below * above >= 0) return null;
        while (high - low > width)
        {
            var middle = (low + high) / 2m;
            var sign = ValueAt(middle).Sign;
            if (sign == 0) return middle;
            if (sign == below) low = middle;
            else high = middle;
        }

        return (low + high) / 2m;
    }

    private Rational At(int power) => power < _factors.Length ? _factors[power] : Rational.Zero;

    private static Polynomial Trimmed(Rational[] factors)
    {
        var length = factors.Length;
        while (length > 0 && factors[length - 1].Sign == 0) length--;
        return new Polynomial(length == factors.Length ? factors : factors[..length]);
    }
}

/// <summary>A ratio of two polynomials in one figure.</summary>
internal sealed class Quotient
{
    /// <summary>Beyond this the shape is not followed.</summary>
    public const int MaxDegree = 6;

    private Quotient(Polynomial top, Polynomial bottom) => (Top, Bottom) = (top, bottom);

    public Polynomial Top { get; }

    public Polynomial Bottom { get; }

    public bool IsTooHigh => Top.Degree > MaxDegree || Bottom.Degree > MaxDegree;

    public static Quotient Figure { get; } = new(Polynomial.Figure, Polynomial.One);

    public static Quotient Of(Rational constant) => new(Polynomial.Of(constant), Polynomial.One);

    public static Quotient operator +(Quotient a, Quotient b) =>
        a.Bottom.IsSame(b.Bottom) ? Make(a.Top + b.Top, a.Bottom) : Make((a.Top * b.Bottom) + (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Quotient operator -(Quotient a, Quotient b) => a + (b * Of(-Rational.One));

    public static Quotient operator *(Quotient a, Quotient b) =>
        a.Bottom.IsSame(b.Top) ? Make(a.Top, b.Bottom) : a.Top.IsSame(b.Bottom) ? Make(b.Top, a.Bottom) : Make(a.Top * b.Top, a.Bottom * b.Bottom);

    public static Quotient operator /(Quotient a, Quotient b) =>
        a.Bottom.IsSame(b.Bottom) ? Make(a.Top, b.Top) : a * new Quotient(b.Bottom, b.Top);

    /// <summary>Null where the bottom is 0.</summary>
    public Rational? ValueAt(Rational x) => Bottom.ValueAt(x) is { Sign: not 0 } bottom ? Top.ValueAt(x) / bottom : null;

    /// <summary>Top of the derivative; its sign is the direction.</summary>
    public Polynomial Slope() => (Top.Derivative() * Bottom) - (Top * Bottom.Derivative());

    private static Quotient Make(Polynomial top, Polynomial bottom)
    {
        if (top.IsZero) return new Quotient(top, Polynomial.One);
        if (!bottom.IsConstant || bottom.IsZero) return new Quotient(top, bottom);
        return new Quotient(top * Polynomial.Of(Rational.One / bottom.ValueAt(Rational.Zero)), Polynomial.One);
    }
}
