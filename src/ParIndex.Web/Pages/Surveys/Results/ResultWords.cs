using ParIndex.App.Surveys.Results;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>Names and figures of results as pages write them.</summary>
public sealed class ResultWords(Questionnaire questionnaire, Texts texts) : ResultNames(questionnaire, Texts.Language)
{
    /// <summary>Digits of an index and of shares in per cent.</summary>
    public const int Digits = 1;

    /// <summary>Below this chance a difference is called one.</summary>
    public const double Sure = 0.05;

    /// <summary>Why a figure is not shown; null: it is.</summary>
    public string? Hidden(Showing showing) => showing switch
    {
        Showing.Shown => null,
        Showing.TooFew => texts["ẩn: quá ít người trả lời"],
        Showing.Cover => texts["ẩn để không suy ra được nhóm ít người"],
        _ => texts["không ai trả lời"],
    };

    /// <summary>Value of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="factor">100 for shares.</param>
    public static decimal? Value(Figure? figure, decimal factor = 1) => figure is null ? null : factor * (decimal)figure.Value;

    /// <summary>An interval: "80,1 – 85,3"; where the sample cannot tell, it says so.</summary>
    public string Interval(Figure? figure, decimal factor = 1, int digits = Digits) => figure switch
    {
        null => Show.None,
        { Lower: { } lower, Upper: { } upper } => $"{Show.Points(factor * (decimal)lower, digits)} – {Show.Points(factor * (decimal)upper, digits)}",
        _ => texts["không xác định"],
    };

    /// <summary>An interval of a driver, written as the others.</summary>
    public string Range(DriverRange? range, decimal factor, int digits) => Interval(new Figure(0, range?.Error, range?.Lower, range?.Upper), factor, digits);

    /// <summary>A chance: "0,03", "dưới 0,001".</summary>
    public string Chance(double? p) => p switch { null => Show.None, < 0.001 => texts["dưới {0}", Show.Points(0.001m, 3)], _ => Show.Points((decimal)p.Value, 3) };
}
