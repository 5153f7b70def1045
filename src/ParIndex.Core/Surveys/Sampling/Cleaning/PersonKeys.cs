namespace ParIndex.Core.Surveys.Sampling.Cleaning;

/// <summary>Numbers that tell people apart, in one spelling.</summary>
public static class PersonKeys
{
    private const int CitizenDigits = 12;

    /// <summary>Codes of provinces in citizen numbers run to 096 (Circular 59/2021/TT-BCA, Annex 1).</summary>
    private const int LastProvince = 96;

    /// <summary>Blanks, dots and hyphens taken out; zeros at the front that a spreadsheet dropped from a citizen number put back.</summary>
    /// <param name="text">As it stands in the frame.</param>
    /// <param name="repaired">Whether zeros were put back.</param>
    public static string Citizen(string text, out bool repaired)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '\'')));
        repaired = bare.Length is CitizenDigits - 1 or CitizenDigits - 2 && bare.All(char.IsAsciiDigit) && IsCitizen(bare.PadLeft(CitizenDigits, '0'));
        return repaired ? bare.PadLeft(CitizenDigits, '0') : bare;
    }

    /// <summary>Twelve digits that begin with the code of a province.</summary>
    public static bool IsCitizen(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length == CitizenDigits && number.All(char.IsAsciiDigit)
            && (((number[0] - '0') * 100) + ((number[1] - '0') * 10) + number[2] - '0') is > 0 and <= LastProvince;
    }

    /// <summary>Whether two citizen numbers belong to people of other sex, century or year of birth (digits 4 to 6).</summary>
    public static bool DifferInBirth(string one, string other) =>
        IsCitizen(one) && IsCitizen(other) && !one.AsSpan(3, 3).SequenceEqual(other.AsSpan(3, 3));

    /// <summary>Digits alone, +84 as 0, the zero at the front put back; "" when there are fewer than 9 digits.</summary>
    public static string Phone(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length is 11 or 12 && digits.StartsWith("84", StringComparison.Ordinal))
            digits = digits[2..];

        return digits.Length < 9 ? "" : digits[0] == '0' ? digits : "0" + digits;
    }
}
