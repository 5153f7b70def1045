using System.Globalization;

namespace ParIndex.Core.Surveys.Points;

/// <summary>Figures in sentences: few digits, a decimal comma in Vietnamese.</summary>
internal static class PointText
{
    public static string Vi(double value, int digits = 4) => En(value, digits).Replace('.', ',');

    public static string En(double value, int digits = 4) => Math.Round(value, digits, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);

    public static string Vi(decimal value, int digits = 4) => En(value, digits).Replace('.', ',');

    public static string En(decimal value, int digits = 4) => Numbers.Rounding.Round(value, digits).ToString("0.######", CultureInfo.InvariantCulture);
}
