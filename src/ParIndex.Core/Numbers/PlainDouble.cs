using System.Globalization;

namespace ParIndex.Core.Numbers;

/// <summary>Statistics as text: as many digits as read back to the same double, without exponent.</summary>
public static class PlainDouble
{
    /// <summary>0.000012 rather than 1.2E-05; empty for NaN.</summary>
    public static string Text(double value)
    {
        if (double.IsNaN(value))
        {
            return "";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 || double.IsInfinity(value)
            ? text
            : Shift(text[..exponent], int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string Shift(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var place = (point < 0 ? digits.Length : point) + exponent;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        return place <= 0
            ? $"{sign}0.{new string('0', -place)}{digits}"
            : place >= digits.Length ? sign + digits + new string('0', place - digits.Length) : $"{sign}{digits[..place]}.{digits[place..]}";
    }
}
