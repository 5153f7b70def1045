using System.Globalization;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>
/// Number of a paper form as printed: the line of the sample and two check digits (ISO/IEC 7064, MOD 97-10), which tell every wrong digit and every two swapped.
/// It opens nothing: only who is signed in types forms in.
/// </summary>
public static class PaperCode
{
    private const int Most = 9_999_999;

    /// <summary>"123-45".</summary>
    /// <param name="line">From 1.</param>
    public static string Of(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{line}-{Check(line):00}");
    }

    /// <summary>The line of a typed number; null: mistyped.</summary>
    public static int? Read(string? typed)
    {
        var digits = new string([.. (typed ?? "").Where(character => !char.IsWhiteSpace(character) && character != '-')]);
        return digits.Length is >= 3 and <= 9 && digits.All(char.IsAsciiDigit) && int.Parse(digits[..^2], CultureInfo.InvariantCulture) is >= 1 and <= Most and var line
            && int.Parse(digits[^2..], CultureInfo.InvariantCulture) == Check(line) ? line : null;
    }

    private static int Check(int line) => 98 - (int)(line * 100L % 97);
}
