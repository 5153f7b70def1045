using System.Globalization;
using ParIndex.Core.Numbers;

namespace ParIndex.Web;

/// <summary>The one way figures and dates are written on pages, in the language of the request.</summary>
public static class Show
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>For what is not there.</summary>
    public const string None = "–";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>Points with a fixed number of digits, half away from zero: 12.905 is "12,91".</summary>
    public static string Points(decimal? points, int digits = 2) => points is { } value
        ? Signed(Rounding.Round(value, digits).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture))
        : None;

    /// <summary>Points with as many digits as needed: a maximum of 2 is "2", of 1.5 is "1,5".</summary>
    public static string Brief(decimal? points) => points is { } value ? Signed(value.ToString("#,##0.######", Culture)) : None;

    /// <summary>Percent given on a scale of 100: 85.42 is "85,42%".</summary>
    public static string Percent(decimal? percent, int digits = 2) => percent is null ? None : Points(percent, digits) + "%";

    /// <summary>How many.</summary>
    public static string Count(long? count) => count is { } value ? Signed(value.ToString("N0", Culture)) : None;

    /// <summary>A difference with its sign: "+3,37", "−0,5", "0".</summary>
    public static string Change(decimal? change, int digits = 2) => change switch
    {
        null => None,
        _ when Rounding.Round(change.Value, digits) > 0 => "+" + Points(change, digits),
        _ => Points(change, digits),
    };

    /// <summary>Day of an instant in Vietnam: 21/11/2026.</summary>
    public static string Date(DateTimeOffset? instant) => instant is { } value
        ? TimeZoneInfo.ConvertTime(value, Zone).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : None;

    /// <summary>A day: 21/11/2026.</summary>
    public static string Date(DateOnly? day) => day is { } value ? value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : None;

    /// <summary>Day and minute of an instant in Vietnam: 21/11/2026 09:05.</summary>
    public static string Time(DateTimeOffset? instant) => instant is { } value
        ? TimeZoneInfo.ConvertTime(value, Zone).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)
        : None;

    /// <summary>Size of a file: "1,4 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => Count(bytes) + " B",
        < 1_000_000 => Points(bytes / 1_000m, 0) + " kB",
        < 10_000_000_000 => Points(bytes / 1_000_000m, 1) + " MB",
        _ => Points(bytes / 1_000_000_000m, 1) + " GB",
    };

    // The minus of typesetting is as wide as a figure and read as minus.
    private static string Signed(string number) => number.Replace("-", "−", StringComparison.Ordinal);
}
