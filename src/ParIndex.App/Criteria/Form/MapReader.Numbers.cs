using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.App.Criteria.Form;

/// <summary>Members that are numbers: exact plain decimals.</summary>
internal sealed partial class MapReader
{
    /// <summary>Sums of anything a set holds stay exact and never overflow.</summary>
    private const decimal Largest = 1_000_000_000_000_000m;

    [GeneratedRegex("^-?[0-9]+(\\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalForm { get; }

    private decimal? ParseNumber(string name, SetScalar scalar)
    {
        // A decimal that cannot hold every digit rounds silently; then its text differs from what was typed.
        if (DecimalForm.IsMatch(scalar.Text)
            && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) <= Largest
            && Plain(scalar.Text) == SetText.Number(value).TrimStart('-'))
        {
            return decimal.Parse(SetText.Number(value), CultureInfo.InvariantCulture);
        }

        var comma = scalar.Text.Contains(',', StringComparison.Ordinal) && DecimalForm.IsMatch(scalar.Text.Replace(',', '.'));
        report.Error(
            "field-number", scalar.Place,
            $"{report.Name(name)} là “{Short(scalar.Text)}”, không phải số: " + (comma ? $"dùng dấu chấm thập phân, {scalar.Text.Replace(',', '.')}." : "ghi như 1.5, không ngăn nhóm, tối đa 28 chữ số, không quá 10^15."),
            $"{name} is “{Short(scalar.Text)}”, not a number: " + (comma ? $"use a decimal point, {scalar.Text.Replace(',', '.')}." : "write it like 1.5, without groups, at most 28 digits, not beyond 10^15."));
        return null;
    }

    private int? ParseInteger(string name, SetScalar scalar)
    {
        if (DecimalForm.IsMatch(scalar.Text) && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        report.Error("field-number", scalar.Place, $"{report.Name(name)} là “{Short(scalar.Text)}”: ghi một số nguyên.", $"{name} is “{Short(scalar.Text)}”: write a whole number.");
        return null;
    }

    private static string Plain(string text)
    {
        var digits = text.TrimStart('-');
        digits = digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
        digits = digits.TrimStart('0');
        return digits.Length == 0 || digits[0] == '.' ? "0" + digits : digits;
    }
}
