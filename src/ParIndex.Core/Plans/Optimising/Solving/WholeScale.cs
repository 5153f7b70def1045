namespace ParIndex.Core.Plans.Optimising.Solving;

/// <summary>Turns decimals into whole numbers for a row or an objective.</summary>
internal static class WholeScale
{
    private const int MostDigits = 15;
    private const int LeastDigits = -9;

    /// <summary>
    /// Multiplies by the power of ten that makes all whole, or by the largest that sums bear, then cuts downwards: a row so cut
    /// is a little too wide, never too narrow.
    /// </summary>
    /// <returns>The numbers, the power of ten, and whether all are exact.</returns>
    public static (long[] Numbers, int Digits, bool IsExact) Of(IReadOnlyList<decimal> numbers)
    {
        var size = numbers.Sum(Math.Abs);
        var digits = LeastDigits;
        while (digits < MostDigits && !(digits >= 0 && numbers.All(number => IsWhole(number, digits))) && size <= IntegerProgram.Largest / 2 / Power(digits + 1)) digits++;
        return ([.. numbers.Select(number => (long)decimal.Floor(number * Power(digits)))], digits, numbers.All(number => IsWhole(number, digits)));
    }

    /// <summary>The limit of a row at its scale, cut downwards and brought near enough to what the row can reach.</summary>
    public static long Limit(decimal limit, int digits)
    {
        var far = IntegerProgram.Largest / Power(digits);
        return (long)decimal.Floor(Math.Clamp(limit, -far, far) * Power(digits));
    }

    public static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(digits); i++) power *= 10;
        return digits < 0 ? 1 / power : power;
    }

    private static bool IsWhole(decimal number, int digits)
    {
        var scaled = number * Power(digits);
        return digits >= 0 ? decimal.Truncate(scaled) == scaled : scaled / Power(digits) == number && decimal.Truncate(scaled) == scaled;
    }
}
