using System.Globalization;

namespace ParIndex.Core.Surveys.Quality;

/// <summary>Figures in reasons.</summary>
internal static class QualityText
{
    public static string Vi(double value) => En(value).Replace('.', ',');

    public static string En(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) => at.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
