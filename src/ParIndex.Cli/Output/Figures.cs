using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Text;

namespace ParIndex.Cli.Output;

/// <summary>Figures as people read them: rounded for display only, comma in Vietnamese and point in English.</summary>
internal static class Figures
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>At most so many digits, rounded half away from zero, trailing zeros left out.</summary>
    public static string Short(decimal value, int digits, Language language) =>
        Rounding.Round(value, digits).ToString("0." + new string('#', digits), CultureOf(language));

    /// <summary>Exactly so many digits, rounded half away from zero.</summary>
    public static string Fixed(decimal value, int digits, Language language) =>
        Rounding.Round(value, digits).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureOf(language));

    /// <summary>Every digit.</summary>
    public static string Exact(decimal value, Language language) => value.ToString("0.############################", CultureOf(language));

    private static CultureInfo CultureOf(Language language) => language == Language.English ? CultureInfo.InvariantCulture : Vietnamese;
}
