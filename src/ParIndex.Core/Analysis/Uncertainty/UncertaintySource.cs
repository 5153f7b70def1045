using ParIndex.Core.Text;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>
/// One named reason why a result may come out otherwise. The name also names its stream of random numbers: a source draws the same
/// numbers whatever other sources stand beside it. Cells are given by leaf, then unit, in points; 0 leaves a cell alone.
/// </summary>
/// <param name="Name">Unique among the sources of a simulation.</param>
public abstract record UncertaintySource(string Name)
{
    /// <summary>What is drawn, in words.</summary>
    public abstract Message Method { get; }

    /// <summary>Word of the kind in files: "survey_error".</summary>
    public abstract string Kind { get; }

    internal abstract void AddTo(DataDigest digest);

    /// <summary>A table of one value per leaf, the same for every unit.</summary>
    /// <param name="values">By leaf.</param>
    /// <param name="units">How many units.</param>
    public static double[][] ByLeaf(IReadOnlyList<double> values, int units)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(value => Enumerable.Repeat(value, units).ToArray())];
    }
}

/// <summary>
/// Error of a survey: points + standard error × Z, clipped to [0, max], Z standard normal, independent between cells but for
/// <paramref name="Correlation"/>.
/// </summary>
/// <param name="StandardErrors">Standard error in points, 0 or more.</param>
/// <param name="Correlation">Correlation of the errors of one unit's leaves, 0 to 1: the same people answer several questions.</param>
public sealed record SurveyError(string Name, IReadOnlyList<double[]> StandardErrors, double Correlation = 0) : UncertaintySource(Name)
{
    public override string Kind => "survey_error";

    public override Message Method => new(
        "Sai số điều tra: điểm + sai số chuẩn × biến chuẩn tắc, cắt vào [0, điểm tối đa].",
        "Survey error: points + standard error × standard normal, clipped to [0, max].");

    internal override void AddTo(DataDigest digest) => digest.Add(Kind).Add(Name).Add(StandardErrors).Add(Correlation);
}

/// <summary>
/// Cuts by the appraiser: with chance p a claimed leaf (points above 0) loses max × C, C normal with the given mean and spread,
/// clipped to [0, 1]; the points are clipped to [0, max]. Independent between cells.
/// </summary>
/// <param name="Chances">Chance that a claimed leaf is cut, 0 to 1.</param>
/// <param name="Means">Mean cut as a share of the maximum.</param>
/// <param name="Spreads">Standard deviation of the cut as a share of the maximum.</param>
public sealed record AppraiserCut(
    string Name, IReadOnlyList<double[]> Chances, IReadOnlyList<double[]> Means, IReadOnlyList<double[]> Spreads) : UncertaintySource(Name)
{
    public override string Kind => "appraiser_cut";

    public override Message Method => new(
        "Thẩm định cắt điểm: mỗi nội dung tự chấm trên 0 bị cắt với xác suất p; mức cắt theo phân phối chuẩn (trung bình, độ lệch chuẩn tính theo tỷ lệ điểm tối đa), không quá số điểm tự chấm.",
        "Appraiser's cut: each claim above 0 is cut with chance p; the cut is normal (mean, spread as shares of the maximum), never more than was claimed.");

    internal override void AddTo(DataDigest digest) => digest.Add(Kind).Add(Name).Add(Chances).Add(Means).Add(Spreads);
}

/// <summary>Usual yearly change: points + max × (mean + spread × Z), clipped to [0, max], Z as in <see cref="SurveyError"/>.</summary>
/// <param name="Means">Mean change as a share of the maximum.</param>
/// <param name="Spreads">Standard deviation of the change as a share of the maximum.</param>
/// <param name="Correlation">Correlation of the changes of one unit's leaves, 0 to 1: good years are good in many fields.</param>
public sealed record YearlyChange(
    string Name, IReadOnlyList<double[]> Means, IReadOnlyList<double[]> Spreads, double Correlation = 0) : UncertaintySource(Name)
{
    public override string Kind => "yearly_change";

    public override Message Method => new(
        "Biến động thường niên: điểm + điểm tối đa × (trung bình + độ lệch chuẩn × biến chuẩn tắc), cắt vào [0, điểm tối đa].",
        "Usual yearly change: points + max × (mean + spread × standard normal), clipped to [0, max].");

    internal override void AddTo(DataDigest digest) => digest.Add(Kind).Add(Name).Add(Means).Add(Spreads).Add(Correlation);
}

/// <summary>
/// Yearly change resampled from history: each unit gets the whole vector of changes of one unit and year of the past, drawn with equal
/// chances, so that what moved together moves together; points are clipped to [0, max].
/// </summary>
/// <param name="Changes">By leaf, then past unit and year: change as a share of the maximum.</param>
/// <param name="Affected">By unit: whether it changes.</param>
public sealed record ResampledChange(string Name, IReadOnlyList<double[]> Changes, IReadOnlyList<bool> Affected) : UncertaintySource(Name)
{
    public override string Kind => "resampled_change";

    public override Message Method => new(
        "Biến động lấy lại từ lịch sử: mỗi đơn vị nhận trọn một bộ thay đổi của một đơn vị, một năm đã qua, bốc ngẫu nhiên đều.",
        "Change resampled from history: each unit gets the whole set of changes of one past unit and year, drawn evenly.");

    internal override void AddTo(DataDigest digest) => digest.Add(Kind).Add(Name).Add(Changes).Add([.. Affected.Select(affected => affected ? 1.0 : 0)]);
}

/// <summary>Doubt about weights: every weight at every level × U(1 − a, 1 + a), then renormalised within its group.</summary>
/// <param name="Amplitude">a, 0 to 1.</param>
public sealed record WeightNoise(string Name, double Amplitude) : UncertaintySource(Name)
{
    public override string Kind => "weight_noise";

    public override Message Method => new(
        "Nhiễu trọng số: mỗi trọng số ở mọi cấp nhân với U(1 − a, 1 + a) rồi chuẩn hóa lại trong nhóm.",
        "Weight noise: every weight at every level × U(1 − a, 1 + a), renormalised within its group.");

    internal override void AddTo(DataDigest digest) => digest.Add(Kind).Add(Name).Add(Amplitude);
}
