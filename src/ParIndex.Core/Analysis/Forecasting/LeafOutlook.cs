using ParIndex.Core.Text;

namespace ParIndex.Core.Analysis.Forecasting;

/// <summary>Points of a leaf in a past year.</summary>
/// <param name="Year">Year of the index.</param>
/// <param name="Points">Points, 0 to <paramref name="Max"/>.</param>
/// <param name="Max">Maximum of that year's edition.</param>
public sealed record YearPoints(int Year, decimal Points, decimal Max);

/// <summary>What is known of a leaf before the year ends.</summary>
/// <param name="Code">Code.</param>
/// <param name="Max">Maximum points this year.</param>
/// <param name="Now">Points by the entries so far; 0 while nothing is entered.</param>
/// <param name="History">Past years, each once, in any order; may be empty.</param>
/// <param name="Target">Points planned; null: none.</param>
/// <param name="Chance">Chance that the target is reached, 0 to 1.</param>
public sealed record LeafOutlook(string Code, decimal Max, decimal Now, IReadOnlyList<YearPoints> History, decimal? Target = null, decimal Chance = 1);

/// <summary>How a leaf's points at the end of the year are arrived at.</summary>
public enum ForecastMethod
{
    /// <summary>Entries so far.</summary>
    SoFar,
    /// <summary>The one past year known.</summary>
    LastValue,
    /// <summary>Last value and the mean yearly change of two years.</summary>
    MeanChange,
    /// <summary>Theil–Sen line through three years or more.</summary>
    TheilSen,
    /// <summary>From where it stands to the target, by chance.</summary>
    Plan,
}

/// <summary>Words for methods.</summary>
public static class ForecastMethods
{
    /// <summary>The method in a sentence.</summary>
    public static Message Words(this ForecastMethod method) => method switch
    {
        ForecastMethod.LastValue => new("Như năm gần nhất (chỉ có một năm số liệu).", "As the last year (only one year is known)."),
        ForecastMethod.MeanChange => new("Năm gần nhất cộng mức thay đổi bình quân một năm (hai năm số liệu).", "The last year and the mean yearly change (two years are known)."),
        ForecastMethod.TheilSen => new("Đường xu hướng Theil–Sen: trung vị độ dốc của mọi cặp năm (từ ba năm số liệu).", "Theil–Sen trend: median slope over all pairs of years (three years or more)."),
        ForecastMethod.Plan => new("Theo kế hoạch: mức hiện tại cộng xác suất đạt nhân với phần còn thiếu so với mục tiêu.", "By plan: what stands now and the chance times what is missing to the target."),
        _ => new("Theo số liệu đã nhập đến nay.", "By the entries so far."),
    };
}
