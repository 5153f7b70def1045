using System.Globalization;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>
/// Stored numbers to text. Sheets store binary doubles, written with up to 17 digits ("12.904500000000001"); 15 digits are what
/// spreadsheet programs show and calculate with, and give back the decimal that was typed.
/// </summary>
internal static class SheetNumber
{
    private const string Plain = "0.############################";

    public static string Text(string stored, NumberKind kind, bool date1904)
    {
        if (kind == NumberKind.General && IsPlain(stored))
        {
            return stored;
        }

        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return stored.Trim();
        }

        return kind switch
        {
            NumberKind.General => General(value),
            NumberKind.Percent => Percent(value),
            _ => SheetDate.Text(value, kind, date1904) ?? General(value),
        };
    }

    private static string General(double value)
    {
        var digits = value.ToString("G15", CultureInfo.InvariantCulture);
        return Decimal(digits) is { } exact ? exact.ToString(Plain, CultureInfo.InvariantCulture) : digits;
    }

    /// <summary>The value × 100 with every stored digit and a percent sign: how offices print it, without the rounding of the format.</summary>
    private static string Percent(double value) =>
        Math.Abs(value) < 1e20 && Decimal(value.ToString("G15", CultureInfo.InvariantCulture)) is { } exact
            ? (exact * 100).ToString(Plain, CultureInfo.InvariantCulture) + "%"
            : General(value);

    /// <summary>Null when a decimal cannot hold it without loss.</summary>
    private static decimal? Decimal(string digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && ((double)exact).ToString("G15", CultureInfo.InvariantCulture) == digits
            ? exact
            : null;

    /// <summary>An integer of any length, or a decimal of few digits: the stored text is the number that was typed.</summary>
    private static bool IsPlain(string stored)
    {
        var digits = stored.AsSpan(stored.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var isWhole = whole.Length > 0 && whole.IndexOfAnyExceptInRange('0', '9') < 0 && (whole[0] != '0' || (point == 1 && whole.Length == 1));
        return point < 0
            ? isWhole
            : isWhole && digits.Length is <= 16 && digits[^1] != '0' && digits[^1] != '.' && digits[(point + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
