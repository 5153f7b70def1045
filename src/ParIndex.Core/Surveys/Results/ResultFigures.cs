using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Intervals;
using ParIndex.Core.Surveys.Estimation.Testing;
using ParIndex.Core.Surveys.Points.Losing;

namespace ParIndex.Core.Surveys.Results;

/// <summary>
/// Figures of results with their 95 % intervals. Degrees of freedom are those of the people the figure is of: a group that lies in one cluster has none, and then the sample
/// cannot tell how sure its figure is.
/// </summary>
internal static class ResultFigures
{
    private const double Level = 0.95;
    private const DegreesRule Rule = DegreesRule.Domain;

    /// <summary>A share, 0 to 1.</summary>
    public static Figure Share(SampleFigure figure)
    {
        var interval = ShareIntervals.Of(figure, ShareMethod.Logit, Rule, Level);
        return Of(figure, interval.Lower, interval.Upper);
    }

    /// <summary>A mean between bounds; infinity: none.</summary>
    public static Figure Mean(SampleFigure figure, double least, double most)
    {
        var interval = MeanIntervals.Student(figure.Estimate, Rule.DegreesOf(figure), Level);
        return Of(figure, Math.Max(least, interval.Lower), Math.Min(most, interval.Upper));
    }

    /// <summary>Interval of a linearised figure between bounds; null: the sample cannot tell.</summary>
    public static DriverRange? Range(double value, SampleFigure linearised, double least, double most)
    {
        if (Rule.DegreesOf(linearised) <= 0 || !double.IsFinite(linearised.StandardError))
        {
            return null;
        }

        var interval = MeanIntervals.Student(new Estimate(value, linearised.StandardError), Rule.DegreesOf(linearised), Level);
        return new DriverRange(linearised.StandardError, Math.Max(least, interval.Lower), Math.Min(most, interval.Upper));
    }

    /// <summary>Interval of a correlation by Fisher's transformation, so that it stays within −1 and 1; null: the sample cannot tell.</summary>
    public static DriverRange? CorrelationRange(double value, SampleFigure linearised)
    {
        if (Math.Abs(value) > 1 - 1e-9 || Rule.DegreesOf(linearised) <= 0 || !double.IsFinite(linearised.StandardError))
        {
            return null;
        }

        var interval = MeanIntervals.Student(new Estimate(Math.Atanh(value), linearised.StandardError / (1 - (value * value))), Rule.DegreesOf(linearised), Level);
        return new DriverRange(linearised.StandardError, Math.Tanh(interval.Lower), Math.Tanh(interval.Upper));
    }

    /// <summary>Differences of the shown groups from all people together, adjusted for their number; null where a group is not shown.</summary>
    public static Difference?[] Differences(IReadOnlyList<SampleFigure?> groups, SampleFigure whole, IReadOnlyList<Showing> showings)
    {
        var shown = Enumerable.Range(0, groups.Count).Where(group => showings[group] == Showing.Shown && groups[group] is not null).ToList();
        var all = new Difference?[groups.Count];
        if (shown.Count < 2)
        {
            return all;
        }

        var chances = shown.ConvertAll(group => Rule.DegreesOf(groups[group]!) > 0 ? Comparison.Of(groups[group]!, whole, Rule).P : double.NaN);
        var adjusted = MultipleComparisons.Holm(chances);
        for (var place = 0; place < shown.Count; place++)
        {
            all[shown[place]] = new Difference(groups[shown[place]]!.Value - whole.Value, Finite(chances[place]), Finite(adjusted[place]));
        }

        return all;
    }

    /// <summary>Null for what is no number.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static Figure Of(SampleFigure figure, double lower, double upper) =>
        new(figure.Value, Rule.DegreesOf(figure) > 0 ? Finite(figure.StandardError) : null, double.IsNaN(lower) ? null : Finite(lower), double.IsNaN(upper) ? null : Finite(upper));
}
