using System.Globalization;
using System.Numerics;

namespace ParIndex.Core.Rules.Checking;

/// <summary>An exact fraction. Ranges are proven on fractions: a third of three is three thirds, never 0.999…</summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne; // so that default is 0 / 1

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        _numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    public static Rational Zero => default;

    public static Rational One => new(1, 1);

    public int Sign => _numerator.Sign;

    public bool IsInteger => _denominatorLessOne.IsZero;

    private BigInteger Denominator => _denominatorLessOne + 1;

    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = unchecked((new BigInteger((uint)bits[2]) << 64) | (new BigInteger((uint)bits[1]) << 32) | (uint)bits[0]);
        return new Rational(value < 0 ? -magnitude : magnitude, BigInteger.Pow(10, value.Scale));
    }

    public static Rational operator +(Rational a, Rational b) =>
        new((a._numerator * b.Denominator) + (b._numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + (-b);

    public static Rational operator -(Rational a) => new(-a._numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public Rational Floor() => new(BigInteger.Divide(_numerator - (_numerator.Sign < 0 ? _denominatorLessOne : 0), Denominator), 1);

    public Rational Ceiling() => -(-this).Floor();

    /// <summary>Half away from zero, or toward zero.</summary>
    public Rational RoundTo(int digits, bool isCut)
    {
        var scale = new Rational(BigInteger.Pow(10, digits), 1);
        var magnitude = (Sign < 0 ? -this : this) * scale;
        var whole = (isCut ? magnitude : magnitude + new Rational(1, 2)).Floor() / scale;
        return Sign < 0 ? -whole : whole;
    }

    /// <summary>Nearest decimal; null when too large for one.</summary>
    public decimal? ToDecimal()
    {
        if (BigInteger.Abs(_numerator) / Denominator > new BigInteger(1e27m)) return null;
        var digits = 0;
        var scaled = BigInteger.Abs(_numerator);
        var most = new BigInteger(decimal.MaxValue) / 10;
        while (digits < 28 && scaled % Denominator != 0 && scaled / Denominator < most)
        {
            scaled *= 10;
            digits++;
        }

        var rounded = ((scaled * 2) + Denominator) / (Denominator * 2);
        var result = (decimal)rounded;
        while (digits-- > 0) result /= 10;
        return Sign < 0 ? -result : result;
    }

    public int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    public bool Equals(Rational other) => _numerator == other._numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, _denominatorLessOne);

    public override string ToString() => IsInteger
        ? _numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{Denominator}");
}
