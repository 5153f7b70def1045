using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Results;

namespace ParIndex.App.Surveys.Results;

/// <summary>Figures of results as Vietnamese documents write them.</summary>
internal static class ResultText
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Count(long count) => count.ToString("N0", Vietnamese);

    /// <summary>Half away from zero, as pages write it.</summary>
    public static string Number(double number, int digits = 1) => Rounding.Round((decimal)number, digits).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Vietnamese);

    public static string Signed(double number) => Rounding.Round((decimal)number, 1).ToString("+0.0;−0.0;0.0", Vietnamese);

    public static string Interval(Figure figure, double factor = 1) => figure is { Lower: { } lower, Upper: { } upper } ? $"{Number(factor * lower)} – {Number(factor * upper)}" : "không xác định";

    public static string Chance(double? p) => p switch { null => "–", < 0.001 => "dưới 0,001", _ => Number(p.Value, 3) };

    public static string Hidden(Showing showing) => showing switch
    {
        Showing.TooFew => "ẩn: quá ít người trả lời",
        Showing.Cover => "ẩn để không suy ra được nhóm ít người",
        _ => "không ai trả lời",
    };
}
