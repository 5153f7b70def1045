using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>Figures of results as documents write them.</summary>
/// <param name="language">Language of the reader.</param>
internal sealed class ResultText(Language language)
{
    private static readonly Message Undetermined = new("không xác định", "not determined");
    private static readonly Message TooFew = new("ẩn: quá ít người trả lời", "hidden: too few answered");
    private static readonly Message Cover = new("ẩn để không suy ra được nhóm ít người", "hidden so that a small group cannot be computed");
    private static readonly Message Nobody = new("không ai trả lời", "nobody answered");

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == Language.English ? "en-GB" : "vi-VN");

    public string Count(long count) => count.ToString("N0", culture);

    /// <summary>Half away from zero, as pages write it.</summary>
    public string Number(double number, int digits = 1) => Rounding.Round((decimal)number, digits).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), culture);

    public string Signed(double number) => Rounding.Round((decimal)number, 1).ToString("+0.0;−0.0;0.0", culture);

    public string Interval(Figure figure, double factor = 1) => figure is { Lower: { } lower, Upper: { } upper } ? $"{Number(factor * lower)} – {Number(factor * upper)}" : Undetermined.In(language);

    public string Range(DriverRange? range, double factor, int digits = 1) => range is null ? Undetermined.In(language) : $"{Number(factor * range.Lower, digits)} – {Number(factor * range.Upper, digits)}";

    public string Chance(double? p) => p switch { null => "–", < 0.001 => Below(Number(0.001, 3)), _ => Number(p.Value, 3) };

    public string Below(string figure) => new Message($"dưới {figure}", $"below {figure}").In(language);

    public string Hidden(Showing showing) => (showing switch
    {
        Showing.TooFew => TooFew,
        Showing.Cover => Cover,
        _ => Nobody,
    }).In(language);
}
